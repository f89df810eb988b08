/** An award year over HTTP: an open call, a draft with a picture, an entry handed in, two jurors. */
import { paths } from '../../src/core/paths.ts'
import { type Client, OWN_PAGE, signedIn } from './client.ts'
import type { Known } from './fuzz.ts'
import { FIRST_ORGANISER, type RunningApp } from './node-server.ts'
import { SMALL_JPEG } from './small-jpeg.ts'

export interface AwardYear {
  readonly organiser: Client
  /** A juror who has accepted; `known.juror` is the other one, who may be removed. */
  readonly juror: Client
  readonly known: Known
  /** The submission handed in; `known.submission` is the draft, with `known.photo`. */
  readonly entry: string
}

const JUROR = 'jury@kuer.example'

/**
 * Sets the year up and leaves the clock within the open call.
 * @param phases a moment of the call, of the judging, of the deliberation
 */
export const awardYear = async (
  app: RunningApp,
  year: number,
  phases: readonly number[],
): Promise<AwardYear> => {
  await app.setClock(phases[0] ?? 0)
  const organiser = await signedIn(app, FIRST_ORGANISER)
  const edition = await openCall(organiser, year)
  const [draft, entry] = [await start(organiser, edition), await start(organiser, edition)]
  const categories = await found(
    organiser,
    paths.submissionStep(draft, 1),
    /<option value="([0-9a-f-]{36})"/g,
  )
  const criteria = await found(organiser, paths.adminCriteria(year), /name="id\[\]" value="([0-9a-f-]{36})"/g)
  const photos = organiser.send(paths.submissionPhotos(draft), {
    method: 'POST',
    body: photoForm(),
    headers: OWN_PAGE,
  })
  await accepted(photos)
  const [photo = ''] = await found(
    organiser,
    paths.submissionPhotos(draft),
    /name="id\[\]" value="([0-9a-f-]{36})"/g,
  )
  await handIn(organiser, entry, categories[0] ?? '')
  await invite(organiser, year, 'wechsel@kuer.example')
  const [removable = ''] = await found(organiser, paths.adminJury(year), /jury\/([0-9a-f-]{36})\/entfernen/g)
  await invite(organiser, year, JUROR)
  const juror = await signedIn(app, JUROR)
  await accepted(juror.post(paths.juryAccept(year), { none: '1', confidential: '1' }))
  const known = { year, edition, submission: draft, juror: removable, photo, categories, criteria }
  return { organiser, juror, known, entry }
}

/** Where a form that must be accepted leads. */
const accepted = async (sent: Promise<Response>): Promise<string> => {
  const response = await sent
  if (response.status !== 303) throw new Error(`${response.status}: ${await response.text()}`)
  return response.headers.get('Location') ?? ''
}

/** Everything that `pattern` finds on a page; at least once. */
const found = async (client: Client, path: string, pattern: RegExp): Promise<string[]> => {
  const html = await (await client.get(path)).text()
  const hits = [...html.matchAll(pattern)].map((match) => match[1] ?? '')
  if (hits.length === 0) throw new Error(`${path} does not contain ${pattern}`)
  return hits
}

/** Sends a form of a page with the version that the page holds. */
const save = async (client: Client, path: string, fields: [string, string][]): Promise<string> => {
  const [version = ''] = await found(client, path, /name="version" value="(\d+)"/g)
  return accepted(client.post(path, [['version', version], ...fields]))
}

const rows = (names: readonly string[]): [string, string][] =>
  names.flatMap((name): [string, string][] => [
    ['id[]', ''],
    ['name[]', name],
    ['description[]', `Über ${name}`],
  ])

/** An edition whose call is open from January to June; returns its id. */
export const openCall = async (organiser: Client, year: number): Promise<string> => {
  await accepted(organiser.post(paths.adminNew, { year: String(year), title: `Preis ${year}` }))
  await save(organiser, paths.adminCategories(year), rows(['Bürgerservice', 'Innovation']))
  const weights: [string, string][] = [
    ['weight[]', '2'],
    ['weight[]', '1'],
  ]
  await save(organiser, paths.adminCriteria(year), [...rows(['Nutzen', 'Umsetzung']), ...weights])
  await save(organiser, paths.adminSettings(year), Object.entries(settings(year)))
  const [edition = ''] = await found(organiser, paths.submissions, /name="edition" value="([^"]+)"/g)
  return edition
}

/** The form of an edition, without its version. */
export const settings = (year: number): Record<string, string> => ({
  title: `Preis ${year}`,
  intro: 'Einleitung',
  conference_title: '',
  place: 'Würzburg',
  venue: '',
  starts_on: `${year}-11-13`,
  ends_on: `${year}-11-14`,
  participants: '300',
  call_opens_at: `${year}-01-01T08:00`,
  call_closes_at: `${year}-06-01T23:59`,
  judging_opens_at: `${year}-06-02T08:00`,
  judging_closes_at: `${year}-07-01T23:59`,
  archives_at: '',
  scale_min: '1',
  scale_max: '5',
  min_sheets: '3',
})

/** A new draft; returns its id. */
export const start = async (client: Client, edition: string): Promise<string> =>
  (await accepted(client.post(paths.submissions, { edition }))).split('/')[2] ?? ''

/** The texts of an entry, without version and category. */
export const texts: Record<string, string> = {
  title: 'Bürger-App für Ämter',
  organisation: 'Stadt Musterhausen',
  summary: 'Kurz gesagt.',
  description: 'Ausführlich gesagt.',
  benefit: 'Alle haben etwas davon.',
  reuse: 'Frei nutzbar.',
  cost: 'Etwa 4.000 Euro.',
  licence: 'EUPL 1.2',
  conditions: '',
  links: 'https://musterhausen.example',
  suppliers: 'Beispiel Software GmbH',
  involved: '',
  contact_name: 'Jörg Weiß',
  contact_email: 'joerg@musterhausen.example',
  contact_phone: '',
}

const handIn = async (client: Client, id: string, category: string) => {
  const { title = '', organisation = '', ...answers } = texts
  const { contact_name = '', contact_email = '', contact_phone = '', ...project } = answers
  await save(client, paths.submissionStep(id, 1), Object.entries({ title, organisation, category }))
  await save(client, paths.submissionStep(id, 2), Object.entries(project))
  await save(
    client,
    paths.submissionStep(id, 3),
    Object.entries({ contact_name, contact_email, contact_phone }),
  )
  await save(client, paths.submissionHandIn(id), [['declaration', '1']])
}

const invite = (organiser: Client, year: number, email: string) =>
  accepted(organiser.post(paths.adminJury(year), { name: 'Ute Groß', email, institution: '' }))

const photoForm = () => {
  const form = new FormData()
  form.append('fotos', new File([SMALL_JPEG], 'Rathaus.jpg', { type: 'image/jpeg' }))
  return form
}
