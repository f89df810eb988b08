/** Every public page in English: its own words are English, and what people wrote in German says that it is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newBlobKey, newId } from '../../src/core/ids.ts'
import { inLanguage, splitLanguage } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { editionByYear } from '../../src/edition/store.ts'
import { insertGalleryPhoto, NOTHING_SAID } from '../../src/photo/store.ts'
import { crawl } from '../embargo/crawler.ts'
import {
  awardYear,
  DECISION_WORDS,
  decide,
  ENTRY_WORDS,
  type Ground,
  type House,
  ORIGIN,
  release,
  YEAR,
} from '../embargo/world.ts'

let ground: Ground
let house: House
/** Path → document. */
let pages: Map<string, string>

const UNDER = '/en/gibt-es-nicht'

beforeAll(async () => {
  ground = await awardYear()
  house = await ground.open()
  await decide(house.services, ground.year)
  await release(house.services, ground.year)
  await publishGallery(house)
  const extra = [paths.call(YEAR), paths.signIn, paths.ballotStart, paths.search].map((path) =>
    inLanguage('en', path),
  )
  const answers = await crawl(house, 'anonymous', ['/en', UNDER, ...extra])
  pages = new Map(
    [...answers]
      .filter(
        ([path, { headers }]) =>
          isEnglish(path) && headers.some((one) => /^content-type: text\/html/.test(one)),
      )
      .map(([path, { body }]) => [path, Buffer.from(body, 'latin1').toString('utf8')]),
  )
}, 60_000)
afterAll(async () => {
  await house.close()
  ground.close()
})

/** A picture of the conference with German words wherever there can be some. */
const publishGallery = async ({ services: { db } }: House) => {
  const edition = await editionByYear(db, YEAR)
  if (!edition) throw new Error('no edition')
  const picture = insertGalleryPhoto(db.q, {
    id: newId(),
    submission_id: null,
    gallery_edition_id: edition.id,
    position: 0,
    file_name: 'a.jpg',
    sha256: newId(),
    width: 480,
    height: 320,
    renditions: '[[480,320,"jpeg"]]',
    caption: 'Der Saal ist voll',
    alt: 'Die Bühne von der letzten Reihe',
    credit: 'R. Probe',
    rights: 'x',
    colour: null,
    ...NOTHING_SAID,
    persons: 'none',
    public_key: newBlobKey(),
    created_at: 1,
  })
  const open = db.q.updateTable('edition').set({ gallery_published_at: 1 }).where('id', '=', edition.id)
  const done = await db.commit([picture, open])
  if (!done.ok) throw new Error(done.error)
}

const isEnglish = (path: string) => splitLanguage(path.split('?')[0] ?? '').lang === 'en'

const VOID = /^(img|input|link|meta|source|br|hr)$/

/** The document without what is marked as German. */
const withoutGerman = (html: string): string => {
  let rest = html
  for (;;) {
    const start = /<(\w+)(?=[^>]*\slang="de")[^>]*>/.exec(rest)
    if (!start) return rest
    const tag = start[1] ?? ''
    const tags = new RegExp(`<(/?)${tag}(?=[\\s>/])[^>]*>`, 'g')
    tags.lastIndex = start.index + start[0].length
    let depth = VOID.test(tag) ? 0 : 1
    let end = tags.lastIndex
    while (depth > 0) {
      const next = tags.exec(rest)
      if (!next) throw new Error(`<${tag} lang="de"> never ends`)
      depth += next[1] === '/' ? -1 : 1
      end = tags.lastIndex
    }
    rest = rest.slice(0, start.index) + rest.slice(end)
  }
}

/** What a reader meets: texts, and attributes that are read aloud or shown. The title of a document has no language of its own. */
const textsOf = (html: string): string[] => {
  const body = html.slice(html.indexOf('<body'))
  const spoken = body.matchAll(/\s(?:alt|aria-label|title|placeholder|data-label)="([^"]*)"/g)
  const texts = body.replace(/<[^>]+>/g, '\n').split('\n')
  return [...texts, ...[...spoken].map(([, text = '']) => text)].map((text) => text.trim()).filter(Boolean)
}

