/** Open data: what is published, as JSON and CSV, for every website to read. Nothing else is ever read here. */
import { Hono } from 'hono'
import { paths } from '../core/paths.ts'
import { phaseOf } from '../edition/rules.ts'
import { listCategories } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, type Ctx, param } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { openAnswer } from '../http/open-answer.ts'
import { publicData } from '../http/public-page.ts'
import { rulesInForce } from '../judging-rules/actions.ts'
import type { Snapshot } from '../publication/snapshot.ts'
import { namesJury } from '../showcase/rules.ts'
import { editionPageOf, namedJury } from '../showcase/store.ts'
import type { Sheet } from '../table/columns.ts'
import { toCsv } from '../table/csv.ts'
import { openApi } from './openapi.ts'
import { criteriaOf, editionOf, entryOf, galleryOf, listPage, summaryOf, winnerOf } from './resources.ts'
import {
  criteriaSheet,
  editionsSheet,
  entriesSheet,
  gallerySheet,
  jurySheet,
  winnersSheet,
} from './sheets.ts'
import { publicSummaries, publicYear, type StoredYear } from './store.ts'

const json = (c: Ctx, value: unknown) =>
  openAnswer(c, JSON.stringify(value), 'application/json; charset=utf-8')
const csv = (c: Ctx, sheet: Sheet) => openAnswer(c, toCsv(sheet), 'text/csv; charset=utf-8')

const originOf = (c: Ctx): string => c.get('services').config.origin

/** What a resource of a year says, as JSON and as a table; null where it is not public. */
interface Resource {
  readonly json: unknown
  readonly sheet: Sheet
}

const criteria = async (c: Ctx, { edition }: StoredYear): Promise<Resource> => {
  const { rules, frozen } = await rulesInForce(c.get('services'), edition)
  const resource = criteriaOf(originOf(c), edition.year, rules, frozen)
  return { json: resource, sheet: criteriaSheet(resource.items) }
}

/** Named as the page of the edition names them: only who agreed to that. */
const jury = async (c: Ctx, { edition }: StoredYear): Promise<Resource> => {
  const { db, clock } = c.get('services')
  const { jury_from } = await editionPageOf(db, edition.id)
  const items = namesJury(jury_from, phaseOf(edition, clock())) ? await namedJury(db, edition.id) : []
  return { json: { year: edition.year, items }, sheet: jurySheet(items) }
}

const keysOf = ({ questions }: Snapshot): string[] => questions.map(({ key }) => key)

const winners = async (c: Ctx, { snapshot, adoptions }: StoredYear): Promise<Resource | null> => {
  if (snapshot === null) return null
  const items = snapshot.winners.map((winner) => winnerOf(originOf(c), { snapshot, adoptions }, winner))
  return {
    json: {
      ...listed(c, snapshot.year, 'winners', items),
      emptyPlaces: snapshot.emptyPlaces,
      nominees: snapshot.nominees.map(({ submission: _, ...nominee }) => nominee),
      corrections: snapshot.corrections.map(({ replaces, ...correction }) => ({
        replaces: new Date(replaces).toISOString(),
        ...correction,
      })),
    },
    sheet: winnersSheet(keysOf(snapshot))(items),
  }
}

const entries = async (c: Ctx, { snapshot, adoptions, examples }: StoredYear): Promise<Resource | null> => {
  if (snapshot === null) return null
  const items = examples.map((entry) => entryOf(originOf(c), { snapshot, adoptions }, entry))
  return { json: listed(c, snapshot.year, 'entries', items), sheet: entriesSheet(keysOf(snapshot))(items) }
}

const gallery = async (c: Ctx, { album }: StoredYear): Promise<Resource | null> => {
  if (album === null) return null
  const items = galleryOf(originOf(c), album)
  return { json: listed(c, album.year, 'gallery', items), sheet: gallerySheet(items) }
}

const listed = <T>(c: Ctx, year: number, name: 'winners' | 'entries' | 'gallery', items: readonly T[]) =>
  listPage(year, originOf(c) + paths.apiResource(year, name), items, pageOf(c))

const pageOf = (c: Ctx): number => {
  const page = c.req.query('page') ?? '1'
  return /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1
}

const RESOURCES = { criteria, jury, entries, winners, gallery } as const

const YEAR = '/api/v1/editions/:year{[0-9]{4}}'

export const apiRoutes = () => {
  const app = new Hono<AppEnv>()

  // What a browser asks before it lets another website read with headers of its own.
  app.options('/api/v1/*', allow('public'), (c) =>
    c.body(null, 204, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Headers': 'If-None-Match',
      'Access-Control-Max-Age': '86400',
    }),
  )

  app.get(paths.apiEditions, publicData, async (c) => {
    const rows = await publicSummaries(c.get('services').db)
    return json(c, { items: rows.map((row) => summaryOf(originOf(c), row)) })
  })

  app.get(paths.apiEditionsTable, publicData, async (c) => {
    const rows = await publicSummaries(c.get('services').db)
    return csv(c, editionsSheet(rows.map((row) => summaryOf(originOf(c), row))))
  })

  app.get(YEAR, publicData, async (c) => {
    const { db } = c.get('services')
    const row = (await publicSummaries(db)).find(({ year }) => year === Number(param(c, 'year')))
    if (!row) return errorPage(c, 'not_found')
    return json(c, editionOf(originOf(c), row, await listCategories(db, row.id)))
  })

  for (const [name, read] of Object.entries(RESOURCES)) {
    const resourceOf = async (c: Ctx) => {
      const year = await publicYear(c.get('services').db, Number(param(c, 'year')))
      return year && read(c, year)
    }
    app.get(`${YEAR}/${name}`, publicData, async (c) => {
      const resource = await resourceOf(c)
      return resource ? json(c, resource.json) : errorPage(c, 'not_found')
    })
    app.get(`${YEAR}/${name}.csv`, publicData, async (c) => {
      const resource = await resourceOf(c)
      return resource ? csv(c, resource.sheet) : errorPage(c, 'not_found')
    })
  }

  app.get(`${YEAR}/winners/:slug`, publicData, async (c) => {
    const year = await publicYear(c.get('services').db, Number(param(c, 'year')))
    const winner = year?.snapshot?.winners.find(({ slug }) => slug === param(c, 'slug'))
    if (!year?.snapshot || !winner) return errorPage(c, 'not_found')
    return json(c, winnerOf(originOf(c), { ...year, snapshot: year.snapshot }, winner))
  })

  app.get(paths.apiDescription, publicData, (c) => json(c, openApi(originOf(c))))

  return app
}
