import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { StoredFile } from '../../src/core/ports.ts'
import { creditOf, withCredit } from '../../src/photo/credit.ts'
import { stripMetadata } from '../../src/photo/jpeg.ts'
import { exifOf, makeJpeg, quartersOf } from '../support/pictures.ts'

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const credit = { artist: 'Jörg Müller', copyright: '© Stadt Köln 🎭' }

const clean = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const stripped = stripMetadata(await makeJpeg({ width: 480, height: 320, seed: 7 }), 'jpeg')
  if (!stripped.ok) throw new Error(stripped.error)
  return new Uint8Array(stripped.value)
}

const stored = (body: StoredFile['body'], size: number): StoredFile => ({ body, size, type: 'image/jpeg' })
const bytesOf = async ({ body }: StoredFile) => new Uint8Array(await new Response(body).arrayBuffer())

describe('withCredit', () => {
  it('writes artist, copyright and credit line, which other programs read', async () => {
    const jpeg = await clean()
    const file = withCredit(stored(jpeg, jpeg.length), credit)
    const bytes = await bytesOf(file)
    expect(bytes.length).toBe(file.size)
    expect(latin1(bytes.subarray(0, 4))).toBe('\xff\xd8\xff\xe1')
    const { exif, xmp } = await sharp(bytes).metadata()
    expect(exif?.toString('utf8')).toContain('Jörg Müller\0')
    expect(exif?.toString('utf8')).toContain('© Stadt Köln 🎭\0')
    expect(xmp?.toString('utf8')).toContain('<photoshop:Credit>Jörg Müller</photoshop:Credit>')
    expect(xmp?.toString('utf8')).toContain('<rdf:li xml:lang="x-default">© Stadt Köln 🎭</rdf:li>')
    expect(exifOf(bytes)).toEqual({ exif: true, gps: false, xmp: true })
    expect(await quartersOf(bytes)).toBe('0123')
    expect(stripMetadata(bytes, 'jpeg')).toEqual({ ok: true, value: jpeg })
  })

  it.each([1, 2, 3, 1000])('gives the same bytes from a stream in pieces of %i', async (piece) => {
    const jpeg = await clean()
    const whole = await bytesOf(withCredit(stored(jpeg, jpeg.length), credit))
    let at = 0
    const stream = new ReadableStream<Uint8Array>({
      pull: (out) => {
        if (at >= jpeg.length) return out.close()
        out.enqueue(jpeg.subarray(at, at + piece))
        at += piece
      },
    })
    const streamed = withCredit(stored(stream, jpeg.length), credit)
    expect(streamed.size).toBe(whole.length)
    expect(await bytesOf(streamed)).toEqual(whole)
  })

  it('keeps hostile words inside their field', async () => {
    const jpeg = await clean()
    const evil = creditOf('</rdf:li><script>alert(1)</script>&\u0007')
    const bytes = await bytesOf(withCredit(stored(jpeg, jpeg.length), evil))
    const xmp = (await sharp(bytes).metadata()).xmp?.toString('utf8') ?? ''
    expect(xmp).not.toContain('<script')
    expect(xmp).toContain('&#60;script&#62;alert(1)&#60;/script&#62;&#38;')
  })

  it('leaves empty texts out, cuts long ones between characters', async () => {
    const jpeg = await clean()
    const same = stored(jpeg, jpeg.length)
    expect(withCredit(same, creditOf(''))).toBe(same)
    const long = await bytesOf(withCredit(same, { artist: `a${'ü'.repeat(40_000)}`, copyright: '' }))
    expect(long.length - jpeg.length).toBeLessThan(4_600)
    const exif = (await sharp(long).metadata()).exif ?? Buffer.alloc(0)
    expect(exif.subarray(exif.indexOf('aü')).toString('utf8')).toMatch(/^aü{990,}\0/)
  })
})

it.each([
  ['A. Muster', '© A. Muster'],
  ['© Stadt Köln', '© Stadt Köln'],
  ['', ''],
])('the copyright of %j is %j', (artist, copyright) =>
  expect(creditOf(artist)).toEqual({ artist, copyright }),
)