/** Names stay as they are. */
const NAMES = /Kür|Baden-Württemberg|Else-Josenhans-Straße|Musterhausen|OZG-Taskforce Award/g
const CANARIES = [...Object.values(ENTRY_WORDS), ...Object.values(DECISION_WORDS)].join('|')
const GERMAN = new RegExp(
  `[äöüÄÖÜß„]|\\b(${CANARIES}|und|oder|der|die|das|den|dem|des|ein|eine|einen|einer|nicht|ist|sind|wird|werden|von|vom|zum|zur|mit|auf|bei|auch|nach|wie|noch|alle|mehr|kein|keine|Bild|Bilder|Foto|Seite|Kategorie|Kriterium|Gewicht|Platz|Ort|Uhr|Zeichen|freiwillig|Frist|Projekt)\\b`,
  'i',
)

const germanIn = (html: string): string[] =>
  textsOf(withoutGerman(html)).filter((text) => GERMAN.test(text.replace(NAMES, '')))

describe('in English', () => {
  it('there is every kind of public page', () => {
    const kinds = [
      paths.home,
      paths.edition(YEAR),
      paths.winners(YEAR),
      paths.archive,
      paths.rules(YEAR),
      paths.check,
      paths.imprint,
      paths.gallery(YEAR),
      paths.galleryPhoto(YEAR, 1),
    ]
    for (const path of [...kinds.map((kind) => inLanguage('en', kind)), UNDER])
      expect([...pages.keys()]).toContain(path)
    expect([...pages.keys()].some((path) => path.startsWith(inLanguage('en', paths.winner(YEAR, ''))))).toBe(
      true,
    )
    expect(pages.size).toBeGreaterThan(12)
  })

  it('no German word stands outside what is marked as German', () => {
    expect([...pages].flatMap(([path, html]) => germanIn(html).map((text) => `${path}: ${text}`))).toEqual([])
  })

  it('a forgotten word would be found, in a text or in an attribute', () => {
    const page = (inner: string) => `<html lang="en"><body>${inner}</body></html>`
    expect(germanIn(page('<p>To the archive of Kür</p>'))).toEqual([])
    expect(germanIn(page('<p>Zum Archiv</p>'))).toEqual(['Zum Archiv'])
    expect(germanIn(page('<p>Über uns</p>'))).toEqual(['Über uns'])
    expect(germanIn(page('<nav aria-label="Wo Sie nicht sind"></nav>'))).toEqual(['Wo Sie nicht sind'])
    expect(germanIn(page('<div lang="de"><div>Das</div><img alt="Das"/></div><p>This</p>'))).toEqual([])
    expect(germanIn(page('<img lang="de" alt="Das"/><p>Das</p>'))).toEqual(['Das'])
  })

  it('pages say their language and name their twin, refusals do not', () => {
    for (const [path, html] of pages) {
      expect(html, path).toMatch(/^<!doctype html><html lang="en"/)
      // Voters stay on their ballot; its bare frame leads nowhere.
      if (path === inLanguage('en', paths.ballotStart)) continue
      const { path: german } = splitLanguage(path.split('?')[0] ?? '')
      const alternates = [...html.matchAll(/<link rel="alternate" hreflang="(\w+)" href="([^"]+)"/g)].map(
        ([, lang, href]) => [lang, href],
      )
      const known = !html.includes('There is no such page')
      expect(alternates, path).toEqual(
        known
          ? [
              ['de', ORIGIN + german],
              ['en', ORIGIN + inLanguage('en', german)],
            ]
          : [],
      )
      expect(html.includes('hreflang="de">Deutsch</a>'), path).toBe(known)
    }
  })
})
