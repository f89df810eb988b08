/** What a juror does with a sheet beyond saving it. */
import type { Actor } from '../account/rules.ts'
import type { Detail } from '../audit/detail-words.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { guard, type Statement } from '../core/database.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Seated } from './actions.ts'
import { clearFlag, reopenSheet, setFlag } from './sheet-store.ts'

const REFUSED = fail(
  'conflict',
  'Das ging nicht: Die Bewertung ist geschlossen, oder der Bogen wurde inzwischen an anderer Stelle geändert. Es ist nichts verloren; bitte laden Sie die Seite neu.',
)

/** Opens a finished sheet again; until it is finished anew it does not count. */
export const reopen = (app: Services, actor: Actor, seated: Seated, version: number): Promise<Result<null>> =>
  write(app, actor, seated, 'score.reopened', { version: version + 1 }, (by) =>
    reopenSheet(app.db.q, { ...by, version }),
  )

/** Asks the jury to talk about the entry. */
export const flag = (app: Services, actor: Actor, seated: Seated, reason: string): Promise<Result<null>> =>
  write(app, actor, seated, 'entry.flagged', {}, (by) => setFlag(app.db.q, { ...by, reason }))

/** Takes that back. */
export const unflag = (app: Services, actor: Actor, seated: Seated): Promise<Result<null>> =>
  write(app, actor, seated, 'entry.unflagged', {}, (by) => clearFlag(app.db.q, by))

const write = async (
  app: Services,
  actor: Actor,
  { juror, edition, submission }: Seated,
  kind: AuditKind,
  detail: Detail,
  change: (by: { jurorId: string; accountId: string; submissionId: string; now: number }) => Statement,
): Promise<Result<null>> => {
  const now = app.clock()
  const saved = await app.db.commit([
    change({ jurorId: juror.id, accountId: actor.id, submissionId: submission.id, now }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind,
      subject: submission.id,
      detail: { juror: juror.id, ...detail },
    }),
  ])
  return saved.ok ? ok(null) : REFUSED
}
