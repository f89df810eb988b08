/** Changes a published result in one place at a time and counts how often the check notices. Pure; for tests and torture. */
import { commitTo } from '../commitment/rules.ts'
import type { JudgingRules } from '../judging-rules/rules.ts'
import { type Random, randomOf } from '../ranking/random.ts'
import type { OpenedSheet, ResultBundle, ResultRow } from './bundle.ts'
import { verifyResult } from './verify.ts'

/** A change of the bundle; may by chance change nothing. */
type Tampering = (of: ResultBundle, random: Random) => ResultBundle

const upTo = (random: Random, below: number): number => random.bits() % below

const replaced = <T>(list: readonly T[], random: Random, change: (one: T) => T): T[] => {
  const at = upTo(random, list.length)
  return list.map((one, index) => (index === at ? change(one) : one))
}

/** Another digit somewhere in hex digits. */
const flipped = (digits: string, random: Random): string => {
  const at = upTo(random, digits.length)
  const other = (Number.parseInt(digits[at] ?? '0', 16) + 1 + upTo(random, 15)) % 16
  return digits.slice(0, at) + other.toString(16) + digits.slice(at + 1)
}

const onSheet =
  (change: (sheet: OpenedSheet, random: Random, of: ResultBundle) => OpenedSheet): Tampering =>
  (of, random) => ({ ...of, sheets: replaced(of.sheets, random, (one) => change(one, random, of)) })

const onRow =
  (change: (row: ResultRow, random: Random) => ResultRow): Tampering =>
  (of, random) => ({ ...of, entries: replaced(of.entries, random, (one) => change(one, random)) })

const onRules =
  (change: (rules: JudgingRules, random: Random) => JudgingRules): Tampering =>
  (of, random) => ({
    ...of,
    rules: replaced(of.rules, random, (one) => ({ ...one, content: change(one.content, random) })),
  })

/** Other points on the same scale for one criterion. */
const otherPoints = ({ payload }: OpenedSheet, random: Random, of: ResultBundle): OpenedSheet['payload'] => {
  const ids = Object.keys(payload.points)
  const id = ids[upTo(random, ids.length)] ?? ''
  const { min, max } = of.rules.at(-1)?.content.scale ?? { min: 1, max: 10 }
  const given = payload.points[id] ?? min
  return {
    ...payload,
    points: {
      ...payload.points,
      [id]: min + ((given - min + 1 + upTo(random, max - min)) % (max - min + 1)),
    },
  }
}

const anotherEntry = (entry: string, of: ResultBundle, random: Random): string =>
  of.entries[upTo(random, of.entries.length)]?.entry ?? entry

