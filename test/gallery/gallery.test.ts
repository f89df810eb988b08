/** One album from import to withdrawal, over HTTP on Node with real pictures. */
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { guard } from '../../src/core/database.ts'
import { paths } from '../../src/core/paths.ts'
import { saveEdition } from '../../src/edition/actions.ts'
import { type Edition, keepsGalleryHidden, updateEdition } from '../../src/edition/store.ts'
import { publishGallery } from '../../src/gallery/actions.ts'
import { withdrawPhoto } from '../../src/gallery/rights-actions.ts'
import { publishAlbum } from '../../src/gallery/store.ts'
import { type Photo, photosOfGallery } from '../../src/photo/store.ts'
import { snapshotOf } from '../../src/publication/store.ts'
import { at, editionOf, entry, JUDGED, must, OPENS, openYear, person, photoOf } from '../submission/world.ts'
import { type Client, newClient, OWN_PAGE, signedIn } from '../support/client.ts'
import { FIRST_ORGANISER, type RunningNode, startNode } from '../support/node-server.ts'
import { makeJpeg } from '../support/pictures.ts'

const YEAR = 2026
const NAMES = ['a', 'b', 'c', 'd', 'e']

let app: RunningNode
let organiser: Client
let reader: Client
let edition: Edition
let chief: Actor

const jpeg = async (name: string, seed: number) =>
  new File([new Uint8Array(await makeJpeg({ width: 400, height: 300, seed }))], `${name}.jpg`)

const table = (rows: readonly string[]) =>
  new File([`file,caption,alt,credit,licence,persons,day,heading\n${rows.join('\n')}`], 't.csv')

const send = (files: readonly File[], csv: File, more: Record<string, string> = {}) => {
  const body = new FormData()
  for (const file of files) body.append('bilder', file)
  body.append('tabelle', csv)
  for (const [name, value] of Object.entries({ credit: 'Kim', rights: '', ...more })) body.append(name, value)
  return organiser.send(paths.adminGalleryImport(YEAR), { method: 'POST', body, headers: OWN_PAGE })
}

const photos = () => photosOfGallery(app.services.db, edition.id)
const photo = async (name: string): Promise<Photo> => {
  const found = (await photos()).find(({ file_name }) => file_name === `${name}.jpg`)
  if (!found) throw new Error(`no picture ${name}`)
  return found
}
const text = async (path: string, client = reader) => (await client.get(path)).text()

/** Headings and captions of a page in reading order. */
const story = (html: string) =>
  [...html.matchAll(/<h[23][^>]*>([^<]+)<\/h[23]>|class="figure__caption"[^>]*>([^<]+)</g)].map(
    ([, heading, caption]) => (heading === undefined ? caption : `# ${heading}`),
  )

const HOUSE = ['Kopfzeile']
const album = async () => story(await text(paths.gallery(YEAR))).filter((line) => !HOUSE.includes(line ?? ''))

const CSV = table([
  'a.jpg,Kaffee …,Tassen,,cc-by-4.0,none,13.11.2026,Auftakt',
  'b.jpg,… und Reden,Pult,Alex,,,,',
  'c.jpg,Mittag,Teller,,press,none,,Pause',
  'd.jpg,Tag zwei,Saal,,internal,consent,14.11.2026,',
])

beforeAll(async () => {
  app = await startNode()
  await app.setClock(JUDGED)
  chief = await person(app.services, FIRST_ORGANISER, true)
  edition = await openYear(app.services, chief, YEAR)
  organiser = await signedIn(app, FIRST_ORGANISER)
  reader = newClient(app)
})
afterAll(() => app.close())

