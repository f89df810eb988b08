/** Recounting a published vote from its bundle. Pure; the same for the command, the tests and the browser's page. */
import { canonicalJson } from '../core/ids.ts'
import { AUDIENCE_FORMAT, type AudienceBundle, bundleOf, isValidBallot } from './count.ts'

/** What was checked, and what came out. */
export interface Finding {
  readonly ok: boolean
  readonly what: string
}

/**
 * Recounts a bundle: every ballot valid and named once, as many as codes used, root and result as published.
 * @param expectedRoot the root as somebody noted it elsewhere (minutes, letter); null checks only the bundle itself
 * @returns one finding for each check, the first failed one last
 */
export const verifyAudience = (bundle: unknown, expectedRoot: string | null = null): Finding[] => {
  const findings: Finding[] = []
  const check = (ok: boolean, what: string): boolean => {
    findings.push({ ok, what })
    return ok
  }
  if (!check(isBundle(bundle), 'Die Datei ist vollständig.') || !isBundle(bundle)) return findings
  const { ballots, candidates, rule, turnout } = bundle
  const { format: _, root, result, ...content } = bundle
  if (
    !check(
      ballots.every(({ choices }) => isValidBallot(rule, candidates.length, choices)),
      'Jeder Stimmzettel ist gültig.',
    )
  )
    return findings
  const receipts = new Set(ballots.map(({ receipt }) => receipt))
  if (!check(receipts.size === ballots.length, 'Jeder Beleg kommt genau einmal vor.')) return findings
  if (
    !check(
      turnout.used === ballots.length && turnout.issued === turnout.used + turnout.unused + turnout.invalid,
      'Es gibt so viele Stimmzettel wie benutzte Codes, und alle ausgegebenen Codes sind erklärt.',
    )
  )
    return findings
  const again = bundleOf(content)
  if (!check(again.root === root, 'Der Gesamtwert stimmt mit Regel, Projekten und Stimmzetteln überein.'))
    return findings
  if (
    !check(
      canonicalJson(again.ballots) === canonicalJson(ballots),
      'Die Stimmzettel stehen in ihrer Ordnung.',
    )
  )
    return findings
  if (
    !check(canonicalJson(again.result) === canonicalJson(result), 'Die Auszählung ergibt dasselbe Ergebnis.')
  )
    return findings
  if (expectedRoot !== null) check(expectedRoot.toLowerCase() === root, 'Der Gesamtwert ist der erwartete.')
  return findings
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const count = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

const has = (value: unknown, keys: readonly string[]): value is Record<string, unknown> =>
  isRecord(value) && Object.keys(value).toSorted().join() === keys.toSorted().join()

const isBundle = (value: unknown): value is AudienceBundle =>
  has(value, ['format', 'year', 'prize', 'rule', 'candidates', 'turnout', 'ballots', 'root', 'result']) &&
  value.format === AUDIENCE_FORMAT &&
  count(value.year) &&
  typeof value.prize === 'string' &&
  has(value.rule, ['choice', 'tie']) &&
  ['one', 'three', 'ranking'].includes(String(value.rule.choice)) &&
  ['shared', 'lot'].includes(String(value.rule.tie)) &&
  Array.isArray(value.candidates) &&
  value.candidates.every(
    (one, index) =>
      has(one, ['number', 'title', 'organisation']) &&
      one.number === index + 1 &&
      typeof one.title === 'string' &&
      typeof one.organisation === 'string',
  ) &&
  has(value.turnout, ['issued', 'used', 'unused', 'invalid']) &&
  Object.values(value.turnout).every(count) &&
  Array.isArray(value.ballots) &&
  value.ballots.every(
    (one) =>
      has(one, ['receipt', 'choices']) &&
      typeof one.receipt === 'string' &&
      Array.isArray(one.choices) &&
      one.choices.every(Number.isInteger),
  ) &&
  typeof value.root === 'string' &&
  /^[0-9a-f]{64}$/.test(value.root) &&
  Array.isArray(value.result)
