/** The OpenAPI 3.1 description of the open data, made from the schemas that its tests check real answers against. */
import * as z from 'zod'
import { paths } from '../core/paths.ts'
import {
  criteriaResource,
  editionResource,
  editionsResource,
  entriesResource,
  galleryResource,
  juryResource,
  problemResource,
  winnerResource,
  winnersResource,
} from './schema.ts'

const SCHEMAS = {
  Editions: editionsResource,
  Edition: editionResource,
  Criteria: criteriaResource,
  Jury: juryResource,
  Entries: entriesResource,
  Winners: winnersResource,
  Winner: winnerResource,
  Gallery: galleryResource,
  Problem: problemResource,
}

type Name = keyof typeof SCHEMAS

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, ...described } = z.toJSONSchema(schema)
  return described
}

const ref = (name: Name) => ({ $ref: `#/components/schemas/${name}` })

const REFUSED = {
  description: 'Unbekannt oder nicht veröffentlicht',
  content: { 'application/problem+json': { schema: ref('Problem') } },
}

const caching = {
  ETag: { description: 'Ändert sich mit dem Inhalt', schema: { type: 'string' } },
}

const operation = (
  operationId: string,
  summary: string,
  content: object,
  parameters: readonly object[] = [],
) => ({
  get: {
    operationId,
    summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: {
      '200': { description: summary, headers: caching, content },
      '304': { description: 'Unverändert seit dem genannten ETag' },
      ...(parameters.length > 0 ? { '404': REFUSED } : {}),
    },
  },
})

const json = (name: Name) => ({ 'application/json': { schema: ref(name) } })
const csv = {
  'text/csv': {
    schema: { type: 'string', description: 'UTF-8 mit Byte Order Mark, Semikolon, Kopfzeile' },
  },
}

const inPath = (name: string, schema: object) => ({ name, in: 'path', required: true, schema })
const YEAR = inPath('year', { type: 'integer', minimum: 2000, maximum: 2999 })
const SLUG = inPath('slug', { type: 'string' })
const PAGE = { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } }

const RESOURCES: readonly (readonly [
  resource: 'criteria' | 'jury' | 'entries' | 'winners' | 'gallery',
  name: Name,
  summary: string,
])[] = [
  ['criteria', 'Criteria', 'Kriterien und eingefrorene Wertungsregeln'],
  ['jury', 'Jury', 'Wer bewertet hat und genannt sein will'],
  ['entries', 'Entries', 'Projekte, die als gutes Beispiel gezeigt werden'],
  ['winners', 'Winners', 'Ausgezeichnete Projekte'],
  ['gallery', 'Gallery', 'Bilder der Konferenz'],
]

/** A path of ours with its parameters as OpenAPI writes them. */
const template = (path: string): string => path.replace('/0/', '/{year}/').replace(/\/0$/, '/{year}')

/** @param origin public address of this installation */
export const openApi = (origin: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Kür: offene Daten des Awards',
    description:
      'Veröffentlichte Ausgaben, Kriterien, Preisträger und Galerien. Lesen darf jede Website (CORS), ohne Anmeldung. Antworten tragen einen ETag. Was mit einem Bild erlaubt ist, steht bei ihm.',
    version: '1.0.0',
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: origin }],
  paths: {
    [paths.apiEditions]: operation('listEditions', 'Alle veröffentlichten Ausgaben', json('Editions')),
    [paths.apiEditionsTable]: operation('listEditionsCsv', 'Alle Ausgaben als Tabelle', csv),
    [template(paths.apiEdition(0))]: operation('getEdition', 'Eine Ausgabe', json('Edition'), [YEAR]),
    ...Object.fromEntries(
      RESOURCES.flatMap(([resource, name, summary]) => {
        const path = template(paths.apiResource(0, resource))
        const parameters = resource === 'criteria' || resource === 'jury' ? [YEAR] : [YEAR, PAGE]
        return [
          [path, operation(`get${name}`, summary, json(name), parameters)],
          [`${path}.csv`, operation(`get${name}Csv`, `${summary}, als Tabelle`, csv, [YEAR])],
        ]
      }),
    ),
    [`${template(paths.apiResource(0, 'winners'))}/{slug}`]: operation(
      'getWinner',
      'Ein ausgezeichnetes Projekt',
      json('Winner'),
      [YEAR, SLUG],
    ),
  },
  components: {
    schemas: Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, schemaOf(schema)])),
  },
})
