/** What a visitor loads before the first picture of a large gallery: page, style sheets, scripts. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { newBlobKey } from '../../src/core/ids.ts'
import { albumOf } from '../../src/gallery/album.ts'
import { Layout } from '../../views/layout.tsx'
import { GalleryView } from '../../views/public/gallery.tsx'

const RENDITIONS = [480, 960, 1600].flatMap((width) =>
  ['avif', 'webp', 'jpeg'].map((format) => [width, (width * 2) / 3, format]),
)

const album = albumOf(
  {
    year: 2024,
    title: 'OZG-Taskforce Award 2024',
    conference_title: '4. OZG-Taskforce Konferenz',
    gallery_title: '',
    gallery_intro: '',
  },
  [
    { id: 'a', position: 0, day: '2024-11-13', title: '' },
    { id: 'b', position: 30, day: '2024-11-14', title: '' },
  ],
  Array.from({ length: 54 }, (_, index) => ({
    id: String(index),
    position: index,
    width: 1600,
    height: 1067,
    renditions: JSON.stringify(RENDITIONS),
    caption: `${newBlobKey()} ${newBlobKey()} ${newBlobKey()}`,
    alt: `${newBlobKey()} ${newBlobKey()}`,
    credit: 'Jens und Julia (OZG-Taskforce)',
    licence: 'press',
    rights: '',
    colour: newBlobKey().slice(0, 6),
    public_key: newBlobKey(),
  })),
)

/** A script with everything that it imports at once, and what a gallery asks for. */
const SCRIPTS = [
  'kuer.js',
  'lightbox.js',
  ...[...readFileSync('public/js/kuer.js', 'utf8').matchAll(/^import '\.\/(.+)'$/gm)].map(
    ([, name]) => name ?? '',
  ),
]

test('54 pictures weigh at most 60 kB compressed, without the pictures', async () => {
  const page = await (
    <Layout lang="de" title="Galerie" nav={[]}>
      <GalleryView lang="de" album={album} />
    </Layout>
  )
  const html = String(page)
  expect(html.match(/<picture/g)).toHaveLength(54)
  expect(html.match(/loading="eager"/g)).toHaveLength(3)
  expect(html.match(/<img [^>]*width="1600"[^>]*height="1067"/g)).toHaveLength(54)
  expect(SCRIPTS.length).toBeGreaterThan(5)
  const files = [
    'public/css/kern.css',
    'public/css/kuer.css',
    ...SCRIPTS.map((name) => `public/js/${name}`),
  ].map((name) => gzipSync(readFileSync(name)).length)
  const bytes = gzipSync(html).length + files.reduce((sum, length) => sum + length, 0)
  expect(bytes).toBeGreaterThan(20_000)
  expect(bytes).toBeLessThan(60_000)
})
