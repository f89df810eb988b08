/** Letters about a submission: one for everybody who works on it, in the words of their own right. */
import { receiptLetter, withdrawnLetter } from '../../views/mail/submission.ts'
import type { Actor } from '../account/rules.ts'
import type { Statement } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { type NewLetter, post } from '../mail/store.ts'
import { deadlineOf, submissionNumber } from './rules.ts'
import { type Person, peopleOf, type Submission } from './store.ts'

/** Statements that write one letter to each person; `key` and the account make it the only one. */
export const letterToAll = async (
  app: Services,
  submissionId: string,
  now: number,
  letterFor: (person: Person) => Omit<NewLetter, 'to'>,
): Promise<Statement[]> =>
  (await peopleOf(app.db, submissionId)).map((person) => {
    const letter = letterFor(person)
    return post(
      app.db.q,
      {
        ...letter,
        key: `${letter.key}:${person.id}`,
        to: person.email,
        submissionId,
        accountId: person.id,
      },
      now,
    )
  })

/** Receipts after handing in, each with the entry as a document. */
export const receiptLetters = (
  app: Services,
  actor: Actor,
  edition: Edition,
  submission: Submission,
  receipt: string,
): Promise<Statement[]> => {
  const submittedAt = submission.submitted_at ?? 0
  return letterToAll(app, submission.id, submittedAt, ({ id, right }) => ({
    key: `receipt:${submission.id}`,
    kind: 'receipt',
    attachment: { kind: 'entry_pdf', submission: submission.id, version: submission.version },
    ...receiptLetter({
      edition: edition.title,
      title: submission.title,
      submittedAt,
      closesAt: deadlineOf(submission, edition) ?? 0,
      receipt,
      link: app.config.origin + paths.submissionReceipt(submission.id),
      right,
      by: id === actor.id ? null : actor.name || actor.email,
    }),
  }))
}

/** Confirmations of a withdrawal. */
export const withdrawnLetters = (
  app: Services,
  edition: Edition,
  submission: Submission,
  now: number,
): Promise<Statement[]> =>
  letterToAll(app, submission.id, now, ({ right }) => ({
    key: `withdrawn:${submission.id}`,
    kind: 'withdrawn',
    ...withdrawnLetter({
      edition: edition.title,
      title: submission.title,
      number: submission.number === null ? '' : submissionNumber(edition.year, submission.number),
      own: right === 'own',
    }),
  }))