describe('import', () => {
  it('takes pictures file by file in any order, with the headings of the table', async () => {
    const [a, b, c, d] = await Promise.all(NAMES.slice(0, 4).map((name, index) => jpeg(name, index + 1)))
    for (const file of [d, b, c, a]) if (file) expect((await send([file], CSV)).status).toBe(200)
    const again = await (await send([a as File], CSV)).text()
    expect(again).toContain('1 waren schon da')
    const page = await text(paths.adminGallery(YEAR), organiser)
    expect([...page.matchAll(/aria-label="Stelle von ([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Freitag, 13. November 2026',
      'Auftakt',
      'Kaffee …',
      '… und Reden',
      'Pause',
      'Mittag',
      'Samstag, 14. November 2026',
      'Tag zwei',
    ])
    expect(await photo('b')).toMatchObject({ credit: 'Alex', licence: '', persons: '', entered_by: chief.id })
    expect((await photo('a')).colour).toMatch(/^[0-9a-f]{6}$/)
  })

  it('a line that makes no sense refuses the table and keeps what was typed', async () => {
    const answer = await send([await jpeg('x', 9)], table(['x.jpg,a,b,c,gpl,,,']), { source: 'per Mail' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Spalte licence')
    expect(html).toContain('per Mail')
  })
})

describe('publishing', () => {
  it('is refused while something is missing, by the use case and by the schema', async () => {
    const refused = await organiser.post(paths.adminGalleryPublish(YEAR), { state: 'public' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Angabe zu abgebildeten Personen')
    const { db } = app.services
    const b = await photo('b')
    const missing = { caption: '', alt: '', credit: '', persons: 'missing', licence: '' } as const
    const complete = { rights: '', licence: 'press', persons: 'consent' } as const
    for (const [column, value] of Object.entries(missing)) {
      const row = { ...complete, [column]: value, public_key: 'f'.repeat(32) }
      const saved = await db.commit([db.q.updateTable('photo').set(row).where('id', '=', b.id)])
      expect([column, saved]).toEqual([column, { ok: false, error: 'constraint' }])
    }
    expect((await reader.get(paths.gallery(YEAR))).status).toBe(404)
  })

  it('texts are saved row by row; who was overtaken keeps theirs and reads the other', async () => {
    const { id, version } = await photo('b')
    const row = (caption: string, seen: number): [string, string][] => [
      ['id[]', id],
      ['version[]', String(seen)],
      ['caption[]', caption],
      ['alt[]', 'Pult'],
      ['credit[]', 'Alex'],
      ['licence[]', 'cc-by-4.0'],
      ['rights[]', ''],
      ['persons[]', 'consent'],
      ['persons_note[]', 'schriftlich'],
      ['source[]', ''],
    ]
    const save = (fields: [string, string][], json = true) =>
      organiser.post(
        paths.adminGalleryTexts(YEAR),
        fields,
        json ? { ...OWN_PAGE, Accept: 'application/json' } : OWN_PAGE,
      )
    const first = await save(row('… und Grußworte', version))
    expect([first.status, await first.json()]).toEqual([
      200,
      { rows: [{ id, state: 'saved', version: version + 1, message: '' }], gaps: 0 },
    ])
    const second = await save(row('… und Musik', version))
    expect(second.status).toBe(409)
    const { rows } = (await second.json()) as { rows: { message: string; version: number }[] }
    expect(rows[0]).toMatchObject({ state: 'overtaken', version: version + 1 })
    expect(rows[0]?.message).toContain('„… und Grußworte“')
    const page = await save(row('… und Musik', version), false)
    expect(page.status).toBe(409)
    expect(await page.text()).toContain('>… und Musik</textarea>')
    expect((await photo('b')).caption).toBe('… und Grußworte')
    // What has not changed is nobody's conflict.
    expect((await save(row('… und Grußworte', version))).status).toBe(200)
    const long = await save(row('x'.repeat(401), version + 1))
    expect(long.status).toBe(422)
  })

  it('chosen rows are filled in one go', async () => {
    const [a, c] = [await photo('a'), await photo('c')]
    const fields = [a, c].flatMap((one): [string, string][] => [
      ['id[]', one.id],
      ['version[]', String(one.version)],
      ...(
        ['caption', 'alt', 'credit', 'licence', 'rights', 'persons', 'persons_note', 'source'] as const
      ).map((key): [string, string] => [`${key}[]`, one[key]]),
    ])
    const answer = await organiser.post(paths.adminGalleryTexts(YEAR), [
      ...fields,
      ['pick[]', c.id],
      ['fill_source', 'Fotobox'],
      ['do', 'fill'],
    ])
    expect(answer.status).toBe(303)
    expect([(await photo('a')).source, (await photo('c')).source]).toEqual(['', 'Fotobox'])
  })

  it('waits until its year has begun, in the use case and in the write', async () => {
    const early = at(app.services, OPENS - 1)
    expect(await publishGallery(early, chief.id, edition)).toMatchObject({ error: { kind: 'closed' } })
    const { db } = app.services
    expect((await db.commit([publishAlbum(db.q, edition.id, OPENS - 1), guard])).ok).toBe(false)
    expect((await reader.get(paths.apiEdition(YEAR))).status).toBe(404)
  })

  it('a complete album is public, a story under its headings', async () => {
    expect((await organiser.post(paths.adminGalleryPublish(YEAR), { state: 'public' })).status).toBe(303)
    expect(await album()).toEqual([
      '# Freitag, 13. November 2026',
      '# Auftakt',
      'Kaffee …',
      '… und Grußworte',
      '# Pause',
      'Mittag',
      '# Samstag, 14. November 2026',
      'Tag zwei',
    ])
    const english = await text(`/en${paths.gallery(YEAR)}`)
    expect(english).toContain('Friday, 13 November 2026')
    expect(english).toContain('4 pictures, told in order.')
  })

  it('keeps its year from going back into preparation, also in the write', async () => {
    const { db } = app.services
    const now = await editionOf(app.services, YEAR)
    const early = at(app.services, OPENS - 1)
    expect(await saveEdition(early, chief, now, now)).toMatchObject({
      error: { kind: 'invalid', errors: [{ field: 'call_opens_at' }] },
    })
    const write = updateEdition(db.q, now.id, now.version, { call_opens_at: OPENS })
    expect((await db.commit([write.where(keepsGalleryHidden(OPENS, OPENS - 1)), guard])).ok).toBe(false)
  })

  it('what is public stays complete', async () => {
    const { id, version } = await photo('a')
    const answer = await organiser.post(paths.adminGalleryTexts(YEAR), {
      'id[]': id,
      'version[]': String(version),
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Das Bild ist öffentlich und braucht alle Angaben.')
    expect((await photo('a')).caption).toBe('Kaffee …')
  })
})

describe('order', () => {
  const seen = async () =>
    [
      ...(await text(paths.adminGallery(YEAR), organiser)).matchAll(/name="id\[\]" value="([0-9a-f-]{36})"/g),
    ].map(([, id]) => id ?? '')
  const order = (ids: readonly string[], what: string, places: readonly number[] = []) =>
    organiser.post(paths.adminGalleryOrder(YEAR), [
      ...ids.map((id): [string, string] => ['id[]', id]),
      ...places.map((place): [string, string] => ['place[]', String(place)]),
      ['do', what],
    ])

  it('moves by one, and to a place; an old order is a conflict', async () => {
    const before = await seen()
    const last = before.at(-1) ?? ''
    expect((await order(before, `up:${last}`)).status).toBe(303)
    const moved = await seen()
    expect(moved.slice(-2)).toEqual([last, before.at(-2)])
    const stale = await order(before, `up:${last}`)
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain('inzwischen an anderer Stelle geändert')
    const places = moved.map((_, index) => (index === moved.length - 2 ? 8 : index + 1))
    expect((await order(moved, 'places', places)).status).toBe(303)
    expect(await seen()).toEqual(before)
  })

  it('a heading is put before a picture, changed and removed', async () => {
    const { id } = await photo('d')
    const add = await organiser.post(paths.adminGalleryHeadings(YEAR), {
      day: '',
      title: 'Messe',
      before: id,
    })
    expect(add.status).toBe(303)
    expect((await album()).slice(-3)).toEqual(['# Samstag, 14. November 2026', '# Messe', 'Tag zwei'])
    const page = await text(paths.adminGallery(YEAR), organiser)
    const heading = /ueberschrift=([0-9a-f-]{36})#ueberschrift">[^<]*<span[^>]*>: Messe/.exec(page)?.[1] ?? ''
    const change = { day: '', title: 'Die Messe', before: '', do: 'save' }
    expect((await organiser.post(paths.adminGalleryHeading(YEAR, heading), change)).status).toBe(303)
    expect(await album()).toContain('# Die Messe')
    const wrong = await organiser.post(paths.adminGalleryHeadings(YEAR), {
      day: 'morgen',
      title: '',
      before: '',
    })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Bitte ein Datum angeben')
    await organiser.post(paths.adminGalleryHeading(YEAR, heading), { ...change, do: 'delete' })
    expect(await album()).not.toContain('# Die Messe')
  })

  it('the album has words of its own, saved only over the version that was seen', async () => {
    const version = String(
      (await app.services.db.q.selectFrom('edition').select('gallery_version').executeTakeFirstOrThrow())
        .gallery_version,
    )
    const words = { title: 'Zwei Tage', intro: 'Danke!', credit: 'Kim', rights: '', licence: '', hides: '1' }
    expect((await organiser.post(paths.adminGalleryAlbum(YEAR), { version, ...words })).status).toBe(303)
    expect((await organiser.post(paths.adminGalleryAlbum(YEAR), { version, ...words })).status).toBe(409)
    expect(await text(paths.gallery(YEAR))).toContain('<h1>Zwei Tage</h1>')
  })
})

describe('taking away', () => {
  it('a press file carries caption, credit, licence and source, and nothing of the camera', async () => {
    const { public_key: key } = await photo('a')
    const answer = await reader.get(paths.pressPhoto(key ?? ''))
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="bild-2026-/)
    const { exif, xmp, iptc } = await sharp(await answer.arrayBuffer()).metadata()
    for (const block of [exif, xmp, iptc]) expect(block?.toString('utf8')).toContain('Kim')
    expect(xmp?.toString('utf8')).toContain('licenses/by/4.0')
    expect(iptc?.toString('utf8')).toContain('CC BY 4.0')
    expect(xmp?.toString('utf8')).toContain(app.origin + paths.gallery(YEAR))
    expect(exif?.includes('GPS')).toBe(false)
  })

  it('only where the licence allows it', async () => {
    const { public_key: key } = await photo('d')
    expect((await reader.get(paths.pressPhoto(key ?? ''))).status).toBe(404)
    const page = await text(paths.galleryPhoto(YEAR, 4))
    expect(page).not.toContain('presse.jpg')
    expect(page).toContain('Nur auf dieser Website')
  })

  it('the ZIP holds those that may be taken, with their terms', async () => {
    const answer = await reader.get(paths.galleryZip(YEAR))
    expect(answer.headers.get('Content-Type')).toBe('application/zip')
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    expect(Object.keys(files)).toEqual([
      'bildnachweise.txt',
      '001-kaffee.jpg',
      '002-und-grussworte.jpg',
      '003-mittag.jpg',
    ])
    const inside = await sharp(files['002-und-grussworte.jpg']).metadata()
    expect(inside.xmp?.toString('utf8')).toContain('Alex')
    expect(new TextDecoder().decode(files['bildnachweise.txt'])).toContain('… und Grußworte\r\nFoto: Alex')
  })
})

describe('a picture from a camera that tells everything', () => {
  const CANARY = 'GEHEIM-4711'

  /** Metadata blocks right behind the start of a JPEG: maker notes, XMP, IPTC, a comment, a preview; and a tail. */
  const talkative = async (): Promise<File> => {
    const jpeg = Buffer.from(await makeJpeg({ width: 400, height: 300, seed: 50, serial: CANARY }))
    const block = (marker: number, text: string) => {
      const body = Buffer.from(`${text}${CANARY}`, 'latin1')
      return Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), body])
    }
    const blocks = [
      block(0xe1, 'Exif\0\0MakerNote'),
      block(0xe1, 'http://ns.adobe.com/xap/1.0/\0'),
      block(0xed, 'Photoshop 3.0\x008BIM'),
      block(0xfe, 'Kommentar '),
      block(0xe0, 'JFXX\0\x10'),
      block(0xeb, 'thumbnail'),
    ]
    const bytes = Buffer.concat([jpeg.subarray(0, 2), ...blocks, jpeg.subarray(2), Buffer.from(CANARY)])
    return new File([new Uint8Array(bytes)], 'e.jpg')
  }

  /** The tags of the first directory of an EXIF block as we write it. */
  const tagsOf = (exif: Buffer | undefined): string[] => {
    const tiff = exif?.subarray(6) ?? Buffer.alloc(10)
    return Array.from({ length: tiff.readUInt16BE(8) }, (_, index) =>
      tiff.readUInt16BE(10 + 12 * index).toString(16),
    )
  }

  it('is delivered in every size without a word but artist and copyright', async () => {
    const source = await talkative()
    expect((await sharp(await source.arrayBuffer()).metadata()).exif?.includes(CANARY)).toBe(true)
    const csv = table(['e.jpg,Gruppe,Viele,Robin,cc0-1.0,consent,,'])
    expect((await send([source], csv)).status).toBe(200)
    await organiser.post(paths.adminGalleryPublish(YEAR), { state: 'public' })
    const { public_key: key, renditions } = await photo('e')
    const names = (JSON.parse(renditions) as [number, number, string][]).map(
      ([width, , format]) => `${width}.${format}`,
    )
    expect(names).toHaveLength(3)
    const addresses = [
      ...names.map((name) => paths.publicPhoto(key ?? '', name)),
      paths.pressPhoto(key ?? ''),
    ]
    const tags: Record<string, string[]> = {}
    for (const address of addresses) {
      const bytes = Buffer.from(await (await reader.get(address)).arrayBuffer())
      expect([address, bytes.includes(CANARY), bytes.includes('GPS')]).toEqual([address, false, false])
      const { exif, format } = await sharp(bytes).metadata()
      if (format === 'jpeg') tags[address.split('/').at(-1) ?? ''] = tagsOf(exif)
      else expect(exif).toBeUndefined()
    }
    expect(tags).toEqual({ '400.jpeg': ['13b', '8298'], 'presse.jpg': ['10e', '13b', '8298'] })
  })
})

const objection = (over: Record<string, string> = {}) => ({
  kind: 'person',
  name: 'Mika Muster',
  email: 'mika@leser.example',
  reason: 'Ich bin das.',
  ...over,
})
const openObjection = async () =>
  /einwaende\/([0-9a-f-]{36})"/.exec(await text(paths.adminObjections(YEAR), organiser))?.[1] ?? ''
const letters = async (kind: string) =>
  app.services.db.q.selectFrom('outbox').select(['recipient', 'body']).where('kind', '=', kind).execute()

describe('an objection', () => {
  it('that says too little keeps what was typed', async () => {
    const { public_key: key } = await photo('c')
    const answer = await reader.post(paths.objection(key ?? ''), objection({ email: 'nein', kind: '' }))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Ich bin das.')
    expect((await photo('c')).public_key).toBe(key)
  })

  it('hides the picture everywhere at once, and tells both sides', async () => {
    const key = (await photo('c')).public_key ?? ''
    const size = paths.publicPhoto(key, '400.jpeg')
    expect((await reader.get(size)).status).toBe(200)
    expect((await reader.post(paths.objection(key), objection())).status).toBe(303)
    for (const gone of [size, paths.pressPhoto(key), paths.objection(key)])
      expect([gone, (await reader.get(gone)).status]).toEqual([gone, 404])
    expect(await album()).not.toContain('Mittag')
    const api = await text(paths.apiEdition(YEAR))
    expect(api).not.toContain(key)
    expect((await letters('objection')).map(({ recipient }) => recipient)).toEqual([FIRST_ORGANISER])
    const [receipt] = await letters('objection_receipt')
    expect(receipt?.recipient).toBe('mika@leser.example')
    expect(receipt?.body).not.toContain('Ich bin das.')
  })

  it('is decided with a reason; what is shown again keeps its name and is hidden no more by itself', async () => {
    const { hidden_key: key } = await photo('c')
    const id = await openObjection()
    const empty = await organiser.post(paths.adminObjection(YEAR, id), { decision: 'keep', answer: '' })
    expect(empty.status).toBe(422)
    const kept = { decision: 'keep', answer: 'Darauf ist nur ein Teller.' }
    expect((await organiser.post(paths.adminObjection(YEAR, id), kept)).status).toBe(303)
    expect((await organiser.post(paths.adminObjection(YEAR, id), kept)).status).toBe(409)
    expect(await photo('c')).toMatchObject({ public_key: key, hidden_at: null })
    expect((await letters('objection_answer'))[0]?.body).toContain('Darauf ist nur ein Teller.')
    await reader.post(paths.objection(key ?? ''), objection())
    expect((await photo('c')).public_key).toBe(key)
  })

  it('five to one address within an hour are enough', async () => {
    const key = (await photo('c')).public_key ?? ''
    const answers = []
    for (let count = 0; count < 4; count += 1)
      answers.push((await reader.post(paths.objection(key), objection())).status)
    expect(answers).toEqual([303, 303, 303, 429])
  })
})

describe('withdrawing', () => {
  it('needs who and why, then takes every size, the name and the row, and keeps the ledger', async () => {
    const { id, public_key: key, renditions } = await photo('a')
    const page = paths.adminWithdraw(YEAR, id)
    expect((await organiser.post(page, { asked_by: '', reason: '' })).status).toBe(422)
    expect((await organiser.post(page, { asked_by: 'Robin', reason: 'Widerruf' })).status).toBe(303)
    expect((await reader.get(paths.publicPhoto(key ?? '', '400.jpeg'))).status).toBe(404)
    for (const [width, , format] of JSON.parse(renditions) as [number, number, string][])
      expect(await app.services.files.get(`photos/${id}/${width}.${format}`)).toBeNull()
    expect(await app.services.files.get(`originals/${id}`)).toBeNull()
    expect(await album()).not.toContain('Kaffee …')
    const csv = await text(paths.adminRightsFile(YEAR), organiser)
    expect(csv).toMatch(/Galerie;a\.jpg;Kaffee …;Kim;CC BY 4\.0;.*;zurückgezogen;.*;Robin;Widerruf/)
    expect((await organiser.post(page, { asked_by: 'Robin', reason: 'Widerruf' })).status).toBe(404)
  })

  it('an import does not bring it back', async () => {
    const answer = await send([await jpeg('a', 1)], CSV)
    expect(await answer.text()).toContain('Dieses Bild wurde zurückgezogen')
    expect((await photos()).map(({ file_name }) => file_name)).not.toContain('a.jpg')
  })

  it('a public picture is not simply deleted', async () => {
    const { id } = await photo('b')
    expect((await organiser.post(paths.adminGalleryPhotoDelete(YEAR, id))).status).toBe(409)
    expect((await photo('b')).id).toBe(id)
  })

  it("a winner's picture is gone from the frozen results too", async () => {
    const { services } = app
    const { db } = services
    const owner = await person(services, 'stadt@x.example')
    const submission = await entry(services, owner, edition, 'Projekt')
    const [one, two] = [
      await photoOf(services, submission, '1.jpg'),
      await photoOf(services, submission, '2.jpg'),
    ]
    const frozen = (of: Photo, key: string) => ({ ...of, key, renditions: [[480, 320, 'jpeg']] })
    const content = JSON.stringify({
      year: YEAR,
      title: 'Award',
      emptyPlaces: [],
      questions: [],
      winners: [{ slug: 'x', submission, answers: {}, photos: [frozen(one, 'k1'), frozen(two, 'k2')] }],
    })
    must(
      await db.commit([
        db.q.updateTable('photo').set({ public_key: 'k1' }).where('id', '=', one.id),
        db.q.updateTable('photo').set({ public_key: 'k2' }).where('id', '=', two.id),
        db.q.updateTable('edition').set({ released_at: JUDGED }).where('id', '=', edition.id),
        db.q.insertInto('release_snapshot').values({
          edition_id: edition.id,
          content,
          sha256: 'x',
          released_at: JUDGED,
          released_by: chief.id,
        }),
      ]),
    )
    const shown = async () =>
      (await snapshotOf(db, edition.id))?.winners.flatMap(({ photos }) => photos.map(({ key }) => key))
    expect(await shown()).toEqual(['k1', 'k2'])
    must(
      await withdrawPhoto(at(services, JUDGED), chief, edition, one.id, {
        askedBy: 'Stadt',
        reason: 'falsches Bild',
        answer: '',
      }),
    )
    expect(await shown()).toEqual(['k2'])
    await reader.post(paths.objection('k2'), objection({ email: 'zwei@leser.example' }))
    expect(await shown()).toEqual([])
  })

  it('everything that was done is in the log', async () => {
    const kinds = await app.services.db.q
      .selectFrom('audit_event')
      .select('kind')
      .distinct()
      .where('kind', 'like', '%photo.%')
      .orderBy('kind')
      .execute()
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'photo.objected',
      'photo.objection_kept',
      'photo.withdrawn',
    ])
  })
})
