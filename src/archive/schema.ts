/** The open data: every resource as one schema, which types what we build, describes it (OpenAPI) and tests it. */
import * as z from 'zod'

/** Items of one page of a list. */
export const PAGE_SIZE = 100

const address = z.url().describe('Dauerhafte Adresse')
const moment = z.iso.datetime().describe('UTC')
const day = z.iso.date()

const conferenceResource = z.strictObject({
  title: z.string(),
  place: z.string(),
  venue: z.string(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  participants: z.int().nullable(),
})

const photoResource = z.strictObject({
  caption: z.string(),
  alt: z.string().describe('Beschreibung für alle, die das Bild nicht sehen'),
  credit: z.string().describe('Bildnachweis: wer das Bild gemacht hat'),
  licence: z.string().describe('Was mit dem Bild erlaubt ist; leer, wenn nichts angegeben ist'),
  licenceUrl: z.string().describe('Wo die Lizenz steht; leer, wenn sie keinen Text hat'),
  width: z.int(),
  height: z.int(),
  sources: z.array(
    z.strictObject({ format: z.enum(['avif', 'webp', 'jpeg']), width: z.int(), url: z.url() }),
  ),
})

const summaryResource = z.strictObject({
  year: z.int(),
  title: z.string(),
  conference: conferenceResource,
  releasedAt: moment.nullable().describe('Wann die Ergebnisse veröffentlicht wurden'),
  galleryPublishedAt: moment.nullable(),
  winners: z.int().describe('Zahl der Auszeichnungen'),
  photos: z.int().describe('Zahl der Bilder der Galerie'),
  url: address,
  api: z.url(),
})

export const editionResource = summaryResource.extend({
  intro: z.string(),
  categories: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  links: z
    .strictObject({
      criteria: z.url(),
      jury: z.url(),
      entries: z.url().nullable(),
      winners: z.url().nullable(),
      gallery: z.url().nullable(),
    })
    .describe('Null, wo nichts veröffentlicht ist'),
})

export const criteriaResource = z.strictObject({
  year: z.int(),
  scale: z.strictObject({ min: z.int(), max: z.int() }),
  aggregation: z.enum(['calibrated', 'mean']),
  tieSteps: z.array(z.enum(['criteria', 'head_to_head', 'vote'])),
  minSheets: z.int(),
  quorum: z.int(),
  frozen: z
    .strictObject({ version: z.int(), sha256: z.string().length(64), frozenAt: moment, file: z.url() })
    .nullable()
    .describe('Die eingefrorene Fassung, nach der bewertet wurde'),
  items: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string(),
      weight: z.int(),
      anchors: z.record(z.string(), z.string()).describe('Was ein Punkt bedeutet'),
    }),
  ),
})

/** Answers to the published questions, in the order they were asked. */
const answers = z.array(
  z.strictObject({ key: z.string(), question: z.string(), kind: z.string(), answer: z.string() }),
)

const adoptions = z
  .array(z.strictObject({ municipality: z.string(), what: z.string(), since: z.int() }))
  .describe('Wer das Projekt übernommen hat')

const jurorResource = z.strictObject({
  name: z.string(),
  institution: z.string(),
  role: z.enum(['chair', 'deputy', 'member']),
})

export const juryResource = z.strictObject({ year: z.int(), items: z.array(jurorResource) })

export const winnerResource = z.strictObject({
  slug: z.string(),
  title: z.string(),
  organisation: z.string(),
  kind: z.enum(['municipality', 'association', 'county', 'state']).nullable(),
  county: z.string().nullable(),
  population: z.int().nullable(),
  sizeClass: z.string().nullable(),
  teaser: z.string(),
  category: z.string().nullable(),
  place: z.int().nullable(),
  special: z.string().nullable().describe('Name des Sonderpreises'),
  citation: z.string().describe('Begründung der Jury'),
  answers,
  adoptions,
  photos: z.array(photoResource),
  url: address,
  api: z.url(),
})

/** An entry that is shown as good practice. */
const entryResource = z.strictObject({
  slug: z.string(),
  title: z.string(),
  organisation: z.string(),
  category: z.string().nullable(),
  sizeClass: z.string().nullable(),
  state: z.string().nullable().describe('Bundesland'),
  winner: z.boolean().describe('Ob es ausgezeichnet ist; dann stehen die Texte dort'),
  answers,
  adoptions,
  photos: z.array(photoResource),
  url: address,
})

const listOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    year: z.int(),
    total: z.int(),
    page: z.int(),
    pages: z.int(),
    next: z.url().nullable(),
    items: z.array(item),
  })

export const editionsResource = z.strictObject({ items: z.array(summaryResource) })

export const winnersResource = listOf(winnerResource).extend({
  emptyPlaces: z
    .array(z.strictObject({ category: z.string(), place: z.int(), citation: z.string() }))
    .describe('Plätze, die die Jury nicht vergeben hat'),
  nominees: z
    .array(z.strictObject({ category: z.string(), title: z.string(), organisation: z.string() }))
    .describe(
      'Wer nominiert war, die Ausgezeichneten eingeschlossen; leer, wo Nominierte nicht genannt werden',
    ),
  corrections: z
    .array(z.strictObject({ replaces: moment, reason: z.string(), kind: z.enum(['release', 'text']) }))
    .describe('Warum diese Fassung frühere ersetzt, die älteste Berichtigung zuerst'),
})

export const entriesResource = listOf(entryResource)

const galleryPhotoResource = photoResource.extend({
  number: z.int().describe('Stelle in der Galerie, ab 1'),
  day: day.nullable().describe('Unter welchem Tag es steht'),
  heading: z.string().nullable().describe('Unter welchem Programmpunkt es steht'),
  url: address,
})

export const galleryResource = listOf(galleryPhotoResource)

/** A refusal, as RFC 9457 words it. */
export const problemResource = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
})

export type PhotoResource = z.output<typeof photoResource>
export type SummaryResource = z.output<typeof summaryResource>
export type EditionResource = z.output<typeof editionResource>
export type CriteriaResource = z.output<typeof criteriaResource>
export type JurorResource = z.output<typeof jurorResource>
export type WinnerResource = z.output<typeof winnerResource>
export type EntryResource = z.output<typeof entryResource>
export type GalleryPhotoResource = z.output<typeof galleryPhotoResource>
