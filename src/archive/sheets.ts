/** The open data as tables; columns carry the names that the JSON uses. Pure. */
import type { Cell, Sheet } from '../table/columns.ts'
import type {
  CriteriaResource,
  EntryResource,
  GalleryPhotoResource,
  JurorResource,
  PhotoResource,
  SummaryResource,
  WinnerResource,
} from './schema.ts'

const text = (value: string | null): Cell => (value === null ? null : { kind: 'text', text: value })
const number = (value: number | null): Cell => (value === null ? null : { kind: 'number', value })

type Columns<T> = readonly (readonly [head: string, cell: (row: T) => Cell])[]

const sheet =
  <T>(columns: Columns<T>) =>
  (rows: readonly T[]): Sheet => ({
    head: columns.map(([head]) => head),
    rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
  })

/** The address of the largest JPEG, which everything can open. */
const largest = (photo: PhotoResource | undefined): string =>
  photo?.sources.filter(({ format }) => format === 'jpeg').toSorted((a, b) => b.width - a.width)[0]?.url ?? ''

export const editionsSheet = sheet<SummaryResource>([
  ['year', ({ year }) => number(year)],
  ['title', ({ title }) => text(title)],
  ['conference', ({ conference }) => text(conference.title)],
  ['place', ({ conference }) => text(conference.place)],
  ['venue', ({ conference }) => text(conference.venue)],
  ['startsOn', ({ conference }) => text(conference.startsOn)],
  ['endsOn', ({ conference }) => text(conference.endsOn)],
  ['participants', ({ conference }) => number(conference.participants)],
  ['releasedAt', ({ releasedAt }) => text(releasedAt)],
  ['winners', ({ winners }) => number(winners)],
  ['photos', ({ photos }) => number(photos)],
  ['url', ({ url }) => text(url)],
])

export const criteriaSheet = sheet<CriteriaResource['items'][number]>([
  ['name', ({ name }) => text(name)],
  ['description', ({ description }) => text(description)],
  ['weight', ({ weight }) => number(weight)],
])

export const jurySheet = sheet<JurorResource>([
  ['name', ({ name }) => text(name)],
  ['institution', ({ institution }) => text(institution)],
  ['role', ({ role }) => text(role)],
])

const answerColumns = (keys: readonly string[]): Columns<Pick<WinnerResource, 'answers'>> =>
  keys.map((key) => [
    `answer.${key}`,
    ({ answers }) => text(answers.find((one) => one.key === key)?.answer ?? null),
  ])

/** @param keys the published questions; each becomes a column, named by its key */
export const winnersSheet = (keys: readonly string[]) =>
  sheet<WinnerResource>([
    ['category', ({ category }) => text(category)],
    ['place', ({ place }) => number(place)],
    ['special', ({ special }) => text(special)],
    ['title', ({ title }) => text(title)],
    ['organisation', ({ organisation }) => text(organisation)],
    ['county', ({ county }) => text(county)],
    ['population', ({ population }) => number(population)],
    ['sizeClass', ({ sizeClass }) => text(sizeClass)],
    ['citation', ({ citation }) => text(citation)],
    ['url', ({ url }) => text(url)],
    ['photo', ({ photos }) => text(largest(photos[0]))],
    ...answerColumns(keys),
  ])

/** @param keys like those of the winners */
export const entriesSheet = (keys: readonly string[]) =>
  sheet<EntryResource>([
    ['title', ({ title }) => text(title)],
    ['organisation', ({ organisation }) => text(organisation)],
    ['category', ({ category }) => text(category)],
    ['sizeClass', ({ sizeClass }) => text(sizeClass)],
    ['state', ({ state }) => text(state)],
    ['winner', ({ winner }) => number(winner ? 1 : 0)],
    ['adoptions', ({ adoptions }) => number(adoptions.length)],
    ['url', ({ url }) => text(url)],
    ['photo', ({ photos }) => text(largest(photos[0]))],
    ...answerColumns(keys),
  ])

export const gallerySheet = sheet<GalleryPhotoResource>([
  ['number', ({ number: n }) => number(n)],
  ['day', ({ day }) => text(day)],
  ['heading', ({ heading }) => text(heading)],
  ['caption', ({ caption }) => text(caption)],
  ['alt', ({ alt }) => text(alt)],
  ['credit', ({ credit }) => text(credit)],
  ['licence', ({ licence }) => text(licence)],
  ['licenceUrl', ({ licenceUrl }) => text(licenceUrl)],
  ['width', ({ width }) => number(width)],
  ['height', ({ height }) => number(height)],
  ['url', ({ url }) => text(url)],
  ['photo', (photo) => text(largest(photo))],
])
