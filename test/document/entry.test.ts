/** The entry's document, read back: structure, language, fonts, words, on Node and in workerd. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificatesPdf } from '../../src/certificate/pdf.ts'
import { type EntryContent, entryFileName, entryPdf } from '../../src/document/entry.ts'
import { diskAssets } from '../../src/platform/assets-disk.ts'
import { FRAME, SHEET } from '../certificate/sample.ts'
import { type ReadPdf, readPdf } from '../support/pdf-reader.ts'
import { type RunningWorkerd, startWorkerd } from '../support/workerd.ts'
import { NAMES, SAMPLE } from './sample.ts'

const assets = diskAssets('public')
const render = (change: Partial<EntryContent> = {}) => entryPdf(assets, { ...SAMPLE, ...change })
const read = async (change: Partial<EntryContent> = {}) => readPdf(await render(change))

let worker: RunningWorkerd
const fromWorkerd = async (query = '', name = '__entry'): Promise<Uint8Array> => {
  const response = await fetch(`${worker.origin}/${name}${query}`)
  if (!response.ok) throw new Error(await response.text())
  return new Uint8Array(await response.arrayBuffer())
}
beforeAll(async () => {
  worker = await startWorkerd('test/support/document-worker.ts')
})
afterAll(() => worker.close())

describe.each([
  ['on Node', () => render()],
  ['in workerd', () => fromWorkerd()],
])('the entry as PDF %s', (_runtime, make) => {
  let bytes: Uint8Array
  let pdf: ReadPdf
  beforeAll(async () => {
    bytes = await make()
    pdf = readPdf(bytes)
  })

  it('says that it is tagged, German, titled, and PDF/UA-1', () => {
    const catalog = pdf.find(/\/Type \/Catalog/)
    expect(new TextDecoder().decode(bytes.subarray(0, 8))).toBe('%PDF-1.7')
    expect(catalog).toMatch(/\/Lang \(de-DE\)/)
    expect(catalog).toMatch(/\/StructTreeRoot \d+ 0 R/)
    expect(pdf.find(/\/Marked true/)).not.toBe('')
    expect(pdf.find(/\/DisplayDocTitle true/)).not.toBe('')
    expect(pdf.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.xmp).toContain(
      '<rdf:li xml:lang="x-default">Einreichung 2026-007: Ämter &amp; Ehrenamt &lt;digital&gt; – „Łódź“</rdf:li>',
    )
  })

  it('embeds its fonts and uses no standard font', () => {
    const fonts = pdf.all(/\/Subtype \/(Type0|Type1|TrueType|CIDFontType2)\b/).map(pdf.object)
    expect(fonts).toHaveLength(4)
    for (const font of fonts) expect(font).toMatch(/\/BaseFont \/[A-Z]{6}\+FiraSans-(Regular|SemiBold)/)
    expect(pdf.all(/\/Type \/FontDescriptor[\s\S]*\/FontFile2 \d+ 0 R/)).toHaveLength(2)
    // A CIDSet would have to name the parts of composed glyphs, and pdfkit's does not.
    expect(pdf.all(/\/CIDSet/)).toEqual([])
  })

  it('keeps every name as it was typed', () => {
    for (const name of NAMES) expect(pdf.text).toContain(name.replace('\u00a0', ' '))
    expect(pdf.text).toContain('Auflage fünf, Waffel, Schifffahrt (und Klammern) \\ /.')
  })

  it('keeps what the font cannot draw as text under a mark, and says so', () => {
    expect(pdf.text).toContain('🚀')
    expect(pdf.text).toContain('👩‍👩‍👧')
    expect(pdf.text).toMatch(/你.?好/)
    expect(pdf.text).toContain('steht für ein Zeichen')
  })

  it('is read aloud in the order of the page', () => {
    const heard = pdf.spoken.filter((line) => /^(H\d|Figure|Lbl|Link)/.test(line))
    expect(heard).toEqual([
      'H1: Ämter & Ehrenamt <digital> – „Łódź“',
      ...['Nummer', 'Kommune oder Einrichtung', 'Kategorie', 'Eingereicht', 'Zuletzt geändert'].map(
        (term) => `Lbl: ${term}`,
      ),
      'H2: Kurzfassung',
      'H2: Beschreibung',
      'H2: Nutzen',
      'H2: Nachnutzung',
      'H2: Links',
      'Link: https://www.kuer.example/a?b=c&d=(e)',
      'H2: Weitere Angaben',
      'Lbl: Ansprechperson',
      'Lbl: E-Mail der Ansprechperson',
      'Link: ayse@kuer.example',
      'H2: Fotos',
      'Figure: Ein graues Rathaus',
      'H2: Prüfsumme',
      'Link: https://award.kuer.example/einreichungen/x/quittung',
    ])
  })

  it('names every link in its annotation and binds it to the structure', () => {
    const links = pdf.all(/\/Subtype \/Link/).map(pdf.object)
    expect(links).toHaveLength(3)
    for (const link of links) {
      expect(link).toMatch(/\/Contents \((https|ayse|mailto)/)
      expect(link).toMatch(/\/StructParent \d+/)
    }
    expect(pdf.all(/\/URI \(mailto:ayse@kuer\.example\)/)).toHaveLength(1)
    expect(pdf.all(/\/Tabs \/S/)).toHaveLength(pdf.pages)
  })

  it('shows the picture, and a sentence in place of the damaged one', () => {
    expect(pdf.all(/\/Subtype \/Image/)).toHaveLength(1)
    expect(pdf.spoken).toContain('P: Das Foto konnte nicht gelesen werden.')
    expect(pdf.spoken).toContain('P: Alternativtext: Nicht lesbar')
  })

  it('numbers its pages', () => {
    for (let page = 1; page <= pdf.pages; page += 1)
      expect(pdf.text).toContain(`Seite ${page} von ${pdf.pages}`)
  })
})

describe('the same entry', () => {
  it('gives the same bytes, whenever it is rendered', async () => {
    expect(Buffer.compare(await render(), await render())).toBe(0)
    expect(Buffer.compare(await fromWorkerd(), await fromWorkerd())).toBe(0)
  })

  it('gives the same bytes on both runtimes, but for the deflate of the streams', async () => {
    const node = await entryPdf(assets, SAMPLE, { compress: false })
    expect(Buffer.compare(node, await fromWorkerd('?compress=0'))).toBe(0)
  })
})

describe('a certificate', () => {
  it('gives the same bytes on both runtimes, its QR code included', async () => {
    const node = await certificatesPdf(assets, [SHEET], FRAME, { compress: false })
    expect(Buffer.compare(node, await fromWorkerd('', '__certificate'))).toBe(0)
    expect(readPdf(node).spoken).toContain(`Figure: QR-Code mit der Adresse ${SHEET.address}`)
  })
})

describe('entries of every shape', () => {
  it('a draft without anything is a document too', async () => {
    const pdf = await read({
      number: null,
      title: '',
      organisation: '',
      category: null,
      state: 'draft',
      submittedAt: null,
      answers: {},
      photos: [],
      receipt: null,
    })
    expect(pdf.pages).toBe(1)
    expect(pdf.spoken.slice(0, 2)).toEqual(['P: OZG-Taskforce Award 2026 · Entwurf', 'H1: Noch ohne Titel'])
    expect(pdf.text).toContain('Entwurf, noch nicht eingereicht')
    expect(pdf.text).not.toContain('Prüfsumme')
  })

  it('a withdrawn entry says so', async () => {
    expect((await read({ state: 'withdrawn' })).text).toContain(
      'Zurückgezogen (eingereicht Fr., 6. November 2026',
    )
  })

  it('10,000 characters run over pages without losing a word', async () => {
    const words = Array.from({ length: 1_400 }, (_, index) => `Wort${index}`)
    const pdf = await read({ answers: { description: words.join(' ') } })
    expect(pdf.pages).toBeGreaterThan(3)
    const said = pdf.spoken.find((line) => line.startsWith('P: Wort0 '))
    expect(said).toBe(`P: ${words.join(' ')}`)
  })

  it.each([
    ['without a blank', 'x'.repeat(10_000)],
    ['of emoji', '🚀'.repeat(5_000)],
    ['of line breaks', 'a\n'.repeat(2_500)],
    ['of controls and directions', `a${'\u0007\u202e\u200b'.repeat(3_000)}b`],
  ])('10,000 characters %s do not hang it', async (_what, summary) => {
    const started = performance.now()
    const bytes = await render({ answers: { summary }, photos: [] })
    expect(bytes.length).toBeGreaterThan(10_000)
    // Unprepared, pdfkit took three seconds over the first of them.
    expect(performance.now() - started).toBeLessThan(6_000)
  })

  it('hostile text stays text', async () => {
    const title = ') Tj ET (\\ </rdf:li><x> %%EOF endobj'
    const pdf = await read({ title, organisation: '</rdf:Description>', photos: [] })
    expect(pdf.spoken).toContain(`H1: ${title}`)
    expect(pdf.xmp).not.toContain('<x>')
    expect(pdf.xmp.match(/<\/rdf:Description>/g)).toHaveLength(1)
  })

  it('an address that is none becomes no link', async () => {
    const pdf = await read({
      answers: { links: 'javascript:alert(1)\nhttps://u:p@kuer.example/' },
      receipt: null,
    })
    expect(pdf.all(/\/Subtype \/Link/)).toEqual([])
    expect(pdf.text).toContain('javascript:alert(1)')
  })

  it('its file name is plain ASCII', () => {
    expect(entryFileName('2026-007')).toBe('Einreichung-2026-007.pdf')
    expect(entryFileName(null)).toBe('Einreichung-Entwurf.pdf')
  })
})
