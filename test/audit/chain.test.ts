import { describe, expect, it } from 'vitest'
import { type LogEvent, leafOf, NO_SEAL, sealOf, verifyChain } from '../../src/audit/chain.ts'
import { tamper } from '../../src/audit/tampering.ts'
import { hex, sha256 } from '../../src/core/ids.ts'
import { inclusionProof, provesInclusion } from '../../src/core/merkle.ts'
import { figure } from '../support/torture.ts'

const event = (seq: number, over: Partial<LogEvent> = {}): LogEvent => ({
  seq,
  at: 1000 + seq,
  actor_id: null,
  edition_id: 'e',
  kind: 'edition.saved',
  subject: 'e',
  detail: '{"title":"Größe"}',
  ...over,
})

const events = [event(1), event(2), event(4), event(5)]
const first = sealOf(null, events.slice(0, 3), 2000)
const second = sealOf(first, events.slice(3), 3000)

describe('the chain', () => {
  it('is the format that anybody can compute again', async () => {
    const leaf = 'kuer-log-event/1\n[5,1005,null,"e","edition.saved","e","{\\"title\\":\\"Größe\\"}"]'
    const root = await sha256(new Uint8Array([0, ...new TextEncoder().encode(leaf)]))
    const line = `kuer-log-seal/1\n[2,5,5,1,3000,"${first.hash}","${root}"]`
    expect(second).toEqual({
      number: 2,
      from_seq: 5,
      to_seq: 5,
      count: 1,
      at: 3000,
      prev: first.hash,
      root,
      hash: await sha256(line),
    })
    expect(first).toMatchObject({ number: 1, from_seq: 1, to_seq: 4, count: 3, prev: NO_SEAL })
  })

  it('is right as it was written, with what waits for its seal', () => {
    const report = { seals: 2, events: 5, unsealed: 1, head: second.hash, problem: null }
    expect(verifyChain([...events, event(6)], [first, second], [first.hash.toUpperCase()])).toEqual(report)
    expect(verifyChain([], [])).toEqual({ seals: 0, events: 0, unsealed: 0, head: null, problem: null })
  })

  it('lets one event be proven without the others', () => {
    const leaves = events.slice(0, 3).map(leafOf)
    const proof = { index: 1, size: 3, path: inclusionProof(leaves, 1) }
    const root = Uint8Array.from(first.root.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    expect(hex(root)).toBe(first.root)
    expect(provesInclusion(leafOf(event(2)), proof, root)).toBe(true)
    expect(provesInclusion(leafOf(event(2, { subject: 'f' })), proof, root)).toBe(false)
  })

  it.each([
    [
      'an event changed',
      [event(1, { detail: '{}' }), ...events.slice(1)],
      [first, second],
      /zwischen 1 und 4/,
    ],
    ['an event gone', events.slice(1), [first, second], /gilt für 3 Ereignisse .* gefunden wurden 2/],
    ['the first seal gone', events, [second], /folgt nicht/],
    ['another seal before it', events, [sealOf(null, events.slice(0, 3), 2001), second], /anderes voriges/],
    ['a seal changed', events, [first, { ...second, at: 1 }], /Siegel 2 ist verändert/],
    ['what waits in another order', [...events, event(8), event(7)], [first, second], /Reihenfolge/],
  ])('says what is wrong: %s', (_, forged, seals, problem) => {
    expect(verifyChain(forged, seals).problem).toMatch(problem)
  })

  it('that was written anew is betrayed by a hash from outside alone', () => {
    const forged = [event(1, { detail: '{}' }), ...events.slice(1)]
    const anew = sealOf(null, forged.slice(0, 3), 2000)
    expect(verifyChain(forged, [anew]).problem).toBeNull()
    expect(verifyChain(forged, [anew], [first.hash]).problem).toMatch(/gekürzt oder neu geschrieben/)
  })
})

describe('10,000 forgeries', () => {
  const report = tamper(10_000, 7)
  figure('forgeries of the sealed log noticed', `${report.detected} of ${report.tried}`, 'all of 10,000')

  it('are all noticed', () => {
    expect([report.tried, report.detected]).toEqual([10_000, 10_000])
  })

  it('need a hash kept elsewhere only where whole seals are rewritten', () => {
    const silent = Object.entries(report.ways).filter(([, { tried, alone }]) => alone < tried)
    expect(silent.map(([name]) => name)).toEqual(['delete seal', 'truncate', 'reseal'])
  })
})
