import { describe, expect, test } from 'vitest'
import {
  commitmentOf,
  commitTo,
  FORMAT,
  jurorDigest,
  proofOf,
  type Receipt,
  receiptProblem,
  type ScorePayload,
  sealOf,
} from '../../src/commitment/rules.ts'
import { canonicalJson, fromHex, hex, sha256Bytes } from '../../src/core/ids.ts'
import { inclusionProof, merkleRoot, provesInclusion } from '../../src/core/merkle.ts'

/** Leaves and roots of the reference implementation of RFC 6962 (google/certificate-transparency). */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((text) => fromHex(text) ?? new Uint8Array())
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
/** [leaf from 0, size, path]: proofs of the same implementation. */
const PROOFS: [number, number, string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
]

describe('the tree of RFC 6962', () => {
  test.each(ROOTS.map((root, size) => [size, root] as const))('root over %i leaves', (size, root) => {
    expect(hex(merkleRoot(LEAVES.slice(0, size)))).toBe(root)
  })

  test.each(PROOFS)('proof of leaf %i of %i', (index, size, path) => {
    const leaves = LEAVES.slice(0, size)
    expect(inclusionProof(leaves, index).map(hex)).toEqual(path)
  })

  test('every proof of every size up to 70 holds at its own place alone', () => {
    const leaves = Array.from({ length: 70 }, (_, index) => Uint8Array.of(index, 7))
    for (let size = 1; size <= leaves.length; size += 1) {
      const some = leaves.slice(0, size)
      const root = merkleRoot(some)
      for (const [index, leaf] of some.entries()) {
        const path = inclusionProof(some, index)
        expect(provesInclusion(leaf, { index, size, path }, root)).toBe(true)
        expect(provesInclusion(leaf, { index: (index + 1) % size, size, path }, root)).toBe(size === 1)
        expect(provesInclusion(Uint8Array.of(index, 8), { index, size, path }, root)).toBe(false)
      }
    }
  })

  test.each([-1, 8, 1.5, Number.NaN])('there is no proof for leaf %s of 8', (index) => {
    expect(() => inclusionProof(LEAVES, index)).toThrow(RangeError)
    expect(
      provesInclusion(LEAVES[0] ?? new Uint8Array(), { index, size: 8, path: [] }, merkleRoot(LEAVES)),
    ).toBe(false)
  })

  test('an inner node is no leaf', () => {
    const [a, b] = [Uint8Array.of(1), Uint8Array.of(2)]
    const node = new Uint8Array([...sha256Bytes(Uint8Array.of(0), a), ...sha256Bytes(Uint8Array.of(0), b)])
    expect(hex(merkleRoot([node]))).not.toBe(hex(merkleRoot([a, b])))
  })
})

const TAG = '17'.repeat(32)
const sheet = (entry: number, points: number) => ({
  edition: 2026,
  rules: 'ab'.repeat(32),
  entry: `2026-${entry}`,
  points: { a: points, b: null },
})

/** Receipts with proofs over so many sheets. */
const receipts = (count: number): Receipt[] => {
  const made = Array.from({ length: count }, (_, index) => {
    const { payload, nonce, commitment } = commitTo(TAG, sheet(index, index % 10))
    return { payload: JSON.parse(payload) as ScorePayload, nonce, commitment, tag: TAG }
  })
  const seal = sealOf(made.map(({ commitment }) => commitment))
  return made.map(
    (receipt) => ({ ...receipt, proof: proofOf(seal, receipt.commitment) ?? undefined }) as Receipt,
  )
}

const must = ({ proof }: Receipt) => {
  if (!proof) throw new Error('no proof')
  return proof
}

