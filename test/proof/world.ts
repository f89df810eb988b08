/** A judged contest in memory, as the build reads it: seeded points, real commitments, one root. */
import { commitTo, type ScorePayload, sealOf } from '../../src/commitment/rules.ts'
import { canonicalJson, hex, sha256Bytes } from '../../src/core/ids.ts'
import type { JudgingRules } from '../../src/judging-rules/rules.ts'
import type { Source } from '../../src/proof/build.ts'
import { recount, rowOf } from '../../src/proof/recount.ts'
import { randomOf } from '../../src/ranking/random.ts'

export interface Contest {
  readonly entries: number
  readonly jurors: number
  /** Sheets of each entry; all jurors unless said otherwise. */
  readonly perEntry?: number
  readonly rules?: Partial<JudgingRules>
  /** [juror, entry] from 0: recused, hence no sheet. */
  readonly recused?: readonly (readonly [number, number])[]
  /** [juror, entry] whose sheet is under the root and does not count. */
  readonly uncounted?: readonly (readonly [number, number])[]
  readonly fewer?: Readonly<Record<number, number>>
}

const criterion = (id: string, weight: number) => ({ id, name: id, description: '', weight, anchors: {} })

export const RULES: JudgingRules = {
  format: 'kuer-rules/1',
  criteria: [criterion('nutzen', 3), criterion('technik', 2)],
  scale: { min: 1, max: 10 },
  aggregation: 'calibrated',
  tieSteps: ['criteria', 'head_to_head', 'vote'],
  minSheets: 3,
  sheetsPerEntry: 5,
  quorum: 3,
  abstention: false,
  disclosure: 'recount',
}

const numberOf = (entry: number) => `2031-${String(entry + 1).padStart(3, '0')}`

export const sourceOf = (contest: Contest): Source => {
  const random = randomOf(7)
  const rules = { ...RULES, ...contest.rules }
  const content = canonicalJson(rules)
  const sha256 = hex(sha256Bytes(new TextEncoder().encode(content)))
  const tags = Array.from({ length: contest.jurors }, () =>
    Array.from({ length: 8 }, () => random.bits().toString(16).padStart(8, '0')).join(''),
  )
  const has = (pairs: Contest['recused'], j: number, i: number) =>
    pairs?.some(([a, b]) => a === j && b === i) === true
  const sheets = Array.from({ length: contest.entries }, (_, i) => {
    const free = tags.flatMap((tag, j) => (has(contest.recused, j, i) ? [] : [{ tag, j }]))
    // Dealt round like cards.
    const start = (i * 3) % free.length
    const dealt = [...free.slice(start), ...free.slice(0, start)]
    const quality = 3 + 4 * random.uniform()
    return dealt.slice(0, contest.fewer?.[i] ?? contest.perEntry ?? contest.jurors).map(({ tag, j }) => {
      const points = Object.fromEntries(
        rules.criteria.map(({ id }) => [
          id,
          Math.min(10, Math.max(1, Math.round(quality + (j % 3) - 1 + 2 * random.normal() * 0.5))),
        ]),
      )
      const made = commitTo(tag, { edition: 2031, rules: sha256, entry: numberOf(i), points })
      return {
        ...made,
        payload: JSON.parse(made.payload) as ScorePayload,
        tag,
        counts: !has(contest.uncounted, j, i),
      }
    })
  }).flat()
  const entries = Array.from({ length: contest.entries }, (_, i) => ({
    entry: numberOf(i),
    group: String(i % 2),
  }))
  const counted = sheets.filter(({ counts }) => counts).map(({ payload, tag }) => ({ payload, juror: tag }))
  return {
    year: 2031,
    title: 'Preis 2031',
    release: { version: 1, sha256: 'ab'.repeat(32) },
    rules: [{ version: 1, sha256, content: rules }],
    seal: { ...sealOf(sheets.map(({ commitment }) => commitment)), sealedAt: Date.UTC(2031, 5, 1) },
    categories: ['Service', 'Technik'],
    rows: recount(rules, entries, counted).map((one, i) => rowOf(one, rules.aggregation, i % 2)),
    awards: [],
    sheets,
    recused: new Map(
      tags.map((tag, j) => [
        tag,
        new Set(
          [...(contest.recused ?? []), ...(contest.uncounted ?? [])].flatMap(([a, i]) =>
            a === j ? [numberOf(i)] : [],
          ),
        ),
      ]),
    ),
  }
}
