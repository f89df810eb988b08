/** Checks a published result from its bundle alone. Pure; the same for the command, the tests and the browser's page. */

import { commitmentOf, FORMAT, jurorDigest } from '../commitment/rules.ts'
import { canonicalJson, fromHex, hex, sha256Bytes } from '../core/ids.ts'
import { merkleRoot, provesInclusion } from '../core/merkle.ts'
import { type JudgingRules, LEAST_OPEN } from '../judging-rules/rules.ts'
import type { OpenedSheet, ResultBundle, ResultRow, RulesVersion } from './bundle.ts'
import { recount, rowOf } from './recount.ts'
import { isResultBundle } from './shape.ts'

/** What was checked, and what came out; `ok` is null for what the file does not let anybody check. */
export interface Finding {
  readonly ok: boolean | null
  readonly what: string
}

type Step = (bundle: ResultBundle, rules: JudgingRules) => readonly Finding[]

/**
 * Checks a bundle step by step.
 * @param expectedRoot the root as somebody noted it elsewhere (letter to the jury, minutes); null checks only the bundle
 * @returns one finding for each step, the first failed one last
 */
export const verifyResult = (file: unknown, expectedRoot: string | null = null): Finding[] => {
  const complete = isResultBundle(file)
  const findings: Finding[] = [finding(complete, 'Die Datei ist vollständig.')]
  const rules = complete ? file.rules.at(-1)?.content : undefined
  if (!complete || !rules) return [finding(false, 'Die Datei ist vollständig.')]
  if (expectedRoot !== null)
    findings.push(
      finding(expectedRoot.toLowerCase() === file.root.value, 'Der Gesamtwert ist der erwartete.'),
    )
  for (const step of STEPS) {
    if (findings.some(({ ok }) => ok === false)) break
    findings.push(...step(file, rules))
  }
  return findings
}

const finding = (ok: boolean | null, what: string): Finding => ({ ok, what })

const text = new TextEncoder()
const bytes = (digits: string): Uint8Array => fromHex(digits) ?? new Uint8Array()
const ascending = (values: readonly string[]): boolean =>
  values.every((value, index) => index === 0 || (values[index - 1] ?? '') < value)

const rulesStep: Step = ({ rules }) => [
  finding(
    rules.every(
      ({ version, sha256, content }, index) =>
        version === index + 1 && hex(sha256Bytes(text.encode(canonicalJson(content)))) === sha256,
    ),
    `Die Wertungsregeln ergeben ihre Prüfsumme (${rules.length === 1 ? 'eine Version' : `${rules.length} Versionen`}).`,
  ),
]

const sheetsStep: Step = ({ sheets, rules, year, entries }) => {
  if (sheets.length === 0) return [finding(null, 'Es ist kein Bogen geöffnet.')]
  const numbers = new Set(entries.map(({ entry }) => entry))
  const versions = new Map(rules.map((one) => [one.sha256, one]))
  return [
    finding(
      numbers.size === entries.length &&
        sheets.every(
          ({ payload, nonce, commitment }) =>
            payload.format === FORMAT &&
            payload.edition === year &&
            numbers.has(payload.entry) &&
            fits(payload.points, versions.get(payload.rules)) &&
            commitmentOf(canonicalJson(payload), bytes(nonce)) === commitment,
        ),
      `Alle ${sheets.length} geöffneten Bögen ergeben mit ihrer Zufallszahl ihre Prüfsumme.`,
    ),
  ]
}

/** Exactly the criteria of these rules, with points on their scale. */
const fits = (points: OpenedSheet['payload']['points'], rules: RulesVersion | undefined): boolean => {
  if (!rules) return false
  const { criteria, scale } = rules.content
  return (
    Object.keys(points).length === criteria.length &&
    criteria.every(({ id }) => {
      const given = points[id]
      return given === null || (given !== undefined && given >= scale.min && given <= scale.max)
    })
  )
}

