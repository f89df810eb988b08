/** The register over HTTP, on both runtimes; what only reads rows is tried on Node alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { CLOSES, draft, editionOf, entry, JUDGING, OPENS, openYear, person } from '../submission/world.ts'
import { type Client, newClient, OWN_PAGE, signedIn } from '../support/client.ts'
import { FIRST_ORGANISER, type RunningApp, type RunningNode, startNode } from '../support/node-server.ts'
import { startWorkerd } from '../support/workerd.ts'
import { country, gvFile, SAARLAND, xlsxFile } from './fixtures.ts'

const upload = (client: Pick<Client, 'send'>, bytes: Uint8Array, fields: Record<string, string> = {}) => {
  const body = new FormData()
  if (bytes.length > 0) body.append('datei', new File([new Uint8Array(bytes)], 'GV100AD.txt'))
  for (const [name, value] of Object.entries({ source: 'Erfundenes Amt', listed_on: '', ...fields }))
    body.append(name, value)
  return client.send(paths.adminRegister, { method: 'POST', body, headers: OWN_PAGE })
}

const suggestions = async (client: Pick<Client, 'get'>, query: string) => {
  const response = await client.get(`${paths.registerSuggestions}?q=${encodeURIComponent(query)}`)
  const { items } = (await response.json()) as { items: { key: string; name: string; place: string }[] }
  return items
}

const textOf = async (response: Response) =>
  (await response.text())
    .replaceAll('&quot;', '"')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe.each([
  ['node', startNode],
  ['workerd', () => startWorkerd()],
] as const)('the whole country on %s', (name, start) => {
  let app: RunningApp
  let organiser: Client
  beforeAll(async () => {
    app = await start()
    organiser = await signedIn(app, FIRST_ORGANISER)
  })
  afterAll(() => app.close())

  it('is checked, taken over, changed by an XLSX and searched', async () => {
    const lines = country(11_000)
    const timed = async (what: string, work: () => Promise<Response>) => {
      const begin = performance.now()
      const response = await work()
      const ms = performance.now() - begin
      console.info(`${name}: ${what}: ${Math.round(ms)} ms`)
      return { response, ms }
    }
    const file = gvFile(lines, 'latin1')
    const checked = await timed('dry run', () => upload(organiser, file, { dry_run: '1' }))
    expect(checked.response.status).toBe(200)
    expect(await textOf(checked.response)).toContain('Nur geprüft, nichts gespeichert')
    expect(await suggestions(organiser, 'alt')).toEqual([])

    const taken = await timed('import of 11,000', () => upload(organiser, file))
    expect(taken.response.status).toBe(303)
    expect(taken.ms).toBeLessThan(5000)

    const changed = lines.map((line) => ({ ...line, ...(line.type === '60' ? { population: 7 } : {}) }))
    const sheet = await xlsxFile(changed)
    const again = await timed('XLSX, every row changed', () => upload(organiser, sheet))
    expect(again.response.status).toBe(303)
    expect(again.ms).toBeLessThan(5000)
    const page = await textOf(await organiser.get(paths.adminRegister))
    expect(page).toMatch(/Einträge 13\.\d{3}|Einträge 1\d\.\d{3}/)
    expect(page).toContain('Stand 30. Juni 2026')

    const search = await timed('search', () => organiser.get(`${paths.registerSuggestions}?q=Sch%C3%B6n`))
    expect(search.ms).toBeLessThan(1000)
    const [first] = ((await search.response.json()) as { items: { name: string; place: string }[] }).items
    expect(first?.place).toContain('7 Einwohner')
  }, 60_000)
})

describe('pages', () => {
  let app: RunningNode
  let organiser: Client
  let entrant: Client
  let anonymous: Client
  let submission: string
  beforeAll(async () => {
    app = await startNode()
    await app.setClock(OPENS + 1000)
    const boss = await person(app.services, 'organiser@x.example', true)
    const somebody = await person(app.services, 'entrant@x.example')
    const edition = await openYear(app.services, boss, 2026)
    submission = await draft(app.services, somebody, edition, 'Rathaus digital')
    await entry(app.services, somebody, edition, 'Schon eingereicht')
    organiser = await signedIn(app, boss.email)
    entrant = await signedIn(app, somebody.email)
    anonymous = newClient(app)
    await upload(organiser, gvFile(SAARLAND))
  })
  afterAll(() => app.close())

  it.each([
    [paths.adminRegister, 'organiser'],
    [paths.adminSizeClasses(2026), 'organiser'],
    [`${paths.registerSearch}?q=saar`, 'signed in'],
    [`${paths.registerSuggestions}?q=saar`, 'everybody'],
  ])('%s is for: %s', async (address, who) => {
    const statusOf = async (visitor: Client) => (await visitor.get(address)).status
    expect(await statusOf(organiser)).toBe(200)
    expect(await statusOf(entrant)).toBe(who === 'organiser' ? 403 : 200)
    expect(await statusOf(anonymous)).toBe(who === 'everybody' ? 200 : 303)
  })

  it('nobody but organisers imports', async () => {
    expect((await upload(entrant, gvFile(SAARLAND))).status).toBe(403)
    expect((await upload(anonymous, gvFile(SAARLAND))).status).toBe(401)
  })

  it.each<[string, Uint8Array, Record<string, string>, string]>([
    ['no file', new Uint8Array(0), {}, 'Bitte wählen Sie die Datei mit der Liste aus.'],
    ['no source', gvFile(SAARLAND), { source: ' ' }, 'Bitte nennen Sie die Quelle der Liste'],
    ['no list', new TextEncoder().encode('%PDF-1.7'), {}, 'Diese Datei ist keine der bekannten Listen.'],
    ['a day that does not exist', gvFile(SAARLAND), { listed_on: '2026-02-30' }, 'Diesen Tag gibt es nicht.'],
    [
      'wrong lines',
      new TextEncoder().encode('key;name;type;county;state;population\n1;Aalen;Stadt;;;1'),
      {},
      'Der Schlüssel 1 hat 1 Ziffern statt 8 oder 12.',
    ],
  ])('%s: the page again, with a sentence and what was typed', async (_, bytes, fields, sentence) => {
    const response = await upload(organiser, bytes, fields)
    expect(response.status).toBe(422)
    const html = await response.text()
    expect(html).toContain(sentence)
    expect(html).toContain(`value="${fields.source ?? 'Erfundenes Amt'}"`)
  })

  it('shows wrong lines up to a hundred and says how many there are', async () => {
    const good = Array.from({ length: 2000 }, (_, n) => `${10_000_000 + n};Ort ${n};;;;1`)
    const wrong = Array.from({ length: 150 }, (_, n) => `${20_000_000 + n};;;;;1`)
    const csv = ['key;name;type;county;state;population', ...good, ...wrong].join('\n')
    const page = await textOf(await upload(organiser, new TextEncoder().encode(csv), { dry_run: '1' }))
    expect(page).toContain('Gezeigt sind die ersten 100 von 150.')
    expect(page).toContain('2.101 Der Name fehlt.')
    expect(page).not.toContain('2.102 Der Name fehlt.')
  })

  it('suggests ten names at most, and nothing for one letter', async () => {
    expect(await suggestions(entrant, 'voelk')).toEqual([
      {
        key: '10041519',
        name: 'Stadt Völklingen',
        place: 'Regionalverband Saarbrücken · Saarland · 40.000 Einwohner',
      },
    ])
    expect(await suggestions(entrant, 'v')).toEqual([])
    expect(await suggestions(entrant, '\u0000"; DROP TABLE municipality')).toEqual([])
  })

  it('leads from the form through the search and back, without any script', async () => {
    const form = await (await entrant.get(paths.submissionStep(submission, 1))).text()
    expect(form).toContain('data-combobox="register"')
    expect(form).toContain(`data-source="${paths.registerSuggestions}"`)
    expect(form).toContain('name="organisation_key" value=""')
    const back = paths.submissionStep(submission, 1)
    const search = await (await entrant.get(paths.registerSearchFor('Völklingen', back))).text()
    expect(search).toContain(`href="${back}?organisation=10041519"`)
    const prefilled = await (await entrant.get(`${back}?organisation=10041519`)).text()
    expect(prefilled).toContain('value="Stadt Völklingen"')
    expect(prefilled).toContain('name="organisation_key" value="10041519"')
    expect(prefilled).toContain('Größenklasse: 20.000 bis unter 100.000 Einwohner')
    const unknown = await (await entrant.get(`${back}?organisation=99`)).text()
    expect(unknown).toContain('value="Musterhausen"')
  })

  it('leads back only within this site', async () => {
    for (const back of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const page = await (await entrant.get(paths.registerSearchFor('Völklingen', back))).text()
      expect(page).not.toContain('evil')
      expect(page).toContain(`href="${paths.submissions}?organisation=10041519"`)
    }
  })

  const save = async (fields: Record<string, string>) => {
    const html = await (await entrant.get(paths.submissionStep(submission, 1))).text()
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
    const category = /<option value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? ''
    return entrant.post(paths.submissionStep(submission, 1), {
      version,
      title: 'Rathaus digital',
      category,
      ...fields,
    })
  }
  const stored = () =>
    app.sql.connection
      .prepare(
        'SELECT organisation, organisation_key AS key, organisation_population AS population, organisation_kind AS kind FROM submission WHERE id = ?',
      )
      .get(submission)

  it('keeps population and kind of what was picked, and flags what was not', async () => {
    const table = async () => textOf(await organiser.get(paths.adminSubmissions(2026)))
    expect(await table()).toContain('Musterhausen nicht in der Liste')

    const picked = await save({ organisation: 'Stadt Völklingen', organisation_key: '10041519' })
    expect(picked.headers.get('Location')).toBe(`${paths.submissionStep(submission, 2)}?meldung=entwurf`)
    expect(stored()).toEqual({
      organisation: 'Stadt Völklingen',
      key: '10041519',
      population: 40_000,
      kind: 'municipality',
    })
    expect(await table()).toContain('Stadt Völklingen 20.000 bis unter 100.000 Einwohner')
    const overview = await textOf(await entrant.get(paths.submission(submission)))
    expect(overview).toContain('20.000 bis unter 100.000 Einwohner')
    const page = await textOf(await organiser.get(`${paths.adminSubmissions(2026)}/${submission}`))
    expect(page).toContain('20.000 bis unter 100.000 Einwohner')

    await save({ organisation: 'Wasserwerk Nord', organisation_key: '10041519' })
    expect(stored()).toEqual({ organisation: 'Wasserwerk Nord', key: null, population: null, kind: null })
    expect(await textOf(await entrant.get(paths.submission(submission)))).toContain('nicht in der Liste')
  })

  it('saves before it goes on to the search', async () => {
    const saved = await save({ organisation: 'Völk', after: 'register' })
    const location = new URL(saved.headers.get('Location') ?? '', app.origin)
    expect(location.pathname).toBe(paths.registerSearch)
    expect(location.searchParams.get('q')).toBe('Völk')
    expect(location.searchParams.get('zurueck')).toBe(paths.submissionStep(submission, 1))
    expect(stored()).toMatchObject({ organisation: 'Völk', key: null })
  })

  const sizes = async (thresholds: string) => {
    const { version } = await editionOf(app.services, 2026)
    return organiser.post(paths.adminSizeClasses(2026), { version: String(version), thresholds })
  }

  it('size classes: saved when ascending, refused otherwise, frozen once judging has opened', async () => {
    expect((await sizes('10.000; 50.000')).status).toBe(303)
    expect((await editionOf(app.services, 2026)).size_thresholds).toBe('[10000,50000]')
    const wrong = await sizes('50.000; 10.000')
    expect(wrong.status).toBe(422)
    const html = await wrong.text()
    expect(html).toContain('Die Grenzen müssen aufsteigen: 10.000 steht nach 50.000.')
    expect(html).toContain('value="50.000; 10.000"')
    const stale = await organiser.post(paths.adminSizeClasses(2026), { version: '1', thresholds: '5' })
    expect(stale.status).toBe(409)

    await app.setClock(JUDGING + 1000)
    const late = await signedIn(app, 'organiser@x.example')
    const { version } = await editionOf(app.services, 2026)
    const refused = await late.post(paths.adminSizeClasses(2026), {
      version: String(version),
      thresholds: '5',
    })
    expect(refused.status).toBe(409)
    expect((await editionOf(app.services, 2026)).size_thresholds).toBe('[10000,50000]')
    expect(await textOf(await late.get(paths.adminSizeClasses(2026)))).toContain('stehen fest')
    expect(CLOSES).toBeLessThan(JUDGING)
  })
})
