/** Certificates from draft to revocation: who has which, and what their addresses say. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { paths } from '../../src/core/paths.ts'
import { FORMER_JUROR } from '../../src/leaving/rules.ts'
import { type Visitor, visit } from '../permissions/visitor.ts'
import { editionOf, JUDGED, juror, must, person, share } from '../submission/world.ts'
import { type DecidedYear, decidedYear, releaseYear } from '../support/decided-year.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { type ReadPdf, readPdf } from '../support/pdf-reader.ts'

let app: RunningNode
let organiser: Actor
let year: DecidedYear
let visitors: Record<'organiser' | 'owner' | 'editor' | 'viewer' | 'chair' | 'other' | 'anybody', Visitor>

beforeAll(async () => {
  app = await startNode()
  const { services } = app
  organiser = await person(services, 'organiser@x.example', true)
  year = await decidedYear(services, organiser, 2026)
  const [editor, viewer] = [
    await person(services, 'editor@x.example'),
    await person(services, 'viewer@x.example'),
  ]
  await share(services, year.winner, editor, 'edit')
  await share(services, year.winner, viewer, 'view')
  const other = await juror(services, organiser, await editionOf(services, 2026), 'other@x.example')
  visitors = {
    organiser: await visit(app, organiser),
    owner: await visit(app, year.owner),
    editor: await visit(app, editor),
    viewer: await visit(app, viewer),
    chair: await visit(app, year.chair),
    other: await visit(app, other),
    anybody: await visit(app, null),
  }
  await app.setClock(JUDGED)
})
afterAll(() => app.close())

const WINNER = paths.adminCertificate(2026, 'preis-rathaus-digital')

const pdfOf = async (visitor: Visitor, path: string): Promise<ReadPdf> => {
  const response = await visitor.get(path)
  expect([path, response.status, response.headers.get('Content-Type')]).toEqual([
    path,
    200,
    'application/pdf',
  ])
  return readPdf(new Uint8Array(await response.arrayBuffer()))
}
/** Of the winner's certificate, once it has been made. */
let confirmation = ''
const addressIn = ({ text }: ReadPdf): string => /\/urkunde\/[0-9A-Z]{16}/.exec(text)?.[0] ?? ''
const statusOf = async (visitor: Visitor, path: string) => (await visitor.get(path)).status
const check = async (path: string) => {
  const response = await visitors.anybody.get(path)
  return { status: response.status, text: await response.text() }
}
const issued = async () =>
  (await app.services.db.q.selectFrom('certificate').select('code').execute()).map(({ code }) => code)

test('before release there are only drafts for organisers, and nothing has a code', async () => {
  const draft = await pdfOf(visitors.organiser, WINNER)
  expect(draft.text).toContain('Entwurf: keine gültige Urkunde')
  expect(draft.text).toContain('ENTWURF')
  expect(draft.text).not.toContain('/urkunde/')
  expect(await statusOf(visitors.organiser, paths.adminCertificatesFile(2026))).toBe(409)
  expect(await statusOf(visitors.owner, paths.submissionCertificate(year.winner))).toBe(404)
  expect(await statusOf(visitors.chair, paths.juryCertificate(2026))).toBe(404)
  expect(await (await visitors.owner.get(paths.submission(year.winner))).text()).not.toContain('urkunde.pdf')
  expect(await issued()).toEqual([])
})

