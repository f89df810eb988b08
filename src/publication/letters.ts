/** The letters that leave with the release, and those that prepare it. */
import {
  confirmLetter,
  lapsedLetter,
  resultLetter,
  takenBackLetter,
  winnerLetter,
} from '../../views/mail/release.ts'
import type { Statement } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { type NewLetter, postAll } from '../mail/store.ts'
import { confirmersOf } from './confirmers.ts'
import { peopleOfEntries } from './release-store.ts'
import { awardInWords, type Snapshot } from './snapshot.ts'

type ResultLetter = Pick<NewLetter, 'key' | 'kind' | 'to' | 'subject' | 'body'> & {
  readonly submissionId: string
  readonly accountId: string
}

/**
 * What everybody who took part will be told the moment the results open, winners first.
 * @param version number of the released version; a corrected release writes anew
 */
export const lettersOf = async (
  app: Services,
  edition: Edition,
  snapshot: Snapshot,
  version: number,
): Promise<ResultLetter[]> => {
  const people = await peopleOfEntries(app.db, edition.id)
  const won = Map.groupBy(snapshot.winners, ({ submission }) => submission)
  const nominated = new Set(snapshot.nominees.map(({ submission }) => submission))
  const correction = snapshot.corrections.at(-1)?.reason ?? ''
  const letters = people.map((person): ResultLetter => {
    const awards = won.get(person.id) ?? []
    const [first] = awards
    const about = { edition: edition.title, title: person.title, correction }
    return {
      key: `result:${version}:${person.id}:${person.account}`,
      kind: first ? ('winner' as const) : ('result' as const),
      to: person.email,
      submissionId: person.id,
      accountId: person.account,
      ...(first
        ? winnerLetter({
            ...about,
            awards: awards.map(awardInWords),
            link: app.config.origin + paths.winner(edition.year, first.slug),
          })
        : resultLetter({
            ...about,
            nominated: nominated.has(person.id),
            link: app.config.origin + paths.winners(edition.year),
          })),
    }
  })
  return letters.toSorted((a, b) => Number(b.kind === 'winner') - Number(a.kind === 'winner'))
}

/** Tells everybody who was told the results that they were taken back. */
export const takenBackLetters = async (
  app: Services,
  edition: Edition,
  version: number,
  reason: string,
  now: number,
): Promise<Statement[]> => {
  const people = await peopleOfEntries(app.db, edition.id)
  const letters = people.map(({ id, title, account, email }) => ({
    key: `result-taken-back:${version}:${id}:${account}`,
    kind: 'result_taken_back' as const,
    to: email,
    submissionId: id,
    accountId: account,
    ...takenBackLetter({
      edition: edition.title,
      title,
      reason,
      link: app.config.origin + paths.edition(edition.year),
    }),
  }))
  return postAll(app.db.q, letters, now)
}

/** Asks those who may confirm. */
export const confirmLetters = async (
  app: Services,
  edition: Edition,
  sha256: string,
  now: number,
): Promise<Statement[]> => {
  const words = confirmLetter({
    edition: edition.title,
    link: app.config.origin + paths.adminRelease(edition.year),
  })
  const letters = (await confirmersOf(app.db, edition.id)).map(({ account_id, email }) => ({
    key: `release-confirm:${sha256}:${account_id}`,
    kind: 'release_confirm' as const,
    to: email,
    accountId: account_id,
    ...words,
  }))
  return postAll(app.db.q, letters, now)
}

/** Tells those who sealed and confirmed that the seal no longer holds. */
export const lapsedLetters = async (
  app: Services,
  edition: Edition,
  seal: { readonly sha256: string; readonly sealed_by: string; readonly confirmed_by: string | null },
  now: number,
): Promise<Statement[]> => {
  const accounts = await app.db.q
    .selectFrom('account')
    .select(['id', 'email'])
    .where('id', 'in', [seal.sealed_by, seal.confirmed_by ?? seal.sealed_by])
    .execute()
  const words = lapsedLetter({
    edition: edition.title,
    link: app.config.origin + paths.adminRelease(edition.year),
  })
  const letters = accounts.map(({ id, email }) => ({
    key: `release-lapsed:${seal.sha256}:${id}`,
    kind: 'release_lapsed' as const,
    to: email,
    accountId: id,
    ...words,
  }))
  return postAll(app.db.q, letters, now)
}