const rootStep: Step = ({ sheets, closed, root }) => {
  const leaves = [...sheets, ...closed].map(({ commitment }) => commitment).sort()
  return [
    finding(
      leaves.length === root.size && ascending(leaves) && hex(merkleRoot(leaves.map(bytes))) === root.value,
      `Die ${root.size} Prüfsummen ergeben den Gesamtwert: Seit er gebildet wurde, kam kein Bogen dazu, keiner fehlt, keiner ist geändert.`,
    ),
  ]
}

const proofStep: Step = ({ sheets, root }) => {
  if (sheets.length === 0) return []
  const top = bytes(root.value)
  return [
    finding(
      sheets.every(({ commitment, proof: { index, path } }) =>
        provesInclusion(bytes(commitment), { index, size: root.size, path: path.map(bytes) }, top),
      ),
      'Für jeden geöffneten Bogen führt sein Nachweis zum Gesamtwert.',
    ),
  ]
}

const isNumbered = ({ form }: ResultBundle): boolean => form === 'numbered' || form === 'file'

const jurorStep: Step = (bundle) => {
  const { sheets, jurors } = bundle
  if (!isNumbered(bundle))
    return [
      finding(
        jurors.length === 0 && sheets.every(({ juror }) => juror === null),
        'Kein Bogen verrät, welche anderen von demselben Jurymitglied sind.',
      ),
    ]
  const tags = jurors.map(bytes)
  const pairs = new Set(sheets.map(({ payload, juror }) => `${juror} ${payload.entry}`))
  const used = new Set(sheets.map(({ juror }) => juror))
  return [
    finding(
      ascending(jurors) &&
        used.size === jurors.length &&
        pairs.size === sheets.length &&
        sheets.every(({ payload, nonce, juror }) => {
          const tag = juror === null ? undefined : tags[juror - 1]
          return tag !== undefined && jurorDigest(tag, bytes(nonce)) === payload.juror
        }),
      `Welche Bögen von demselben der ${jurors.length} Jurymitglieder sind, stand mit dem Gesamtwert fest.`,
    ),
  ]
}

/** Nothing is opened against the rules that the jury knew. */
const disclosureStep: Step = ({ form, entries, sheets, closed }, { disclosure = 'sealed' }) => {
  if (form === 'file')
    return [finding(null, 'Dies ist eine Prüfakte: Sie ist nicht zur Veröffentlichung bestimmt.')]
  const enough = new Map(entries.map(({ entry, sheets: count }) => [entry, count >= LEAST_OPEN]))
  const asPromised =
    form === 'sealed' ? sheets.length + entries.length === 0 : disclosure === 'recount' || disclosure === form
  const bySheet = sheets.every(({ payload }) => enough.get(payload.entry) === true)
  const byReason = form !== 'sealed' || closed.every(({ because }) => because === 'sealed')
  return [
    finding(
      asPromised && bySheet && byReason,
      'Es ist nicht mehr geöffnet, als die Wertungsregeln zulassen.',
    ),
  ]
}

const rankingStep: Step = (bundle, rules) => {
  if (bundle.form === 'sealed')
    return [finding(null, 'Die Rangliste lässt sich nur mit der Prüfakte nachrechnen.')]
  if (bundle.reasons.includes('old_sheets'))
    return [
      finding(
        null,
        'Ein Teil der Bögen lässt sich nicht öffnen; die Rangliste ist deshalb nicht nachgerechnet.',
      ),
    ]
  return isNumbered(bundle) ? wholeRanking(bundle, rules) : looseRanking(bundle, rules)
}

/** Everything is known: the ranking must come out digit by digit. */
const wholeRanking: Step = ({ entries, sheets }, rules) => {
  const again = recount(
    rules,
    entries.map(({ entry, category }) => ({ entry, group: String(category) })),
    sheets.map(({ payload, juror }) => ({ payload, juror: `J${String(juror).padStart(4, '0')}` })),
  )
  const categories = new Map(entries.map(({ entry, category }) => [entry, category]))
  const rows = again.map((one) => rowOf(one, rules.aggregation, categories.get(one.entry) ?? null))
  return [
    finding(
      canonicalJson(rows) === canonicalJson(entries),
      `Aus den Bögen folgen nach den Regeln dieselben Punkte (drei Nachkommastellen) und Plätze für alle ${entries.length} Einreichungen.`,
    ),
  ]
}