export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  points: onSheet((sheet, random, of) => ({ ...sheet, payload: otherPoints(sheet, random, of) })),
  'points with a commitment that fits': onSheet((sheet, random, of) => {
    const { format: _, juror, ...payload } = otherPoints(sheet, random, of)
    const tag = of.jurors[(sheet.juror ?? 1) - 1] ?? juror
    const made = commitTo(tag, payload)
    return { ...sheet, ...made, payload: JSON.parse(made.payload) as OpenedSheet['payload'] }
  }),
  entry: onSheet((sheet, random, of) => ({
    ...sheet,
    payload: { ...sheet.payload, entry: anotherEntry(sheet.payload.entry, of, random) },
  })),
  'rules of a sheet': onSheet((sheet, random) => ({
    ...sheet,
    payload: { ...sheet.payload, rules: flipped(sheet.payload.rules, random) },
  })),
  'juror of a sheet': onSheet((sheet, random) => ({
    ...sheet,
    payload: { ...sheet.payload, juror: flipped(sheet.payload.juror, random) },
  })),
  'number of a juror': onSheet((sheet, random, of) => ({
    ...sheet,
    juror: sheet.juror === null ? 1 : 1 + upTo(random, of.jurors.length + 1),
  })),
  nonce: onSheet((sheet, random) => ({ ...sheet, nonce: flipped(sheet.nonce, random) })),
  commitment: onSheet((sheet, random) => ({ ...sheet, commitment: flipped(sheet.commitment, random) })),
  'sheet left out': (of, random) => {
    const at = upTo(random, of.sheets.length)
    return { ...of, sheets: of.sheets.filter((_, index) => index !== at) }
  },
  'sheet left out, and the size with it': (of, random) => {
    const at = upTo(random, of.sheets.length)
    return {
      ...of,
      root: { ...of.root, size: of.root.size - 1 },
      sheets: of.sheets.filter((_, index) => index !== at),
    }
  },
  'sheet hidden': (of, random) => {
    const at = upTo(random, of.sheets.length)
    const commitment = of.sheets[at]?.commitment ?? ''
    return {
      ...of,
      sheets: of.sheets.filter((_, index) => index !== at),
      closed: [...of.closed, { commitment, because: 'not_counted' }],
    }
  },
  'sheet twice': (of, random) => ({
    ...of,
    sheets: of.sheets.flatMap((one, index) =>
      index === upTo(random, 7) || index === 0 ? [one, one] : [one],
    ),
  }),
  'place of a proof': onSheet((sheet, random, of) => ({
    ...sheet,
    proof: { ...sheet.proof, index: (sheet.proof.index + 1 + upTo(random, of.root.size - 1)) % of.root.size },
  })),
  'step of a proof': onSheet((sheet, random) => ({
    ...sheet,
    proof: { ...sheet.proof, path: replaced(sheet.proof.path, random, (step) => flipped(step, random)) },
  })),
  'proof cut short': onSheet((sheet) => ({
    ...sheet,
    proof: { ...sheet.proof, path: sheet.proof.path.slice(1) },
  })),
  'proof made longer': onSheet((sheet, _, of) => ({
    ...sheet,
    proof: { ...sheet.proof, path: [...sheet.proof.path, of.root.value] },
  })),
  weight: onRules((rules, random) => ({
    ...rules,
    criteria: replaced(rules.criteria, random, (one) => ({
      ...one,
      weight: one.weight + 1 + upTo(random, 9),
    })),
  })),
  'rule of counting': onRules((rules) => ({
    ...rules,
    aggregation: rules.aggregation === 'mean' ? 'calibrated' : 'mean',
  })),
  'least sheets': onRules((rules, random) => ({
    ...rules,
    minSheets: rules.minSheets + 1 + upTo(random, 3),
  })),
  'digest of the rules': (of, random) => ({
    ...of,
    rules: replaced(of.rules, random, (one) => ({ ...one, sha256: flipped(one.sha256, random) })),
  }),
  root: (of, random) => ({ ...of, root: { ...of.root, value: flipped(of.root.value, random) } }),
  'size of the tree': (of, random) => ({
    ...of,
    root: { ...of.root, size: of.root.size + 1 + upTo(random, 9) },
  }),
  'tag of a juror': (of, random) => ({
    ...of,
    jurors: replaced(of.jurors, random, (tag) => flipped(tag, random)),
  }),
  score: onRow((row, random) => ({
    ...row,
    score: ((row.score ?? 0) * 1000 + 1 + upTo(random, 999)) / 1000,
  })),
  mean: onRow((row, random) => ({ ...row, mean: ((row.mean ?? 0) * 1000 + 1 + upTo(random, 999)) / 1000 })),
  place: onRow((row, random) => ({ ...row, place: (row.place ?? 0) + 1 + upTo(random, 5) })),
  'no place': onRow((row) => ({ ...row, place: row.place === null ? 1 : null })),
  'number of sheets': onRow((row, random) => ({ ...row, sheets: row.sheets + 1 + upTo(random, 3) })),
  'two places swapped': (of, random) => {
    const [a, b] = [upTo(random, of.entries.length), upTo(random, of.entries.length)]
    const place = (index: number) => of.entries[index]?.place ?? null
    const rows = of.entries.map((row, index) =>
      index === a ? { ...row, place: place(b) } : index === b ? { ...row, place: place(a) } : row,
    )
    return { ...of, entries: rows }
  },
  'entry left out': (of, random) => {
    const at = upTo(random, of.entries.length)
    return { ...of, entries: of.entries.filter((_, index) => index !== at) }
  },
}

/**
 * Tampers with a numbered bundle so many times, each time with something that differs from it.
 * @returns how many were tried, how many noticed, and what was not
 */
export const tamper = (bundle: ResultBundle, times: number, seed = 1) => {
  const random = randomOf(seed)
  const kinds = Object.entries(TAMPERINGS)
  const honest = JSON.stringify(bundle)
  const missed: string[] = []
  let tried = 0
  for (let round = 0; tried < times; round += 1) {
    const [name, change] = kinds[round % kinds.length] ?? ['', (of: ResultBundle) => of]
    const forged = change(bundle, random)
    if (JSON.stringify(forged) === honest) continue
    tried += 1
    if (verifyResult(forged, bundle.root.value).every(({ ok }) => ok !== false)) missed.push(name)
  }
  return { tried, detected: tried - missed.length, missed }
}
