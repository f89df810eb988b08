/** The work of the night: tells organisers in time, and deletes what is due. */
import { retentionLetter } from '../../views/mail/retention.ts'
import { organiserAddresses } from '../account/store.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import type { Services } from '../core/services.ts'
import { type Edition, listEditions } from '../edition/store.ts'
import { post } from '../mail/store.ts'
import { type Loaded, loadRetention, type Preview, preview } from './actions.ts'
import { deleteDue } from './delete-actions.ts'
import { NOTICE_DAYS, noticeDue, startsAt } from './rules.ts'
import { forgetSecrets } from './running-store.ts'
import { noteNotice } from './store.ts'

const DAY_MS = 86_400_000

/** Most commits of a night and of one year in it; the next night goes on. Keeps a Worker within its limits. */
const NIGHT_BATCHES = 40

/** Deletes what is due of everything; two processes at once share the work. */
export const retainNightly = async (app: Services): Promise<void> => {
  await app.db.commit([forgetSecrets(app.db.q, app.clock())])
  await deleteDue(app, await loadRetention(app, null), null, NIGHT_BATCHES)
  for (const edition of await listEditions(app.db)) await retainYear(app, edition)
}

const retainYear = async (app: Services, edition: Edition): Promise<void> => {
  const loaded = await loadRetention(app, edition)
  const { now, plan } = loaded
  const dates = loaded.lines.flatMap(({ dueAt, hold }) => (dueAt === null || hold ? [] : [dueAt]))
  if (dates.length === 0 || now < Math.min(...dates) - NOTICE_DAYS * DAY_MS) return
  const from = startsAt(Math.min(...dates), plan.notifiedAt)
  if (from === null) return notify(app, loaded, await preview(app, loaded))
  if (from <= now) await deleteDue(app, loaded, null, NIGHT_BATCHES)
}

/** Tells organisers once what will go, if there is anything. */
const notify = async (app: Services, loaded: Loaded, previews: readonly Preview[]): Promise<void> => {
  const { edition, now, plan, scope } = loaded
  const going = previews.filter(({ line, total }) => total > 0 && line.hold === null)
  const firstDue = Math.min(...going.map(({ line }) => line.dueAt ?? Number.POSITIVE_INFINITY))
  if (!edition || !noticeDue(firstDue, plan.notifiedAt, now)) return
  const letter = retentionLetter({
    edition: edition.title,
    from: startsAt(firstDue, now) ?? firstDue,
    parts: going.map(({ line, total }) => `${line.data.name}: ${total}`),
    link: app.config.origin + paths.adminRetentionOf(edition.year),
  })
  await app.db.commit([
    noteNotice(app.db.q, scope, now),
    guard,
    ...(await organiserAddresses(app.db)).map((to) =>
      post(app.db.q, { key: `retention:${scope}:${to}`, kind: 'retention', to, ...letter }, now),
    ),
    record(app.db.q, {
      at: now,
      actorId: null,
      editionId: edition.id,
      kind: 'retention.announced',
      subject: edition.id,
      detail: { rows: going.reduce((sum, { total }) => sum + total, 0) },
    }),
  ])
}
