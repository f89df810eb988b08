/**
 * The sealed chain over the log. A seal holds the Merkle root (RFC 6962) of the events since the seal before it and
 * that seal's hash, so whoever keeps one hash can show later that nothing up to it was changed. Pure.
 */
import { hex, sha256Bytes } from '../core/ids.ts'
import { merkleRoot } from '../core/merkle.ts'

/** One event as it is stored. */
export interface LogEvent {
  readonly seq: number
  /** UTC ms. */
  readonly at: number
  readonly actor_id: string | null
  readonly edition_id: string | null
  readonly kind: string
  readonly subject: string
  /** JSON, byte for byte as stored. */
  readonly detail: string
}

export interface Seal {
  /** From 1, without gaps. */
  readonly number: number
  readonly from_seq: number
  readonly to_seq: number
  /** Events between them; numbers may be missing where a commit was taken back. */
  readonly count: number
  /** UTC ms. */
  readonly at: number
  /** Hash of the seal before it; 64 zeros before the first. */
  readonly prev: string
  /** Merkle root over its events, 64 hex digits. */
  readonly root: string
  /** SHA-256 over all of this, 64 hex digits. */
  readonly hash: string
}

/** What stands before the first seal. */
export const NO_SEAL = '0'.repeat(64)

const bytes = (domain: string, fields: readonly unknown[]): Uint8Array =>
  new TextEncoder().encode(`${domain}\n${JSON.stringify(fields)}`)

/** The leaf of one event: a JSON array of its columns in their order, after a line that names the format. */
export const leafOf = ({ seq, at, actor_id, edition_id, kind, subject, detail }: LogEvent): Uint8Array =>
  bytes('kuer-log-event/1', [seq, at, actor_id, edition_id, kind, subject, detail])

const rootOf = (events: readonly LogEvent[]): string => hex(merkleRoot(events.map(leafOf)))

const hashOf = ({ number, from_seq, to_seq, count, at, prev, root }: Omit<Seal, 'hash'>): string =>
  hex(sha256Bytes(bytes('kuer-log-seal/1', [number, from_seq, to_seq, count, at, prev, root])))

/**
 * The next seal of the chain.
 * @param events those after `last`, ascending, at least one
 */
export const sealOf = (last: Seal | null, events: readonly LogEvent[], at: number): Seal => {
  const newest = events.at(-1)
  if (!newest) throw new RangeError('a seal needs events')
  const seal = {
    number: (last?.number ?? 0) + 1,
    from_seq: (last?.to_seq ?? 0) + 1,
    to_seq: newest.seq,
    count: events.length,
    at,
    prev: last?.hash ?? NO_SEAL,
    root: rootOf(events),
  }
  return { ...seal, hash: hashOf(seal) }
}

/** What a seal has to follow. */
export type Before = Pick<Seal, 'number' | 'to_seq' | 'hash'>

/** Why this seal does not follow `last` over exactly these events; null when it does. */
export const sealProblem = (last: Before | null, seal: Seal, events: readonly LogEvent[]): string | null => {
  const name = `Siegel ${seal.number}`
  if (seal.number !== (last?.number ?? 0) + 1 || seal.from_seq !== (last?.to_seq ?? 0) + 1)
    return `${name} folgt nicht auf das vorige: Dazwischen fehlt etwas.`
  if (seal.prev !== (last?.hash ?? NO_SEAL)) return `${name} nennt ein anderes voriges Siegel.`
  if (hashOf(seal) !== seal.hash) return `${name} ist verändert worden.`
  if (events.length !== seal.count || events.at(-1)?.seq !== seal.to_seq || !isAscending(events))
    return `${name} gilt für ${seal.count} Ereignisse (${seal.from_seq} bis ${seal.to_seq}); gefunden wurden ${events.length}, oder sie stehen in anderer Reihenfolge.`
  return rootOf(events) === seal.root
    ? null
    : `Ein Ereignis zwischen ${seal.from_seq} und ${seal.to_seq} ist verändert worden (${name}).`
}

const isAscending = (events: readonly LogEvent[]): boolean =>
  events.every(({ seq }, index) => index === 0 || seq > (events[index - 1]?.seq ?? 0))

export interface ChainReport {
  readonly seals: number
  readonly events: number
  /** Events after the last seal: what nobody has sealed yet can still be changed unnoticed. */
  readonly unsealed: number
  /** Hash of the last seal; null where there is none. */
  readonly head: string | null
  /** The first thing that is wrong, as a German sentence; null when all is right. */
  readonly problem: string | null
}

/**
 * Checks a whole log.
 * @param known hashes from outside, e.g. from yesterday's letter: each must be one of the seals
 * @param before what the first seal follows; null where the log is whole
 */
export const verifyChain = (
  events: readonly LogEvent[],
  seals: readonly Seal[],
  known: readonly string[] = [],
  before: Before | null = null,
): ChainReport => {
  let [last, place]: [Before | null, number] = [before, 0]
  let problem: string | null = null
  for (const seal of seals) {
    const end = events.findIndex(({ seq }, index) => index >= place && seq > seal.to_seq)
    const covered = events.slice(place, end === -1 ? undefined : end)
    problem ??= sealProblem(last, seal, covered)
    ;[last, place] = [seal, place + covered.length]
  }
  const rest = events.slice(place)
  if (!isAscending(events)) problem ??= 'Die Ereignisse stehen nicht in ihrer Reihenfolge.'
  const missing = known.find((hash) => !seals.some((seal) => seal.hash === hash.toLowerCase()))
  if (missing !== undefined) problem ??= unknownHash(missing)
  const [count, head] = [events.length, last?.hash ?? null]
  return { seals: seals.length, events: count, unsealed: rest.length, head, problem }
}

/** The sentence for a hash from outside that no seal has. */
export const unknownHash = (hash: string): string =>
  `Kein Siegel hat den Prüfwert ${hash}: Seit er bekannt wurde, ist das Protokoll gekürzt oder neu geschrieben worden.`
