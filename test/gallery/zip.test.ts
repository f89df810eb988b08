import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type Album, albumOf, commonCredit, listInZip, nameInZip, takeable } from '../../src/gallery/album.ts'
import { zipStream } from '../../src/gallery/zip.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('the archive begins before the files are read, and reads each only when its turn comes', async () => {
  const opened: string[] = []
  const file = (name: string, size: number) => ({
    name,
    open: async () => {
      opened.push(name)
      return new Uint8Array(size).fill(name.charCodeAt(0))
    },
  })
  const reader = zipStream([file('a', 300_000), file('b', 300_000), file('c', 300_000)]).getReader()
  const first = await reader.read()
  expect(first.value?.length).toBeGreaterThan(0)
  expect(opened).toEqual(['a'])
  const parts = [first.value ?? new Uint8Array()]
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value)
  expect(opened).toEqual(['a', 'b', 'c'])
  const files = unzipSync(new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer()))
  expect(Object.entries(files).map(([name, { length, 7: some }]) => [name, length, some])).toEqual([
    ['a', 300_000, 97],
    ['b', 300_000, 98],
    ['c', 300_000, 99],
  ])
})

test('streams are passed on, and what is gone is left out', async () => {
  const stream = new Blob([bytes('eins'), bytes('zwei')]).stream()
  const archive = zipStream([
    { name: 'gone.jpg', open: async () => null },
    { name: 'ä.txt', open: async () => stream },
  ])
  const files = unzipSync(new Uint8Array(await new Response(archive).arrayBuffer()))
  expect(Object.keys(files)).toEqual(['ä.txt'])
  expect(new TextDecoder().decode(files['ä.txt'])).toBe('einszwei')
})

test('a file that cannot be read breaks the archive aloud', async () => {
  const broken = { name: 'a', open: () => Promise.reject(new Error('disk')) }
  await expect(new Response(zipStream([broken])).arrayBuffer()).rejects.toThrow('disk')
})

const photo = (id: string, position: number, over = {}) => ({
  id,
  position,
  width: 960,
  height: 640,
  renditions: '[[960,640,"jpeg"]]',
  caption: `Bild ${id}`,
  alt: 'x',
  credit: 'A. Muster',
  licence: 'cc-by-4.0',
  rights: '',
  public_key: `key-${id}` as string | null,
  ...over,
})

const album = (photos: ReturnType<typeof photo>[]): Album =>
  albumOf(
    { year: 2024, title: 'Award', conference_title: 'Konferenz', gallery_title: '', gallery_intro: '' },
    [{ id: 'h', position: 1, day: '2024-11-13', title: '' }],
    photos,
  )

test('the public album counts only what is public', () => {
  const shown = album([photo('c', 3), photo('a', 0), photo('b', 2, { public_key: null })])
  expect(shown.title).toBe('Konferenz')
  expect(shown.photos.map(({ key, number }) => [key, number])).toEqual([
    ['key-a', 1],
    ['key-c', 2],
  ])
  expect(shown.chapters.map(({ heading, photos }) => [heading?.day ?? null, photos.length])).toEqual([
    [null, 1],
    ['2024-11-13', 1],
  ])
  expect(JSON.stringify(shown)).not.toContain('key-b')
})

test('one credit for all is said once', () => {
  expect(commonCredit(album([photo('a', 0), photo('b', 1)]))).toBe('A. Muster')
  expect(commonCredit(album([photo('a', 0), photo('b', 1, { credit: 'B' })]))).toBe('')
})

test('only what others may take away is in the ZIP, under readable names, with its terms', () => {
  const shown = album([
    photo('a', 0, { caption: '… und „Ämter“ für alle!' }),
    photo('b', 2, { licence: 'internal' }),
    photo('c', 3, { licence: '' }),
    photo('d', 4, { licence: 'own', rights: 'Nur für Schulen', credit: 'Kim' }),
  ])
  expect(takeable(shown).map(nameInZip)).toEqual(['001-und-aemter-fuer-alle.jpg', '004-bild-d.jpg'])
  const list = listInZip(shown, 'https://award.example/2024/galerie')
  expect(list).toContain('001-und-aemter-fuer-alle.jpg\r\n… und „Ämter“ für alle!\r\nFoto: A. Muster\r\n')
  expect(list).toContain('Lizenz: CC BY 4.0 https://creativecommons.org/licenses/by/4.0/')
  expect(list).toContain(
    'Mittwoch, 13. November 2024\r\n\r\n004-bild-d.jpg\r\nBild d\r\nFoto: Kim\r\nLizenz: Nur für Schulen',
  )
  expect(list).not.toContain('Bild b')
})