/** Nobody sees who gave what: means come out, and places as far as they follow from them. */
const looseRanking: Step = ({ entries, sheets }, rules) => {
  // Which juror it was does not matter for a mean; numbered within their entry, sheets connect all entries.
  const seats = new Map<string, number>()
  const numbered = sheets.map(({ payload }) => {
    const seat = (seats.get(payload.entry) ?? 0) + 1
    seats.set(payload.entry, seat)
    return { payload, juror: String(seat) }
  })
  const direct = rules.tieSteps.indexOf('head_to_head')
  const tieSteps = direct === -1 ? rules.tieSteps : rules.tieSteps.slice(0, direct)
  const classOf = ({ category, component }: ResultRow) => `${category} ${component}`
  const opened = entries.filter(({ entry }) => seats.has(entry))
  const again = new Map(
    recount(
      { ...rules, tieSteps },
      opened.map((row) => ({ entry: row.entry, group: classOf(row) })),
      numbered,
    ).map((one) => [one.entry, one]),
  )
  const means = opened.every(({ entry, mean, sheets: count, score }) => {
    const one = again.get(entry)
    return (
      one?.mean.score === mean && one.n === count && (rules.aggregation === 'calibrated' || score === mean)
    )
  })
  const order = (row: ResultRow): number =>
    rules.aggregation === 'mean' ? (again.get(row.entry)?.mean.rank ?? 0) : -(row.score ?? 0)
  const places = [...Map.groupBy(entries, classOf).values()].every(
    (rows) =>
      isRanking(rows, rules.minSheets) &&
      inThatOrder(
        rows.filter(({ entry, place }) => seats.has(entry) && place !== null),
        order,
      ),
  )
  return [
    finding(
      means,
      `Aus den gemischten Bögen folgt für ${opened.length} Einreichungen derselbe Durchschnitt.`,
    ),
    finding(places, 'Die Plätze folgen aus den Punkten.'),
    ...(rules.aggregation === 'calibrated'
      ? [finding(null, 'Die kalibrierten Punkte lassen sich nur mit der Prüfakte nachrechnen.')]
      : []),
    ...(opened.some(({ decider }) => decider === 'head_to_head')
      ? [
          finding(
            null,
            'Wo der direkte Vergleich entschied, lässt sich das nur mit der Prüfakte nachrechnen.',
          ),
        ]
      : []),
    ...(opened.length < entries.filter(({ sheets: count }) => count > 0).length
      ? [finding(null, 'Einreichungen mit weniger als fünf Bögen sind nicht nachgerechnet.')]
      : []),
  ]
}

/** Places as at a contest – 1, 1, 3 … –, for all with enough sheets and nobody else. */
const isRanking = (rows: readonly ResultRow[], minSheets: number): boolean =>
  rows.every(
    ({ place, sheets }) =>
      (place === null) === sheets < minSheets &&
      (place === null ||
        place === 1 + rows.filter((other) => other.place !== null && other.place < place).length),
  )

/** Who is ahead by `order` has the better place; equals share it unless the tie rule decided. */
const inThatOrder = (rows: readonly ResultRow[], order: (row: ResultRow) => number): boolean => {
  const sorted = rows.toSorted((a, b) => order(a) - order(b) || (a.place ?? 0) - (b.place ?? 0))
  return sorted.every((row, index) => {
    const before = sorted[index - 1]
    if (!before) return true
    const [place, ahead] = [row.place ?? 0, before.place ?? 0]
    if (order(before) < order(row)) return ahead < place
    return ahead === place || (row.decider !== null && before.decider !== null)
  })
}

const STEPS: readonly Step[] = [
  rulesStep,
  sheetsStep,
  rootStep,
  proofStep,
  jurorStep,
  disclosureStep,
  rankingStep,
]
