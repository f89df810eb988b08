/** The OpenAPI 3.1 description of the open data. */

const text = { type: 'string' } as const
const nullable = (type: string) => ({ type: [type, 'null'] })
const list = (items: object) => ({ type: 'array', items })
const object = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})

const photo = object({
  alt: text,
  caption: text,
  credit: text,
  width: { type: 'integer' },
  height: { type: 'integer' },
  sources: list(
    object({ format: { enum: ['avif', 'webp', 'jpeg'] }, width: { type: 'integer' }, url: text }),
  ),
})

const summary = {
  year: { type: 'integer' },
  title: text,
  conference: object({
    title: text,
    place: text,
    venue: text,
    startsOn: nullable('string'),
    endsOn: nullable('string'),
    participants: nullable('integer'),
  }),
  releasedAt: nullable('string'),
  url: text,
  api: text,
}

const winner = object({
  slug: text,
  category: nullable('string'),
  place: nullable('integer'),
  special: nullable('string'),
  title: text,
  organisation: text,
  citation: text,
  summary: text,
  url: text,
  photos: list({ $ref: '#/components/schemas/Photo' }),
})

const edition = object({
  ...summary,
  winners: list({ $ref: '#/components/schemas/Winner' }),
  emptyPlaces: list(object({ category: text, place: { type: 'integer' }, citation: text })),
  gallery: list({ $ref: '#/components/schemas/Photo' }),
})

const json = (schema: object) => ({ content: { 'application/json': { schema } } })

/** @param origin public address of this installation */
export const openApi = (origin: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Kür: veröffentlichte Ausgaben, Preisträger und Galerien',
    version: '1.0.0',
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: origin }],
  paths: {
    '/api/v1/editions': {
      get: {
        summary: 'Alle veröffentlichten Ausgaben',
        responses: { '200': { description: 'Liste', ...json(object({ editions: list(object(summary)) })) } },
      },
    },
    '/api/v1/editions/{year}': {
      get: {
        summary: 'Eine Ausgabe mit Preisträgern und Galerie',
        parameters: [{ name: 'year', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: {
          '200': { description: 'Ausgabe', ...json({ $ref: '#/components/schemas/Edition' }) },
          '404': { description: 'Nicht veröffentlicht oder unbekannt' },
        },
      },
    },
  },
  components: { schemas: { Photo: photo, Winner: winner, Edition: edition } },
})
