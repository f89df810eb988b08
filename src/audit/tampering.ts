/** Tries to forge the log: seeded changes of a sealed chain, of which a check must notice every one. Pure. */
import { type LogEvent, type Seal, sealOf, verifyChain } from './chain.ts'

interface Log {
  readonly events: readonly LogEvent[]
  readonly seals: readonly Seal[]
}

/** A number below `n`, from a small generator (mulberry32) so that a seed repeats every try. */
type Draw = (n: number) => number

const drawFrom = (seed: number): Draw => {
  let state = seed
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n
  }
}

const eventOf = (seq: number): LogEvent => ({
  seq,
  at: 1_760_000_000_000 + seq * 60_000,
  actor_id: seq % 5 === 0 ? null : `person-${seq % 4}`,
  edition_id: seq % 3 === 0 ? null : 'edition-1',
  kind: seq % 2 === 0 ? 'score.saved' : 'submission.saved',
  subject: `entry-${seq % 7}`,
  detail: JSON.stringify({ juror: `juror-${seq % 3}`, points: [['c1', seq % 10]] }),
})

/** Seals the events in parts of `size`, each a second after its last event. */
const sealed = (events: readonly LogEvent[], size: number): Log => {
  const seals: Seal[] = []
  for (let from = 0; from < events.length; from += size) {
    const part = events.slice(from, from + size)
    seals.push(sealOf(seals.at(-1) ?? null, part, (part.at(-1)?.at ?? 0) + 1000))
  }
  return { events, seals }
}

const replaceAt = <T>(list: readonly T[], index: number, ...by: T[]): T[] => [
  ...list.slice(0, index),
  ...by,
  ...list.slice(index + 1),
]

const swap = <T>(list: readonly T[], draw: Draw): T[] => {
  const one = draw(list.length)
  const other = (one + 1 + draw(list.length - 1)) % list.length
  const copy = [...list]
  ;[copy[one], copy[other]] = [list[other] as T, list[one] as T]
  return copy
}

const changedEvent = (event: LogEvent, draw: Draw): LogEvent => {
  const changes: Partial<LogEvent>[] = [
    { at: event.at + 1 + draw(1000) },
    { actor_id: event.actor_id === null ? 'somebody' : null },
    { edition_id: event.edition_id === null ? '' : null },
    { kind: `${event.kind}x` },
    { subject: `${event.subject}${draw(10)}` },
    { detail: event.detail.replace('[', '[ ') },
    { detail: '{}' },
    { seq: event.seq + 1 + draw(100) },
  ]
  return { ...event, ...changes[draw(changes.length)] }
}

const changedSeal = (seal: Seal, draw: Draw): Seal => {
  const digit = (hash: string) => {
    const at = draw(64)
    return `${hash.slice(0, at)}${hash[at] === 'a' ? 'b' : 'a'}${hash.slice(at + 1)}`
  }
  const changes: Partial<Seal>[] = [
    { number: seal.number + 1 },
    { from_seq: seal.from_seq + 1 },
    { to_seq: seal.to_seq + 1 },
    { count: seal.count - 1 },
    { at: seal.at - 1 - draw(1000) },
    { prev: digit(seal.prev) },
    { root: digit(seal.root) },
    { hash: digit(seal.hash) },
  ]
  return { ...seal, ...changes[draw(changes.length)] }
}

const SIZE = 8

/** Ways to forge a log; the last two rewrite whole seals, which only a hash kept elsewhere betrays. */
const FORGERIES: Readonly<Record<string, (log: Log, draw: Draw) => Log>> = {
  change: ({ events, seals }, draw) => {
    const at = draw(events.length)
    return { events: replaceAt(events, at, changedEvent(events[at] as LogEvent, draw)), seals }
  },
  delete: ({ events, seals }, draw) => ({ events: replaceAt(events, draw(events.length)), seals }),
  insert: ({ events, seals }, draw) => {
    const at = draw(events.length)
    const before = events[at] as LogEvent
    return { events: replaceAt(events, at, before, { ...before, subject: 'forged' }), seals }
  },
  swap: ({ events, seals }, draw) => ({ events: swap(events, draw), seals }),
  'change seal': ({ events, seals }, draw) => {
    const at = draw(seals.length)
    return { events, seals: replaceAt(seals, at, changedSeal(seals[at] as Seal, draw)) }
  },
  'delete seal': ({ events, seals }, draw) => ({ events, seals: replaceAt(seals, draw(seals.length)) }),
  'swap seals': ({ events, seals }, draw) => ({ events, seals: swap(seals, draw) }),
  truncate: ({ events, seals }, draw) => {
    const kept = draw(seals.length)
    return { events: events.slice(0, kept * SIZE), seals: seals.slice(0, kept) }
  },
  reseal: ({ events }, draw) => {
    const at = draw(events.length)
    const forged = { ...(events[at] as LogEvent), detail: `{"forged":${draw(1000)}}` }
    return sealed(replaceAt(events, at, forged), SIZE)
  },
}

export interface TamperingReport {
  readonly tried: number
  readonly detected: number
  /** By way of forging: what the chain alone betrays, and what it takes a hash kept elsewhere for. */
  readonly ways: Readonly<Record<string, { tried: number; alone: number; detected: number }>>
}

/**
 * Forges a sealed log `tries` times and checks it each time, with and without the last hash as known from outside.
 * @param tries how often, the ways in turn
 * @param seed the same seed forges the same
 */
export const tamper = (tries: number, seed: number): TamperingReport => {
  const draw = drawFrom(seed)
  const log = sealed(
    Array.from({ length: 5 * SIZE }, (_, index) => eventOf(index + 1)),
    SIZE,
  )
  const known = [log.seals.at(-1)?.hash ?? '']
  const names = Object.keys(FORGERIES)
  const ways = Object.fromEntries(names.map((name) => [name, { tried: 0, alone: 0, detected: 0 }]))
  for (let index = 0; index < tries; index += 1) {
    const name = names[index % names.length] ?? ''
    const forged = FORGERIES[name]?.(log, draw) ?? log
    const way = ways[name] ?? { tried: 0, alone: 0, detected: 0 }
    const alone = verifyChain(forged.events, forged.seals).problem !== null
    way.tried += 1
    way.alone += alone ? 1 : 0
    way.detected += alone || verifyChain(forged.events, forged.seals, known).problem !== null ? 1 : 0
  }
  const detected = Object.values(ways).reduce((sum, way) => sum + way.detected, 0)
  return { tried: tries, detected, ways }
}
