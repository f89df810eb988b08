import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { importRegister, resolveOrganisation } from '../../src/register/actions.ts'
import {
  allMunicipalities,
  countMunicipalities,
  listImports,
  searchMunicipalities,
} from '../../src/register/store.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { country, gvFile, type Line, SAARLAND, xlsxFile } from './fixtures.ts'

const actor: Actor = {
  id: 'a1',
  email: 'g@kuer.example',
  name: '',
  isOrganiser: true,
  isGalleryEditor: false,
  juries: [],
}

let app: RunningNode
beforeAll(async () => {
  app = await startNode()
})
afterAll(() => app.close())

const take = async (bytes: Uint8Array, dryRun = false) => {
  const file = { name: 'liste.txt', bytes, source: 'Erfundenes Amt', listedOn: null, dryRun }
  const taken = await importRegister(app.services, actor, file)
  if (!taken.ok) throw new Error(taken.error.message)
  return taken.value
}

const names = async (query: string, limit = 5) =>
  (await searchMunicipalities(app.services.db, query, limit)).map(({ name }) => name)

const auditCount = () =>
  app.sql.connection.prepare('SELECT count(*) AS n FROM audit_event').get() as { n: number }

const town = (name: string, number: number, population: number): Line => ({
  type: '60',
  textCode: '63',
  state: '08',
  region: '1',
  county: '36',
  association: '0001',
  municipality: String(number).padStart(3, '0'),
  name,
  population,
})

describe('taking a list over', () => {
  it('a dry run counts and writes nothing', async () => {
    const before = auditCount()
    expect(await take(gvFile(SAARLAND), true)).toMatchObject({
      rows: 4,
      added: 4,
      changed: 0,
      gone: 0,
      wrong: 0,
    })
    expect(await countMunicipalities(app.services.db)).toBe(0)
    expect(await listImports(app.services.db, 5)).toEqual([])
    expect(auditCount()).toEqual(before)
  })

  it('the real one writes rows, words, import and audit event', async () => {
    await take(gvFile(SAARLAND))
    const [noted] = await listImports(app.services.db, 5)
    expect(noted).toMatchObject({ number: 1, source: 'Erfundenes Amt', listed_on: '2026-06-30', rows: 4 })
    expect(await names('voelk')).toEqual(['Völklingen, Stadt'])
    const event = app.sql.connection
      .prepare("SELECT actor_id, subject FROM audit_event WHERE kind = 'register.imported'")
      .all()
    expect(event).toEqual([{ actor_id: 'a1', subject: '1' }])
  })

  it('a second one counts new, changed, gone and unchanged, and forgets old names', async () => {
    const next = [
      ...SAARLAND.slice(0, 2),
      { ...(SAARLAND[3] as Line), name: 'Saarhausen, Landeshauptstadt' },
      { ...town('Neudorf', 1, 700), state: '10', region: '0', county: '41' },
    ]
    // State and county change with the sum of their inhabitants.
    expect(await take(gvFile(next), true)).toMatchObject({ added: 1, changed: 3, gone: 1, unchanged: 0 })
    await take(gvFile(next))
    expect(await take(gvFile(next))).toMatchObject({ added: 0, changed: 0, gone: 0, unchanged: 4 })
    expect(await names('saarbr')).toEqual(['Regionalverband Saarbrücken'])
    expect(await names('saarh')).toEqual(['Saarhausen, Landeshauptstadt'])
    expect(await names('voelk')).toEqual([])
  })

  it('a file that is none, or mostly wrong, leaves the old list in use', async () => {
    const before = await allMunicipalities(app.services.db)
    const broken = gvFile([SAARLAND[3] as Line, ...Array.from({ length: 5 }, (_, n) => town('', n, 1))])
    for (const bytes of [new Uint8Array(10), broken]) {
      const file = { name: 'x', bytes, source: 'y', listedOn: null, dryRun: false }
      expect((await importRegister(app.services, actor, file)).ok).toBe(false)
    }
    expect(await allMunicipalities(app.services.db)).toEqual(before)
  })

  it('a failure in the middle of writing leaves the old list in use', async () => {
    const before = await allMunicipalities(app.services.db)
    app.sql.connection.exec(
      "CREATE TRIGGER fails BEFORE INSERT ON municipality WHEN NEW.name = 'Bruchdorf' BEGIN SELECT RAISE(ABORT, 'constraint failed'); END",
    )
    const file = {
      name: 'x',
      bytes: gvFile([town('Anfang', 1, 1), town('Bruchdorf', 2, 1)]),
      source: 'y',
      listedOn: null,
      dryRun: false,
    }
    await expect(importRegister(app.services, actor, file)).resolves.toMatchObject({ ok: false })
    app.sql.connection.exec('DROP TRIGGER fails')
    expect(await allMunicipalities(app.services.db)).toEqual(before)
    expect(await names('anfang')).toEqual([])
  })

  it('of two imports at once exactly one is taken over', async () => {
    const lists = [gvFile([town('Links', 1, 1)]), gvFile([town('Rechts', 2, 1)])]
    const done = await Promise.all(
      lists.map((bytes) =>
        importRegister(app.services, actor, { name: 'x', bytes, source: 'y', listedOn: null, dryRun: false }),
      ),
    )
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await countMunicipalities(app.services.db)).toBe(1)
  })
})

