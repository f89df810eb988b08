/** A year in which the jury has decided, and its release. */
import type { Actor } from '../../src/account/rules.ts'
import type { Services } from '../../src/core/services.ts'
import { EMPTY } from '../../src/deliberation/decision.ts'
import { nominate, saveDecision } from '../../src/deliberation/decision-actions.ts'
import type { Edition } from '../../src/edition/store.ts'
import {
  at,
  categoryOf,
  editionOf,
  entry,
  JUDGED,
  juror,
  meet,
  must,
  openYear,
  person,
  photoOf,
  quorumOfOne,
  releaseByTwo,
} from '../submission/world.ts'
import { SMALL_JPEG } from './small-jpeg.ts'

export interface DecidedYear {
  readonly owner: Actor
  readonly chair: Actor
  /** Submissions: the first place, and a nominee without a place. */
  readonly winner: string
  readonly nominee: string
}

/**
 * Two nominees in "Service": the first place given with a picture and a sentence, the second left empty.
 * @param judge what the jury does before it meets, if anything
 */
export const decidedYear = async (
  app: Services,
  organiser: Actor,
  year: number,
  judge?: (edition: Edition, chair: Actor, entries: readonly string[]) => Promise<unknown>,
): Promise<DecidedYear> => {
  const edition = await openYear(app, organiser, year)
  const owner = await person(app, 'owner@x.example')
  const winner = await entry(app, owner, edition, 'Rathaus digital')
  const nominee = await entry(app, owner, edition, 'Bürgerbus')
  const { id } = await photoOf(app, winner)
  await app.files.put(`photos/${id}/480.jpeg`, SMALL_JPEG, 'image/jpeg')
  const chair = await juror(app, organiser, edition, 'chair@x.example', true)
  await quorumOfOne(app, edition)
  await judge?.(edition, chair, [winner, nominee])
  await meet(app, organiser, edition)
  const then = at(app, JUDGED)
  const { id: categoryId } = await categoryOf(app, edition)
  const before = await editionOf(app, year)
  const nominated = { version: before.version, categoryId, submissions: [winner, nominee] }
  must(await nominate(then, organiser, before, nominated))
  const row = (place: number, choice: string, citation: string) => ({
    categoryId,
    place,
    special: '',
    choice,
    citation,
  })
  const rows = [row(1, winner, 'Ein Satz der Jury.'), row(2, EMPTY, 'Zu weit zurück.')]
  const after = await editionOf(app, year)
  must(await saveDecision(then, organiser, after, { version: after.version, categoryId, rows }))
  return { owner, chair, winner, nominee }
}

/** Opens the results. */
export const releaseYear = async (app: Services, organiser: Actor, year: number, chair?: Actor) =>
  releaseByTwo(at(app, JUDGED), organiser, chair ?? (await person(app, 'chair@x.example')), year)