describe('a commitment', () => {
  test('is the digest of format, payload and nonce, written out', () => {
    const nonce = Uint8Array.from({ length: 32 }, (_, index) => index)
    const bytes = new Uint8Array([...new TextEncoder().encode(`${FORMAT}{"a":1}`), ...nonce])
    expect(commitmentOf('{"a":1}', nonce)).toBe(hex(sha256Bytes(bytes)))
  })

  test('needs a tag of 32 bytes', () => {
    for (const tag of ['', 'zz', '17'.repeat(31)])
      expect(() => commitTo(tag, sheet(1, 5))).toThrow(`no 32 bytes: ${tag}`)
  })

  test('of another format is not read, even where its digest fits', () => {
    const [one] = receipts(1)
    const payload = { ...one?.payload, format: 'award-score/2' }
    const nonce = fromHex(one?.nonce ?? '') ?? new Uint8Array()
    const commitment = commitmentOf(canonicalJson(payload), nonce)
    expect(receiptProblem({ ...one, payload, commitment } as unknown as Receipt)).toBe(
      'Das Format ist unbekannt.',
    )
  })

  test('of equal sheets differs, for the nonce does', () => {
    const [one, other] = [commitTo(TAG, sheet(1, 5)), commitTo(TAG, sheet(1, 5))]
    expect({ ...JSON.parse(one.payload), juror: '' }).toEqual({ ...JSON.parse(other.payload), juror: '' })
    expect(one.commitment).not.toBe(other.commitment)
  })

  test('names the juror by another digest each time, which only the tag connects', () => {
    const [one] = receipts(1)
    const nonce = fromHex(one?.nonce ?? '') ?? new Uint8Array()
    expect(one?.payload.juror).toBe(jurorDigest(fromHex(TAG) ?? new Uint8Array(), nonce))
    expect(one?.payload.juror).not.toBe(JSON.parse(commitTo(TAG, sheet(0, 0)).payload).juror)
    expect(JSON.stringify(one?.payload)).not.toContain(TAG)
    expect(receiptProblem({ ...(one as Receipt), tag: '18'.repeat(32) })).toContain('Kennung')
  })

  test.each<[string, (receipt: Receipt) => [Receipt, string]]>([
    ['no proof', ({ proof: _none, ...rest }) => [rest as Receipt, rest.commitment]],
    [
      'a step that is no digest',
      (one) => [{ ...one, proof: { ...must(one), path: ['zz'] } }, must(one).root],
    ],
    ['a root that is no digest', (one) => [one, 'zz']],
  ])('with %s proves nothing, and says so', (_what, damage) => {
    const [one] = receipts(4)
    const [receipt, root] = damage(one as Receipt)
    expect(receiptProblem(receipt, { root, size: 4 })).toBe('Der Nachweis fehlt oder ist beschädigt.')
  })

  test('stands under the root wherever its sheet came from', () => {
    const all = receipts(37)
    const { root } = sealOf(all.toReversed().map(({ commitment }) => commitment))
    for (const receipt of all) expect(receiptProblem(receipt, { root, size: 37 })).toBeNull()
    expect(proofOf({ leaves: [], root }, all[0]?.commitment ?? '')).toBeNull()
  })
})

/** Numbers that look random and are the same each time (a linear congruential generator). */
const numbers = (seed: number) => {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test('of 10,000 mutations of sheet, nonce, commitment, proof or root every one is detected', () => {
  const all = receipts(60)
  const root = all[0]?.proof?.root ?? ''
  const random = numbers(7)
  const flip = (text: string): string => {
    const at = random(text.length)
    const digits = '0123456789abcdef'.replace(text[at] ?? '', '')
    return text.slice(0, at) + digits[random(digits.length)] + text.slice(at + 1)
  }
  const mutations: ((of: Receipt) => [Receipt, string])[] = [
    (of) => [
      { ...of, payload: { ...of.payload, points: { ...of.payload.points, a: 10 + random(90) } } },
      root,
    ],
    (of) => [{ ...of, payload: { ...of.payload, points: { ...of.payload.points, c: random(10) } } }, root],
    (of) => [{ ...of, payload: { ...of.payload, entry: `2025-${random(1000)}` } }, root],
    (of) => [{ ...of, payload: { ...of.payload, juror: flip(of.payload.juror) } }, root],
    (of) => [{ ...of, payload: { ...of.payload, rules: flip(of.payload.rules) } }, root],
    (of) => [{ ...of, nonce: flip(of.nonce) }, root],
    (of) => [{ ...of, nonce: of.nonce.slice(2 * (1 + random(31))) }, root],
    (of) => [{ ...of, commitment: flip(of.commitment) }, root],
    (of) => [withProof(of, (proof) => ({ ...proof, index: (proof.index + 1 + random(59)) % 60 })), root],
    (of) => [withProof(of, (proof) => ({ ...proof, size: 61 + random(1000) })), root],
    (of) => [withPath(of, (path) => path.with(random(path.length), flip(path[0] ?? ''))), root],
    (of) => [withPath(of, (path) => path.slice(1)), root],
    (of) => [withPath(of, (path) => [...path, root]), root],
    (of) => [of, flip(root)],
  ]
  let detected = 0
  for (let round = 0; round < 10_000; round += 1) {
    const receipt = all[random(all.length)]
    if (!receipt) continue
    const [mutated, under] = mutations[round % mutations.length]?.(receipt) ?? [receipt, root]
    if (receiptProblem(mutated, { root: under, size: 60 }) !== null) detected += 1
  }
  expect(detected).toBe(10_000)
})

const withProof = (
  of: Receipt,
  change: (proof: NonNullable<Receipt['proof']>) => Receipt['proof'],
): Receipt => {
  const proof = of.proof && change(of.proof)
  return proof ? { ...of, proof } : of
}
const withPath = (of: Receipt, change: (path: readonly string[]) => readonly string[]): Receipt =>
  withProof(of, (proof) => ({ ...proof, path: change(proof.path) }))
