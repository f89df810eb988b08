/** Organisers decide who takes part; entrants hand changed entries back. */
import {
  changesDraft,
  changesLetter,
  refusalDraft,
  refusalLetter,
  takenBackLetter,
} from '../../views/mail/screening.ts'
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard, type Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { insertExtension } from '../deadline/store.ts'
import type { Edition } from '../edition/store.ts'
import type { Finding } from '../eligibility/rules.ts'
import type { Own } from '../submission/actions.ts'
import { letterToAll } from '../submission/letters.ts'
import { deadlineOf, mayEdit, permit, submissionNumber } from '../submission/rules.ts'
import { type Submission, submissionById } from '../submission/store.ts'
import { changesDeadlineError, mayScreen, type Screening } from './rules.ts'
import { reopen, screen } from './store.ts'

/** What an organiser decides about, as it was read. */
export interface Screened {
  readonly edition: Edition
  readonly submission: Submission
  readonly version: number
}

const KINDS = {
  passed: 'submission.passed',
  refused: 'submission.refused',
  changes: 'submission.changes_requested',
  open: 'submission.refusal_taken_back',
} as const

interface Decision {
  readonly to: Screening
  readonly text: string
  readonly until: number | null
  readonly letters: readonly Statement[]
}

/** One decision in one commit; the same one twice is the same as once. */
const decide = async (
  app: Services,
  actor: Actor,
  { edition, submission, version }: Screened,
  { to, text, until, letters }: Decision,
): Promise<Result<null>> => {
  const now = app.clock()
  const allowed = mayScreen(edition, now)
  if (!allowed.ok) return allowed
  const extends_ = until !== null && until > (deadlineOf(submission, edition) ?? 0)
  const { id, screening: from } = submission
  const write = { id, editionId: edition.id, version, from, to, text, until, now }
  const saved = await app.db.commit([
    screen(app.db.q, write),
    guard,
    ...(extends_ ? [extension(app, edition, submission, until, now)] : []),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: KINDS[to],
      subject: id,
      detail: { from, version, until },
    }),
    ...letters,
  ])
  if (saved.ok) return ok(null)
  const current = await submissionById(app.db, id)
  if (from !== to && current?.screening === to && current.version === version) return ok(null)
  return fail(
    'conflict',
    'Nicht gespeichert: Die Einreichung wurde inzwischen geändert, oder jemand anderes hat über sie entschieden. Bitte laden Sie die Seite neu und prüfen Sie den Stand.',
  )
}

const extension = (app: Services, edition: Edition, submission: Submission, until: number, now: number) =>
  insertExtension(app.db.q, {
    id: newId(),
    edition_id: edition.id,
    submission_id: submission.id,
    until_at: until,
    reason: 'Die Geschäftsstelle bittet um Änderungen.',
    granted_at: now,
  })

const aboutOf = (app: Services, { edition, submission }: Screened) => ({
  edition: edition.title,
  title: submission.title,
  number: submissionNumber(edition.year, submission.number ?? 0),
  link: app.config.origin + paths.submission(submission.id),
})

/** What both letters say before an organiser has changed them. */
export const draftLetters = (
  { edition, submission }: Omit<Screened, 'version'>,
  findings: readonly Finding[],
) => {
  const about = {
    edition: edition.title,
    title: submission.title,
    number: submissionNumber(edition.year, submission.number ?? 0),
    reasons: findings.map(({ message }) => message),
  }
  return { refusal: refusalDraft(about), changes: changesDraft(about) }
}

const lettersOf = (
  app: Services,
  { submission }: Screened,
  to: Screening,
  letter: { subject: string; body: string },
) => {
  const now = app.clock()
  const key = `screening:${to}:${submission.id}:${now}`
  return letterToAll(app, submission.id, now, () => ({ key, kind: 'screening', ...letter }))
}

/** The entry goes to the jury. */
export const passEntry = (app: Services, actor: Actor, screened: Screened): Promise<Result<null>> =>
  screened.submission.screening === 'refused'
    ? Promise.resolve(
        fail('conflict', 'Diese Einreichung ist abgelehnt. Nehmen Sie zuerst die Ablehnung zurück.'),
      )
    : decide(app, actor, screened, { to: 'passed', text: '', until: null, letters: [] })

/** The entry does not take part; everybody who works on it gets the letter. */
export const refuseEntry = async (
  app: Services,
  actor: Actor,
  screened: Screened,
  text: string,
): Promise<Result<null>> => {
  const letter = refusalLetter({ ...aboutOf(app, screened), text })
  const letters = await lettersOf(app, screened, 'refused', letter)
  return decide(app, actor, screened, { to: 'refused', text, until: null, letters })
}

/** The entry goes back to its entrants with a deadline of its own. */
export const requestChanges = async (
  app: Services,
  actor: Actor,
  screened: Screened,
  { text, until }: { readonly text: string; readonly until: number },
): Promise<Result<null>> => {
  const wrong = changesDeadlineError(screened.edition, until, app.clock())
  if (wrong !== null) return fail('invalid', wrong)
  if (screened.submission.screening === 'refused')
    return fail('conflict', 'Diese Einreichung ist abgelehnt. Nehmen Sie zuerst die Ablehnung zurück.')
  const deadline = Math.max(until, deadlineOf(screened.submission, screened.edition) ?? 0)
  const letter = changesLetter({ ...aboutOf(app, screened), text, until: deadline })
  const letters = await lettersOf(app, screened, 'changes', letter)
  return decide(app, actor, screened, { to: 'changes', text, until, letters })
}

/** The refusal no longer counts; the entry is to be looked at again. */
export const takeBackRefusal = async (
  app: Services,
  actor: Actor,
  screened: Screened,
): Promise<Result<null>> => {
  if (screened.submission.screening !== 'refused') return ok(null)
  const letters = await lettersOf(app, screened, 'open', takenBackLetter(aboutOf(app, screened)))
  return decide(app, actor, screened, { to: 'open', text: '', until: null, letters })
}

/** The entrants have made the changes they were asked for; doing it twice is the same as once. */
export const changesDone = async (
  app: Services,
  actor: Actor,
  { submission, edition, right }: Own,
  receivedAt: number,
): Promise<Result<null>> => {
  if (submission.screening !== 'changes') return ok(null)
  const moment = { receivedAt, now: app.clock() }
  const permitted = permit(right, 'edit')
  const allowed = permitted.ok ? mayEdit(submission, edition, receivedAt, moment.now) : permitted
  if (!allowed.ok) return allowed
  const saved = await app.db.commit([
    reopen(app.db.q, { id: submission.id, actorId: actor.id, ...moment }),
    guard,
    record(app.db.q, {
      at: receivedAt,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'submission.changes_done',
      subject: submission.id,
      detail: { version: submission.version },
    }),
  ])
  if (saved.ok || (await submissionById(app.db, submission.id))?.screening === 'open') return ok(null)
  return fail('conflict', 'Inzwischen hat sich etwas geändert. Bitte laden Sie die Seite neu.')
}
