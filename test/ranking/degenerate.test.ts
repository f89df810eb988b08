/** Juries as they should not be: no result may break the calculation, and its sentences name only what there is. */
import { expect, test } from 'vitest'
import { known } from '../../src/core/known.ts'
import type { Contest } from '../../src/ranking/design.ts'
import { randomOf } from '../../src/ranking/random.ts'
import { type Ranking, type RankOptions, rank } from '../../src/ranking/rules.ts'
import { firstPlaceSentences, jurySentences, type Names } from '../../src/ranking/sentences.ts'
import { TIE_STEPS } from '../../src/ranking/ties.ts'

const { bits } = randomOf(2026)
const below = (count: number): number => bits() % count
const some = <T>(all: readonly T[]): T[] => all.filter(() => below(4) > 0)

/** Few points on a small scale, so that most things tie; empty cells, absent criteria, juries without a link. */
const contest = (): Contest => {
  const weights = Array.from({ length: 1 + below(3) }, () => below(4))
  const max = 1 + below(3)
  const entries = some(['a', 'b', 'c', 'd', 'e']).map((id) => ({
    id,
    group: below(3) === 0 ? 'g' : '',
    notApplicable: below(5) === 0 ? [below(weights.length)] : [],
  }))
  const sheets = some(['w', 'x', 'y', 'z']).flatMap((juror) =>
    some(entries).map(({ id }) => ({
      entry: id,
      juror,
      points: weights.map(() => (below(20) === 0 ? null : below(max + 1))),
    })),
  )
  return { weights, scale: { min: 0, max }, entries, sheets }
}

const options = (): RankOptions => ({
  rule: below(2) === 0 ? 'calibrated' : 'mean',
  minSheets: 1 + below(3),
  tieSteps: some(TIE_STEPS).toSorted(() => below(3) - 1),
  votes: new Map(some(['a', 'b', 'c', 'd', 'e']).map((id) => [id, 1 + below(3)])),
  seed: bits(),
  draws: 20,
})

/** All that is said of a ranking; a name that does not exist throws. */
const said = (ranking: Ranking, { entries, weights }: Contest): string[] => {
  const names: Names = {
    entry: (id) => known(entries.find((one) => one.id === id)).id,
    juror: (id) => known(ranking.jurors.find(({ juror }) => juror === id)).juror,
    group: (id) => `Kategorie ${known(entries.find(({ group }) => group === id)).group}`,
    criterion: (index) => `Kriterium ${known(weights[index])}`,
  }
  return [
    ...jurySentences(ranking, names),
    ...ranking.classes.flatMap((one) => firstPlaceSentences(ranking, one, names)),
  ].map(({ text }) => text)
}

test('every degenerate jury has a ranking, and sentences about it', () => {
  const all = Array.from({ length: 1000 }, () => {
    const given = contest()
    const ranking = rank(given, options())
    expect(ranking.entries.map(({ entry }) => entry).sort()).toEqual(given.entries.map(({ id }) => id))
    return said(ranking, given)
  }).flat()
  expect(all.filter((text) => /NaN|undefined|null|Infinity/.test(text))).toEqual([])
  // Each of these was among what was tried.
  for (const words of [
    'Es gibt noch keine vollständige Wertung',
    'Die Jury zerfällt in',
    'entschied das Kriterium',
    'entschied der direkte Vergleich',
    'entschied die Abstimmung der Jury',
    'Bei gleichem Wert vergeben',
    'Den ersten Platz teilen sich',
  ])
    expect([words, all.some((text) => text.includes(words))]).toEqual([words, true])
})