test('after release it is a tagged page whose code leads to its confirmation', async () => {
  await releaseYear(app.services, organiser, 2026)
  const pdf = await pdfOf(visitors.organiser, WINNER)
  confirmation = addressIn(pdf)
  const address = `${app.origin}${confirmation}`
  expect(pdf.pages).toBe(1)
  expect(pdf.find(/\/Type \/Catalog/)).toMatch(/\/Lang \(de-DE\)/)
  expect(pdf.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(pdf.xmp).toContain('Urkunde: 1. Platz, Musterhausen')
  expect(pdf.all(/\/Type \/FontDescriptor[\s\S]*\/FontFile2 \d+ 0 R/)).toHaveLength(2)
  expect(pdf.spoken).toEqual([
    'P: Award 2026',
    'H1: Urkunde',
    'H2: 1. Platz',
    'P: Musterhausen',
    'P: Kategorie Service',
    'P: für das Projekt',
    'P: Rathaus digital',
    'P: Ein Satz der Jury.',
    expect.stringMatching(/^P: .*2026$/),
    'P: Geschäftsstelle',
    'P: chair@x.example Juryvorsitz',
    `Figure: QR-Code mit der Adresse ${address}`,
    'P: Ob diese Urkunde echt ist, sagt diese Adresse:',
    `Link: ${address}`,
  ])
  expect(pdf.text).not.toContain('ENTWURF')
  const confirmed = await check(addressIn(pdf))
  expect(confirmed.status).toBe(200)
  for (const words of [
    'Diese Urkunde ist echt',
    '1. Platz',
    'Rathaus digital',
    paths.winner(2026, 'rathaus-digital'),
  ])
    expect(confirmed.text).toContain(words)
  const typed = addressIn(pdf)
    .toLowerCase()
    .replace(/(\w{4})(\w{4})$/, '$1-$2')
  const english = await check(`/en${typed}`)
  expect(english.text).toContain('This certificate is genuine')
  expect(english.text).toContain('<span lang="de">1. Platz</span>')
})

test('entrants and jurors have their own, and it is the same one each time', async () => {
  const first = await pdfOf(visitors.owner, paths.submissionCertificate(year.winner))
  const again = await pdfOf(visitors.editor, paths.submissionCertificate(year.winner))
  expect(addressIn(again)).toBe(addressIn(first))
  expect(addressIn(first)).toBe(confirmation)
  expect((await pdfOf(visitors.owner, paths.submissionCertificate(year.nominee))).spoken).toContain(
    'H2: Nominiert',
  )
  expect((await pdfOf(visitors.other, paths.juryCertificate(2026))).spoken).toContain('P: other@x.example')
  expect(await statusOf(visitors.viewer, paths.submissionCertificate(year.winner))).toBe(403)
  expect(await statusOf(visitors.other, paths.submissionCertificate(year.winner))).toBe(404)
  for (const [who, path, link] of [
    ['owner', paths.submission(year.winner), paths.submissionCertificate(year.winner)],
    ['chair', paths.juryEdition(2026), paths.juryCertificate(2026)],
  ] as const)
    expect(await (await visitors[who].get(path)).text()).toContain(`href="${link}"`)
})

test('their own page says what an entry won instead of that it was handed in', async () => {
  const badges = async (who: 'owner' | 'viewer', id: string) => {
    const page = await (await visitors[who].get(paths.submission(id))).text()
    return [...page.matchAll(/class="kern-badge [^>]*>([^<]+)/g)].map(([, words]) => words)
  }
  expect(await badges('owner', year.winner)).toEqual(['1. Platz'])
  expect(await badges('viewer', year.winner)).toEqual(['1. Platz'])
  expect(await badges('owner', year.nominee)).toEqual(['Nominiert'])
})

test('organisers have all of them in one archive', async () => {
  const response = await visitors.organiser.get(paths.adminCertificatesFile(2026))
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  expect(Object.keys(files)).toEqual([
    'Urkunde-1-platz-musterhausen.pdf',
    'Urkunde-nominiert-musterhausen.pdf',
    'Urkunde-jury-chair-x-example.pdf',
    'Urkunde-jury-other-x-example.pdf',
  ])
  for (const bytes of Object.values(files)) expect(addressIn(readPdf(bytes))).not.toBe('')
  expect(await issued()).toHaveLength(4)
})

test('a juror who has erased the account is named nowhere, and the paper stays genuine', async () => {
  const own = addressIn(await pdfOf(visitors.other, paths.juryCertificate(2026)))
  const { q } = app.services.db
  const seat = q.updateTable('juror').where('name', '=', 'other@x.example')
  must(await app.services.db.commit([seat.set({ name: FORMER_JUROR })]))
  const list = await (await visitors.organiser.get(paths.adminCertificates(2026))).text()
  expect(list).toContain('chair@x.example')
  expect(list).not.toContain(FORMER_JUROR)
  const { status, text } = await check(own)
  expect([status, text.includes('other@x.example'), text.includes(FORMER_JUROR)]).toEqual([200, false, true])
})

test('once the results are taken back it is no longer genuine, and none is made', async () => {
  const { q } = app.services.db
  const taken = q.updateTable('edition').where('year', '=', 2026)
  must(await app.services.db.commit([taken.set({ released_at: null })]))
  const revoked = await check(confirmation)
  expect(revoked.status).toBe(404)
  expect(revoked.text).toContain('Diese Urkunde gilt nicht mehr')
  expect(revoked.text).not.toContain('Rathaus digital')
  expect(await statusOf(visitors.owner, paths.submissionCertificate(year.winner))).toBe(404)
  must(await app.services.db.commit([taken.set({ released_at: JUDGED })]))
  expect((await check(confirmation)).status).toBe(200)
})

test('guessing is counted, and a right code still answers', async () => {
  const answers: number[] = []
  for (let guess = 0; guess < 31; guess += 1)
    answers.push((await check(paths.certificate(`0000000000000${String(guess).padStart(3, '0')}`))).status)
  expect(answers).toEqual([...Array<number>(30).fill(404), 429])
  expect((await check(confirmation)).status).toBe(200)
})
