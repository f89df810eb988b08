/** The data catalogue after DCAT-AP.de, for GovData and the European portals. Pure. */
import { paths } from '../core/paths.ts'
import type { PublicSummary } from './public.ts'

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

const EU = 'http://publications.europa.eu/resource/authority'
const GERMAN = { '@id': `${EU}/language/DEU` }

const german = (value: string) => ({ '@value': value, '@language': 'de' })
const moment = (time: number) => ({ '@value': new Date(time).toISOString(), '@type': 'xsd:dateTime' })
const day = (value: string) => ({ '@value': value, '@type': 'xsd:date' })

interface Catalogue {
  readonly origin: string
  /** Name of the award, which stands for who publishes. */
  readonly publisher: string
  /** Name of a licence below http://dcat-ap.de/def/licenses/, e.g. `dl-by-de/2.0`. */
  readonly licence: string
  readonly years: readonly PublicSummary[]
}

/** The catalogue as JSON-LD: one dataset per published year, each as JSON and CSV. */
export const dcatCatalogue = ({ origin, publisher, licence, years }: Catalogue) => {
  const agent = { '@id': `${origin}/#herausgeber`, '@type': 'foaf:Organization', 'foaf:name': publisher }
  const terms = { '@id': `http://dcat-ap.de/def/licenses/${licence}` }
  return {
    '@context': CONTEXT,
    '@id': origin + paths.dcat,
    '@type': 'dcat:Catalog',
    'dct:title': german(`${publisher}: offene Daten`),
    'dct:description': german('Ausgaben, Kriterien, Jury, Preisträger und Galerien des Awards.'),
    'dct:publisher': agent,
    'dct:language': GERMAN,
    'dct:license': terms,
    'foaf:homepage': { '@id': `${origin}/` },
    'dcat:themeTaxonomy': { '@id': `${EU}/data-theme` },
    'dcat:dataset': years.map((year) => dataset(origin, { '@id': agent['@id'] }, terms, year)),
  }
}

const changed = ({ released_at, gallery_published_at }: PublicSummary): number =>
  Math.max(released_at ?? 0, gallery_published_at ?? 0)

const first = ({ released_at, gallery_published_at }: PublicSummary): number =>
  Math.min(released_at ?? Number.POSITIVE_INFINITY, gallery_published_at ?? Number.POSITIVE_INFINITY)

const dataset = (origin: string, publisher: object, terms: object, year: PublicSummary) => ({
  '@id': `${origin}${paths.edition(year.year)}#daten`,
  '@type': 'dcat:Dataset',
  'dct:identifier': origin + paths.apiEdition(year.year),
  'dct:title': german(year.title),
  'dct:description': german(
    `Was zur Ausgabe ${year.year} veröffentlicht ist: ${year.winners} Auszeichnungen, ${year.photos} Bilder der Konferenz.`,
  ),
  'dct:publisher': publisher,
  'dct:issued': moment(first(year)),
  'dct:modified': moment(changed(year)),
  'dct:language': GERMAN,
  'dct:spatial': { '@id': `${EU}/country/DEU` },
  'dcat:theme': { '@id': `${EU}/data-theme/GOVE` },
  'dcat:keyword': ['Award', 'Digitalisierung', 'Kommunen', 'Verwaltung'].map(german),
  'dcat:landingPage': { '@id': origin + paths.edition(year.year) },
  ...(year.starts_on === null
    ? {}
    : {
        'dct:temporal': {
          '@type': 'dct:PeriodOfTime',
          'dcat:startDate': day(year.starts_on),
          'dcat:endDate': day(year.ends_on ?? year.starts_on),
        },
      }),
  'dcat:distribution': resourcesOf(year).flatMap(([path, title]) => [
    distribution(origin, terms, path, `${title} (JSON)`, 'JSON', 'application/json'),
    distribution(origin, terms, `${path}.csv`, `${title} (CSV)`, 'CSV', 'text/csv'),
  ]),
})

const resourcesOf = ({ year, released_at, gallery_published_at }: PublicSummary): [string, string][] => [
  [paths.apiResource(year, 'criteria'), 'Kriterien und Regeln'],
  [paths.apiResource(year, 'jury'), 'Jury'],
  ...(released_at === null
    ? []
    : [
        [paths.apiResource(year, 'winners'), 'Preisträger'] as [string, string],
        [paths.apiResource(year, 'entries'), 'Gute Beispiele'] as [string, string],
      ]),
  ...(gallery_published_at === null
    ? []
    : [[paths.apiResource(year, 'gallery'), 'Galerie'] as [string, string]]),
]

const distribution = (
  origin: string,
  terms: object,
  path: string,
  title: string,
  format: string,
  mediaType: string,
) => ({
  '@id': `${origin}${path}#datei`,
  '@type': 'dcat:Distribution',
  'dct:title': german(title),
  'dcat:accessURL': { '@id': origin + path },
  'dcat:downloadURL': { '@id': origin + path },
  'dct:format': { '@id': `${EU}/file-type/${format}` },
  'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaType}` },
  'dct:license': terms,
})
