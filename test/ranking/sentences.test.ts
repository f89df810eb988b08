import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../src/ranking/design.ts'
import { type Ranking, type RankOptions, rank } from '../../src/ranking/rules.ts'
import { firstPlaceSentences, jurySentences, type Names, percent } from '../../src/ranking/sentences.ts'

type Table = Record<string, Record<string, number | number[]>>

const names: Names = {
  entry: (id) => id.toUpperCase(),
  juror: (id) => `Jury ${id}`,
  group: (id) => `Kategorie ${id}`,
  criterion: (index) => ['Nutzen', 'Mut'][index] ?? '',
}

const rankTable = (table: Table, over: Partial<RankOptions> = {}, weights = [1]): Ranking => {
  const sheets = Object.entries(table).flatMap(([entry, row]) =>
    Object.entries(row).map(([juror, points]): Sheet => ({ entry, juror, points: [points].flat() })),
  )
  return rank(
    { entries: Object.keys(table).map((id) => ({ id })), sheets, weights, scale: { min: 1, max: 10 } },
    {
      rule: 'calibrated',
      minSheets: 1,
      tieSteps: ['criteria', 'head_to_head', 'vote'],
      seed: 1,
      draws: 500,
      ...over,
    },
  )
}

const said = (ranking: Ranking): string[] =>
  [
    ...jurySentences(ranking, names),
    ...ranking.classes.flatMap((one) => firstPlaceSentences(ranking, one, names)),
  ].map(({ level, text }) => `${level}: ${text}`)

const CLEAR: Table = { a: { x: 9, y: 9, z: 9 }, b: { x: 2, y: 3, z: 2 }, c: { x: 4, y: 3, z: 4 } }

describe('a clear first place', () => {
  const sentences = said(rankTable(CLEAR))

  test.each([
    'warning: Zwischen den Jurymitgliedern ist kein Unterschied an Strenge zu erkennen. Das kalibrierte Ergebnis ist deshalb das einfache Mittel.',
    'note: Die Übereinstimmung der Jury ist hoch (Krippendorffs Alpha 0,98; ab 0,80 gilt sie als hoch, unter 0,67 als gering).',
    'note: Nach beiden Verfahren, kalibriert und einfaches Mittel, liegt „A“ vorn.',
    'note: „A“ ist mit einer Wahrscheinlichkeit von über 99\u00a0% wirklich die beste Einreichung, mit über 99\u00a0% besser als „C“ dahinter.',
    'note: Der erste Platz bleibt auch ohne jedes einzelne Jurymitglied derselbe.',
    'note: Der erste Platz bleibt derselbe, wenn ein Kriterium ein Zehntel mehr oder weniger zählt.',
  ])('%s', (sentence) => expect(sentences).toContain(sentence))

  test('says nothing else', () => expect(sentences).toHaveLength(6))
})

/** a was judged by the generous alone, b by the severe alone. */
const SEVERE_AND_GENEROUS: Table = {
  a: { v: 9, w: 9 },
  b: { x: 8, y: 8 },
  c: { v: 7, w: 7, x: 4, y: 4 },
  d: { v: 7, w: 6, x: 4, y: 3 },
  e: { v: 6, w: 6, x: 3, y: 3 },
}

/** All agree but for the single point that x gave to some. */
const allBut = (low: string): Table =>
  Object.fromEntries(
    [...'abcdefghijklmnop'].map((entry, i) => [
      entry,
      { v: 5 + ((i + 1) % 2), x: low.includes(entry) ? 1 : 5, y: 5 + (i % 2), z: 5 },
    ]),
  )

