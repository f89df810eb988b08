import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { SCENE_KINDS, type Scene, sceneSvg } from '../../src/demo/scenes.ts'

const sizes = [
  [1600, 1067],
  [1067, 1600],
  [2000, 1000],
] as const

/** Every element is closed in order, and no number went wrong. */
function assertWellFormed(svg: string): void {
  const open: string[] = []
  for (const [, close, name = '', self] of svg.matchAll(/<(\/?)([A-Za-z]+)[^<>]*?(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name)
    else if (!self) open.push(name)
  }
  expect(open).toEqual([])
  expect(svg).not.toMatch(/NaN|undefined|Infinity/)
}

/** The picture as 32 by 32 points. */
const thumbnail = async (scene: Scene) =>
  await sharp(Buffer.from(sceneSvg(scene)))
    .resize(32, 32, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer()

const difference = (a: Buffer, b: Buffer) =>
  a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length

describe.each(SCENE_KINDS)('scene %s', (kind) => {
  it('is well-formed, self-contained and drawn at the stated size', async () => {
    for (const [index, [width, height]] of sizes.entries()) {
      const svg = sceneSvg({ kind, seed: index + 1, width, height })
      assertWellFormed(svg)
      expect(svg).not.toContain('<text')
      expect(svg).not.toMatch(/href|url\((?!#)|<image|@import/)
      const { info } = await sharp(Buffer.from(svg)).jpeg().toBuffer({ resolveWithObject: true })
      expect([info.width, info.height]).toEqual([width, height])
    }
  })

  it('is the same for the same seed only', () => {
    expect(sceneSvg({ kind, seed: 7 })).toBe(sceneSvg({ kind, seed: 7 }))
    expect(new Set([1, 2, 3, 4, 5].map((seed) => sceneSvg({ kind, seed }))).size).toBe(5)
  })
})

it('draws a hundred scenes of which no two look alike', { timeout: 120_000 }, async () => {
  const scenes = Array.from({ length: 100 }, (_, index): Scene => {
    const kind = SCENE_KINDS[index % SCENE_KINDS.length] ?? 'hall'
    return { kind, seed: Math.floor(index / SCENE_KINDS.length) + 1, width: 480, height: 320 }
  })
  const thumbnails: Buffer[] = []
  for (const scene of scenes) thumbnails.push(await thumbnail(scene))
  let closest = { mean: 255, pair: '' }
  thumbnails.forEach((one, a) => {
    thumbnails.slice(a + 1).forEach((other, offset) => {
      const mean = difference(one, other)
      const pair = [scenes[a], scenes[a + 1 + offset]]
        .map((scene) => `${scene?.kind}/${scene?.seed}`)
        .join(' ')
      if (mean < closest.mean) closest = { mean, pair }
    })
  })
  expect(closest.mean, closest.pair).toBeGreaterThan(6)
})
