/** Deletes the files that commits have let go of; what the storage refuses waits and is tried again. */
import type { Services } from '../core/services.ts'
import { discardDelay } from './rules.ts'
import { dueFiles, forgetFiles, putOffFile } from './store.ts'

type Storage = Pick<Services, 'db' | 'files' | 'clock'>

/** Files of one round; R2 deletes at most a thousand at once. */
const AT_ONCE = 200
const ROUNDS = 5

/** Deletes every file that is due, also right after the commit that noted it; fails nobody's request. Two processes at once do no harm, as a missing file is no error. */
export const discardDue = async (app: Storage): Promise<{ deleted: number; refused: number }> => {
  const report = { deleted: 0, refused: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = await dueFiles(app.db, app.clock(), AT_ONCE)
    const refused = await deleteAll(app, due)
    report.refused += refused
    report.deleted += due.length - refused
    if (due.length < AT_ONCE) break
  }
  return report
}

/** All at once; where that fails one by one, so that a single file does not hold up the others. */
const deleteAll = async (
  app: Storage,
  due: readonly { key: string; attempts: number }[],
): Promise<number> => {
  const keys = due.map(({ key }) => key)
  if (keys.length === 0) return 0
  const together = await app.files.delete(keys).then(
    () => true,
    () => false,
  )
  if (together) {
    await app.db.commit([forgetFiles(app.db.q, keys)])
    return 0
  }
  let refused = 0
  for (const file of due) if (!(await deleteOne(app, file))) refused += 1
  return refused
}

const deleteOne = async (app: Storage, { key, attempts }: { key: string; attempts: number }) => {
  const { q } = app.db
  try {
    await app.files.delete([key])
    await app.db.commit([forgetFiles(q, [key])])
    return true
  } catch (error) {
    const nextAt = app.clock() + discardDelay(attempts + 1)
    await app.db.commit([putOffFile(q, key, nextAt, String(error).slice(0, 300))])
    return false
  }
}