describe('what else is said', () => {
  const close: Table = {
    a: { x: [9, 6], y: [6, 6], z: [6, 6] },
    b: { x: [6, 6], y: [6, 8], z: [6, 7] },
  }
  const panels: Table = { a: { v: 9, w: 8 }, b: { v: 7, w: 8 }, c: { x: 4, y: 5 }, d: { x: 5, y: 6 } }

  test.each<[string, Ranking, string]>([
    ['no sheets', rankTable({ a: {}, b: {} }), 'note: Es gibt noch keine vollständige Wertung.'],
    [
      'too few sheets',
      rankTable({ a: { x: 5 }, b: { x: 9 } }),
      'warning: Es gibt zu wenige Wertungen, um Strenge und Streuung zu schätzen. Das kalibrierte Ergebnis ist deshalb das einfache Mittel, und wie sicher es ist, lässt sich nicht sagen.',
    ],
    [
      'below the minimum',
      rankTable({ ...CLEAR, d: { x: 7 } }, { minSheets: 3 }),
      'warning: Weniger als 3 vollständige Wertungen und deshalb keinen Rang hat: „D“.',
    ],
    [
      'several below the minimum',
      rankTable({ ...CLEAR, d: { x: 7 }, e: {} }, { minSheets: 3 }),
      'warning: Weniger als 3 vollständige Wertungen und deshalb keinen Rang haben: „D“ und „E“.',
    ],
    [
      'panels',
      rankTable(panels),
      'block: Die Jury zerfällt in 2 Gruppen, die keine Einreichung gemeinsam bewertet haben. Kein Verfahren kann über sie hinweg vergleichen: Die Ränge gelten nur innerhalb jeder Gruppe.',
    ],
    [
      'a juror who alone joins the panels',
      rankTable({ ...panels, c: { x: 4, y: 5, v: 6 } }),
      'warning: Der Vergleich hängt an einzelnen Personen: Ohne die Wertungen von Jury v zerfiele die Jury in Gruppen ohne gemeinsame Einreichung.',
    ],
    [
      'a shared first place',
      rankTable({ a: { x: [5, 5] }, b: { x: [5, 5] } }, { rule: 'mean' }, [1, 1]),
      'warning: Den ersten Platz teilen sich „A“ und „B“: Die Regel für Gleichstand trennt sie nicht.',
    ],
    [
      'a first place by criterion',
      rankTable({ a: { x: [5, 8] }, b: { x: [6, 6] } }, { rule: 'mean' }, [2, 1]),
      'warning: Bei gleichem Wert entschied das Kriterium „Nutzen“ für „B“.',
    ],
    [
      'a first place by duel',
      rankTable({ a: { x: 5, y: 6, z: 7 }, b: { x: 6, y: 7, z: 5 } }, { rule: 'mean' }),
      'warning: Bei gleichem Wert entschied der direkte Vergleich bei denen, die beide bewertet haben für „B“.',
    ],
    [
      'a first place by vote',
      rankTable(
        { a: { x: 5 }, b: { x: 5 } },
        {
          rule: 'mean',
          votes: new Map([
            ['a', 2],
            ['b', 1],
          ]),
        },
      ),
      'warning: Bei gleichem Wert entschied die Abstimmung der Jury für „B“.',
    ],
    [
      'a later place by criterion',
      rankTable({ a: { x: [5, 8] }, b: { x: [6, 6] }, c: { x: [9, 9] } }, { rule: 'mean' }, [2, 1]),
      'note: Bei gleichem Wert vergeben: Rang 2 für „B“ (das Kriterium „Nutzen“) und Rang 3 für „A“ (das Kriterium „Nutzen“).',
    ],
    [
      'two rules that disagree, the mean counts',
      rankTable(SEVERE_AND_GENEROUS, { rule: 'mean' }),
      'warning: Die beiden Verfahren sind sich nicht einig: Kalibriert liegt „B“ vorn, im einfachen Mittel liegt „A“ vorn. Es gilt die festgelegte Regel: einfaches Mittel.',
    ],
    [
      'two rules that disagree, the calibrated counts',
      rankTable(SEVERE_AND_GENEROUS),
      'warning: Die beiden Verfahren sind sich nicht einig: Kalibriert liegt „B“ vorn, im einfachen Mittel liegt „A“ vorn. Es gilt die festgelegte Regel: kalibriert.',
    ],
    [
      'one score out of line',
      rankTable(allBut('h')),
      'note: Eine einzelne Wertung fällt ganz aus dem Rahmen (mehr als das Dreieinhalbfache der üblichen Abweichung).',
    ],
    [
      'two scores out of line',
      rankTable(allBut('hi')),
      'note: 2 einzelne Wertungen fallen ganz aus dem Rahmen (mehr als das Dreieinhalbfache der üblichen Abweichung).',
    ],
    [
      'an entry without another to compare it with',
      rankTable({ ...CLEAR, b: { x: 2, y: 3 }, c: { y: 3, z: 4 } }, { minSheets: 3 }),
      'note: „A“ ist mit einer Wahrscheinlichkeit von über 99 % wirklich die beste Einreichung.',
    ],
    [
      'a place that hangs on the weights',
      rankTable(close, { rule: 'mean' }, [50, 50]),
      'warning: Der erste Platz hängt am Gewicht von „Nutzen“ und „Mut“: Zählte es ein Zehntel mehr oder weniger, wäre das Ergebnis ein anderes.',
    ],
    [
      'a place that hangs on jurors: close, no suspicion',
      rankTable(close, { rule: 'mean' }, [50, 50]),
      'warning: Der erste Platz ist knapp: Ohne eines von 3 Jurymitgliedern wäre das Ergebnis ein anderes; dann stünde vorn „B“ oder „A“. Das ist bei Jurys üblich und kein Verdacht gegen jemanden.',
    ],
  ])('%s', (_name, ranking, sentence) => expect(said(ranking)).toContain(sentence))

  test('panels that are whole categories disturb no comparison', () => {
    const sheets = Object.entries(panels).flatMap(([entry, row]) =>
      Object.entries(row).map(([juror, points]): Sheet => ({ entry, juror, points: [points].flat() })),
    )
    const entries = Object.keys(panels).map((id) => ({ id, group: id < 'c' ? 'one' : 'two' }))
    const ranking = rank(
      { entries, sheets, weights: [1], scale: { min: 1, max: 10 } },
      { rule: 'calibrated', minSheets: 1, tieSteps: [], seed: 1, draws: 10 },
    )
    expect(jurySentences(ranking, names).filter(({ level }) => level === 'block')).toEqual([])
  })
})

test.each([
  [0, 'unter 1\u00a0%'],
  [0.01, '1\u00a0%'],
  [0.634, '63\u00a0%'],
  [0.99, '99\u00a0%'],
  [1, 'über 99\u00a0%'],
])('percent(%f) = %s', (share, text) => expect(percent(share)).toBe(text))
