/** The page where entrants keep their pictures, and the pictures themselves, on both runtimes. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { type AwardYear, awardYear } from '../support/award-year.ts'
import { type Client, OWN_PAGE } from '../support/client.ts'
import { type RunningApp, startNode } from '../support/node-server.ts'
import { exifOf, makeJpeg } from '../support/pictures.ts'
import { startWorkerd } from '../support/workerd.ts'

const files = async (seeds: readonly number[]): Promise<File[]> =>
  Promise.all(
    seeds.map(async (seed) => {
      const bytes = await makeJpeg({ width: 480, height: 320, seed })
      return new File([new Uint8Array(bytes)], `bild-${seed}.jpg`, { type: 'image/jpeg' })
    }),
  )

describe.each([
  ['Node', startNode],
  ['workerd', () => startWorkerd()],
])('pictures of an entry on %s', (_runtime, start) => {
  let app: RunningApp
  let year: AwardYear
  let owner: Client
  let page: string

  const upload = (chosen: readonly File[]) => {
    const body = new FormData()
    for (const file of chosen) body.append('fotos', file)
    return owner.send(page, { method: 'POST', body, headers: OWN_PAGE })
  }
  const shown = async () => {
    const html = await (await owner.get(page)).text()
    return [...html.matchAll(/name="id\[\]" value="([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '')
  }
  /** What the page sends along with each picture, so that nothing unseen is replaced. */
  const seen = async () => {
    const html = await (await owner.get(page)).text()
    const stamps = [...html.matchAll(/name="seen\[\]" value="([0-9a-f]{32})"/g)].map(
      (match) => match[1] ?? '',
    )
    return Object.fromEntries((await shown()).map((id, index) => [id, stamps[index] ?? '']))
  }
  const save = async (
    rows: readonly Record<string, string>[],
    what = 'save',
    stamps?: Record<string, string>,
  ) => {
    const known = stamps ?? (await seen())
    return owner.post(`${page}/texte`, [
      ['do', what],
      ...rows.flatMap((row) =>
        ['id', 'caption', 'alt', 'credit', 'rights', 'persons', 'focus', 'seen'].map(
          (name): [string, string] => [
            `${name}[]`,
            row[name] ?? (name === 'seen' ? (known[row.id ?? ''] ?? '') : ''),
          ],
        ),
      ),
    ])
  }

  beforeAll(async () => {
    app = await start()
    year = await awardYear(app, 2026, [Date.UTC(2026, 4, 4)])
    owner = year.organiser
    page = paths.submissionPhotos(year.known.submission)
  })
  afterAll(() => app.close())

  it('takes the good ones, names the twin and the file that is none, and keeps the order', async () => {
    const [first, second] = await files([41, 42])
    if (!first || !second) throw new Error('no files')
    const text = new File(['kein Bild'], 'notiz.jpg')
    const answer = await upload([first, new File([first], 'kopie.jpg'), text, second])
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('<strong>kopie.jpg</strong>: Dieses Foto ist schon dabei.')
    expect(html).toContain('<strong>notiz.jpg</strong>: Die Datei ist kein Foto')
    expect(html).not.toContain('<strong>bild-42.jpg</strong>')
    expect(await shown()).toHaveLength(3)
  })

  it('moves a picture by one, saves what was typed meanwhile, and stops at the ends', async () => {
    const [a = '', b = '', c = ''] = await shown()
    const typed = [{ id: a, caption: 'Getippt und nicht verloren' }]
    expect((await save(typed, `down:${a}`)).headers.get('Location')).toBe(`${page}#f-foto-${a}`)
    expect(await shown()).toEqual([b, a, c])
    expect(await (await owner.get(page)).text()).toContain('Getippt und nicht verloren')
    await save([], `up:${b}`)
    await save([], `down:${c}`)
    expect(await shown()).toEqual([b, a, c])
    await save([], `up:${a}`)
    expect(await shown()).toEqual([a, b, c])
  })

  it('never replaces what somebody else has written since: both are shown, and the second time mine counts', async () => {
    const [id = '', other = ''] = await shown()
    const before = await seen()
    const words = { alt: 'Der Markt', credit: 'J. Muster', rights: 'frei', persons: 'none' }
    expect((await save([{ id, caption: 'Von Erika', ...words }], 'save', before)).status).toBe(303)
    // An old page that only moves a picture brings its old, empty texts along.
    const moved = await save([{ id }, { id: other, caption: 'Mein Text' }], `down:${id}`, before)
    expect(moved.status).toBe(409)
    const html = await moved.text()
    expect(html).toContain('Diese Angaben hat inzwischen jemand anderes geändert.')
    expect(html).toContain('Bildunterschrift „Von Erika“')
    expect(html).toContain('Mein Text')
    expect((await shown())[0]).toBe(id)
    expect(await (await owner.get(page)).text()).toContain('Von Erika')
    const stamp = /name="seen\[\]" value="([0-9a-f]{32})"/.exec(html)?.[1] ?? ''
    expect((await save([{ id, caption: 'Von mir', ...words }], 'save', { [id]: stamp })).status).toBe(303)
    const now = await (await owner.get(page)).text()
    expect(now).toContain('Von mir')
    expect(now).not.toContain('Von Erika')
    // Two at the same moment: one is told.
    const same = await seen()
    const answers = await Promise.all(
      ['Eins', 'Zwei', 'Drei'].map((caption) => save([{ id, caption, ...words }], 'save', same)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409])
  })

  it('refuses a file name as alt text and keeps every word', async () => {
    const [, id = ''] = await shown()
    const answer = await save([{ id, alt: 'Bild 41', caption: 'Bleibt stehen' }])
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Der Alternativtext ist der Dateiname.')
    expect(html).toContain('Bleibt stehen')
  })

  it.each([
    ['persons', 'vielleicht'],
    ['focus', '101 5'],
    ['focus', 'oben'],
  ])('refuses %s %j', async (name, wrong) => {
    const [id = ''] = await shown()
    expect((await save([{ id, [name]: wrong }])).status).toBe(422)
  })

  it('keeps the focal point, and stops the hand-in while somebody has not agreed', async () => {
    const [id = ''] = await shown()
    const texts = { id, caption: 'a', alt: 'Eine Person', credit: 'Jörg Muster', rights: 'frei' }
    expect((await save([{ ...texts, persons: 'missing', focus: '37 62' }])).status).toBe(303)
    const html = await (await owner.get(page)).text()
    expect(html).toContain('value="37 62" selected')
    const handIn = await owner.post(paths.submissionHandIn(year.known.submission), {
      version: '1',
      declaration: '1',
    })
    expect(handIn.status).toBe(422)
    expect(await handIn.text()).toContain('Foto 1: Abgebildete haben noch nicht zugestimmt.')
  })

  it('sends the JPEG with its credit and nothing else about its making', async () => {
    const [, id = ''] = await shown()
    await save([{ id, credit: 'Jörg Müller' }])
    const answer = await owner.get(paths.privatePhoto(id, '480.jpeg'))
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(Number(answer.headers.get('Content-Length') ?? bytes.length)).toBe(bytes.length)
    const { exif, xmp, format } = await sharp(bytes).metadata()
    expect(format).toBe('jpeg')
    expect(exif?.toString('utf8')).toContain('© Jörg Müller\0')
    expect(xmp?.toString('utf8')).toContain('<photoshop:Credit>Jörg Müller')
    expect(exifOf(bytes).gps).toBe(false)
  })

  it('lets a browser keep a private picture only as long as it may be seen', async () => {
    const [, id = ''] = await shown()
    const address = paths.privatePhoto(id, '480.webp')
    const answer = await owner.get(address)
    expect(answer.headers.get('Cache-Control')).toBe('private, no-cache')
    const known = { 'If-None-Match': answer.headers.get('ETag') ?? '' }
    expect((await owner.get(address, known)).status).toBe(304)
    expect((await owner.get(address, { ...known, Cookie: '' })).status).toBe(303)
    expect((await year.juror.get(address, known)).status).toBe(404)
    await save([{ id, credit: 'Jemand anderes' }])
    expect((await owner.get(address, known)).status).toBe(200)
  })

  it('deletes one with all its sizes', async () => {
    const [a = '', b = ''] = await shown()
    expect((await save([], `delete:${a}`)).status).toBe(303)
    expect((await shown())[0]).toBe(b)
    expect((await owner.get(paths.privatePhoto(a, '480.jpeg'))).status).toBe(404)
  })
})