describe('search', () => {
  beforeAll(async () => {
    await take(
      gvFile([
        town('Schwäbisch Gmünd, Stadt', 1, 61_000),
        town('Schwäbisch Hall, Stadt', 2, 41_000),
        town('Münchingen', 3, 900_000),
        town('Neu-Ulm, Stadt', 4, 60_000),
        town('Ulm', 5, 126_000),
        town('Ulmen, Stadt', 6, 3_000_000),
        town('Boll', 7, 5_000),
        { ...town('München, Landeshauptstadt', 8, 1_500_000), postcode: '80331' },
        town('Münchberg, Stadt', 9, 10_000),
      ]),
    )
  })

  it.each([
    ['schwäb', ['Schwäbisch Gmünd, Stadt', 'Schwäbisch Hall, Stadt']],
    ['Schwaebisch', ['Schwäbisch Gmünd, Stadt', 'Schwäbisch Hall, Stadt']],
    ['Schwabisch', ['Schwäbisch Gmünd, Stadt', 'Schwäbisch Hall, Stadt']],
    ['gmu', ['Schwäbisch Gmünd, Stadt']],
    ['hall schwä', ['Schwäbisch Hall, Stadt']],
    ['muenchen', ['München, Landeshauptstadt']],
    ['MÜNCH', ['München, Landeshauptstadt', 'Münchingen', 'Münchberg, Stadt']],
    ['Stadt München', ['München, Landeshauptstadt']],
    ['803', ['München, Landeshauptstadt']],
    // The exact name first, then what begins with it, by population.
    ['ulm', ['Ulm', 'Ulmen, Stadt', 'Neu-Ulm, Stadt']],
    ['neu-ulm', ['Neu-Ulm, Stadt']],
    ['"%_* OR 1=1', []],
    ['', []],
  ])('finds „%s“', async (query, found) => expect(await names(query)).toEqual(found))

  it('resolves what was picked while the text still names it', async () => {
    const before = {
      organisation: '',
      organisation_key: null,
      organisation_population: null,
      organisation_kind: null,
    }
    const resolve = (organisation: string, key: string) =>
      resolveOrganisation(app.services, before, { organisation, key })
    expect(await resolve('Ulm', '08136005')).toEqual({
      organisation: 'Ulm',
      organisation_key: '08136005',
      organisation_population: 126_000,
      organisation_kind: 'municipality',
    })
    for (const [text, key] of [
      ['Neu-Ulm', '08136005'],
      ['Ulm', ''],
      ['Ulm', '99999999'],
    ] as const) {
      expect((await resolve(text, key)).organisation_key).toBeNull()
    }
    const gone = { ...before, organisation: 'Altdorf', organisation_key: '07', organisation_population: 5 }
    const kept = await resolveOrganisation(app.services, gone, { organisation: 'Altdorf', key: '07' })
    expect(kept.organisation_population).toBe(5)
  })
})

describe('the whole country', () => {
  const lines = country(11_000)

  it('is imported in less than five seconds, in every form, and searched fast', async () => {
    const timed = async (name: string, work: () => Promise<unknown>) => {
      const start = performance.now()
      await work()
      const ms = performance.now() - start
      console.info(`${name}: ${Math.round(ms)} ms`)
      return ms
    }
    const file = gvFile(lines)
    const sheet = await xlsxFile(lines)
    expect(await timed('GV100AD, 11,000 municipalities, new', () => take(file))).toBeLessThan(5000)
    expect(await countMunicipalities(app.services.db)).toBeGreaterThan(11_000)
    const older = lines.map((line) =>
      line.population ? { ...line, population: Number(line.population) + 1 } : line,
    )
    expect(await timed('GV100AD again, every row changed', () => take(gvFile(older)))).toBeLessThan(5000)
    expect(await timed('XLSX, every row changed back', () => take(sheet))).toBeLessThan(5000)
    expect(await take(file, true)).toMatchObject({ added: 0, changed: 0, gone: 0, wrong: 0 })

    const queries = ['al', 'schön', 'mueh', 'gruen wald', 'klein', 'hohenau', 'xyz', '1000']
    const worst: number[] = []
    for (const query of queries) worst.push(await timed(`search „${query}“`, () => names(query, 20)))
    expect(Math.max(...worst)).toBeLessThan(100)
  })
})
