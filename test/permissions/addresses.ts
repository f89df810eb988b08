/** The address and the form with which each route is asked. */
import type { Things } from './year.ts'

const NOTHING = '00000000-0000-4000-8000-000000000000'

/** Which submission `:id` names; what changes a draft is asked of the draft. */
const submissionOf = (route: string, things: Things): string =>
  /^GET .*(quittung|urkunde|rueckmeldung|gutes-beispiel)|verwaltung|jury|zurueckziehen/.test(route)
    ? things.entry
    : things.draft

const idOf = (route: string, things: Things): string => {
  if (route.includes('/ansichten/:id')) return things.view
  if (route.includes('/zugaenge/:id')) return things.person
  if (route.includes('/barrieren/:id')) return things.barrier
  return submissionOf(route, things)
}

/** @param route `METHOD /pattern` as the router knows it */
export const addressOf = (route: string, things: Things): { method: string; path: string } => {
  const [method = '', pattern = ''] = route.split(' ')
  const values: Record<string, string> = {
    year: things.year,
    id: idOf(route, things),
    key: things.key,
    photo: /galerie|rechte/.test(route) ? things.album : things.photo,
    rendition: '480.jpeg',
    juror: things.seat,
    account: things.editor,
    person: things.colleague,
    invitation: things.invitation,
    meeting: things.meeting,
    motion: things.motion,
    commitment: things.commitment,
    mailing: things.mailing,
    letter: things.letter,
    heading: things.heading,
    file: things.file,
    question: 'plan',
    step: '1',
    version: '1.json',
    lang: 'de',
    number: '1',
    certificate: `jury-${things.seat}.pdf`,
    slug: route.includes('/seiten/') ? 'impressum' : things.slug,
  }
  const path = pattern.replace(/:([a-z]+)(\{[^/]*\})?/g, (_, name: string) => values[name] ?? NOTHING)
  return { method, path }
}

/** Whether everything that an address names is known beforehand; otherwise only the pages tell. */
export const isKnown = (path: string): boolean => !path.includes(NOTHING)

/** Addresses of things that the year asked does not have: those who may find nothing, like everybody else. */
const NOT_IN_THE_YEAR = [
  // Nobody has written, uploaded or drawn these.
  'GET /gebaerdensprache',
  'GET /gebaerdensprache/:video',
  'GET /seiten/:slug',
  'GET /:year/ausschreibung',
  'GET /:year/stellungnahme.pdf',
  'GET /theme.css',
  'GET /verwaltung/gestaltung/vorschau.css',
  'GET /gestaltung/:logo',
  'GET /bilder/:key/presse.jpg',
  'GET /:year/galerie.zip',
  // Nobody has a passkey.
  'GET /konto/passkeys/:id/benennen',
  'POST /konto/passkeys/:id/benennen',
  'POST /konto/passkeys/:id/entfernen',
  // Their address is a secret of a letter, a ballot or a certificate.
  'GET /erinnerungen/abbestellen/:token',
  'POST /erinnerungen/abbestellen/:token',
  'GET /uebernahmen/:token',
  'POST /uebernahmen/:token/zurueckziehen',
  'GET /stimme/bilder/:key/:number/:rendition',
  // No audience's prize, no adoption, no objection, no evidence, no sample, no plan of assignment, no deputy.
  'GET /:year/publikumspreis',
  'GET /:year/publikumspreis/auszaehlung.json',
  'GET /:year/projekte/:slug/uebernommen',
  'POST /:year/projekte/:slug/uebernommen',
  'GET /verwaltung/:year/uebernahmen/:adoption',
  'POST /verwaltung/:year/uebernahmen/:adoption/annehmen',
  'POST /verwaltung/:year/uebernahmen/:adoption/ablehnen',
  'POST /verwaltung/:year/uebernahmen/:adoption/entfernen',
  'GET /verwaltung/:year/einwaende/:objection',
  'POST /verwaltung/:year/einwaende/:objection',
  'GET /verwaltung/:year/befangenheit/pruefen',
  'POST /verwaltung/:year/befangenheit/pruefen',
  'GET /jury/:year/probe/:id',
  'POST /jury/:year/probe/:id',
  'GET /verwaltung/:year/zuteilung/:id',
  'POST /verwaltung/:year/jury/:juror/einberufen',
  // The meeting goes on, so it has no minutes; nobody has prepared feedback or a second version of the results.
  'GET /sitzungen/:meeting/niederschrift',
  'GET /sitzungen/:meeting/niederschrift.pdf',
  'POST /sitzungen/:meeting/niederschrift/unterzeichnen',
  'POST /sitzungen/:meeting/niederschrift/berichtigen',
  'GET /verwaltung/:year/rueckmeldungen/:id',
  'POST /verwaltung/:year/rueckmeldungen/:id',
  'POST /verwaltung/:year/rueckmeldungen/:id/freigeben',
  'GET /einreichungen/:id/rueckmeldung',
  'GET /verwaltung/:year/freigabe/fassungen/:version',
  'GET /verwaltung/:year/freigabe/vorschau/preistraeger/:slug',
]

/** Forms that come to nothing here, not for the phase but for what they would change: it is not so far, or already. */
const NOTHING_TO_DO = [
  'POST /uebernahmen/:token',
  'POST /einreichungen/:id/gutes-beispiel',
  'POST /verwaltung/:year/seite/zahlen',
  'POST /verwaltung/:year/publikum/auszaehlen',
  'POST /verwaltung/:year/rundschreiben/:mailing/probe',
  'POST /verwaltung/:year/rundschreiben/:mailing/anhalten',
  'POST /verwaltung/:year/rundschreiben/:mailing/wiederholen',
  'POST /verwaltung/post/:letter/erneut',
  'POST /verwaltung/zugaenge/:id/passkeys-zuruecksetzen',
  'POST /verwaltung/aufbewahrung/aufschub/:id/beenden',
  'POST /verwaltung/:year/aufbewahrung/aufschub/:id/beenden',
  'POST /verwaltung/zugaenge/:id/rolle-entziehen',
  'POST /verwaltung/:year/galerie/:photo/loeschen',
  'POST /verwaltung/:year/freigabe/oeffnen',
]

/** What those who may hear instead where the year holds nothing for them; undefined where they must get through. */
export const instead = (route: string): 'hidden' | 'closed' | undefined =>
  NOT_IN_THE_YEAR.includes(route) ? 'hidden' : NOTHING_TO_DO.includes(route) ? 'closed' : undefined

export const EXCUSED: readonly string[] = [...NOT_IN_THE_YEAR, ...NOTHING_TO_DO]

/** Excused in some phases only. */
const SOMETIMES = [
  'GET /verwaltung/:year/freigabe/fassungen/:version',
  'GET /verwaltung/:year/freigabe/vorschau/preistraeger/:slug',
  'POST /einreichungen/:id/gutes-beispiel',
  'POST /verwaltung/:year/rundschreiben/:mailing/probe',
]

/** What nobody gets through to here, or with no form that changes something. */
export const UNREACHED: readonly string[] = [
  ...EXCUSED.filter((route) => !SOMETIMES.includes(route)),
  // Who signs in has a code, a link or a device that no page tells.
  'POST /anmelden/code',
  'POST /anmelden/link/:token',
  'POST /anmelden/passkey/frage',
  'POST /anmelden/passkey',
  'POST /konto/passkeys/frage',
  'POST /konto/passkeys',
  'POST /stimme',
  'POST /stimme/:code',
  // Only the invited or the colleague may, whom no role stands for; the team's own tests ask them.
  'POST /einreichungen/:id/verlassen',
  'POST /einladungen/:id',
  'POST /einladungen/:id/ablehnen',
  // The year has nothing yet that their form stands beside, or what they would change is refused for what it is.
  'POST /verwaltung/neu',
  'POST /verwaltung/:year/ausgabe',
  'POST /verwaltung/seiten',
  'POST /verwaltung/seiten/:slug/:lang/wiederherstellen',
  'POST /verwaltung/gestaltung/zuruecksetzen',
  'POST /verwaltung/gebaerdensprache',
  'POST /verwaltung/register',
  'POST /verwaltung/organisationen',
  'POST /verwaltung/organisationen/loesen',
  'POST /verwaltung/:year/frist',
  'POST /verwaltung/:year/einreichungen/:id/frist',
  'POST /verwaltung/:year/pruefung/:id/zuruecknehmen',
  'POST /einreichungen/:id/aenderungen-erledigt',
  'POST /einreichungen/:id/einladungen/:invitation/erneuern',
  'POST /einreichungen/:id/dateien/:question',
  'POST /verwaltung/:year/befangenheit/vorsitz',
  'POST /verwaltung/:year/wertungsregeln',
  'POST /verwaltung/:year/wertungsregeln/bestaetigen',
  'POST /verwaltung/:year/wertungsregeln/verwerfen',
  'POST /verwaltung/:year/erinnerungen/senden',
  'POST /verwaltung/:year/erinnerungen/auslassen',
  'POST /jury/:year/annehmen',
  'POST /jury/:year/ablehnen',
  'POST /jury/einreichungen/:id/wieder-oeffnen',
  'POST /sitzungen/:meeting/eroeffnen',
  'POST /sitzungen/:meeting/schliessen',
  'POST /sitzungen/:meeting/aufruf',
  'POST /sitzungen/:meeting/aufruf-ende',
  'POST /sitzungen/:meeting/wertung',
  'POST /sitzungen/:meeting/antraege/:motion/ergebnis',
  'POST /verwaltung/:year/rueckmeldungen/freigeben',
  'POST /verwaltung/:year/zuteilung',
  'POST /verwaltung/:year/zuteilung/:id',
  'POST /verwaltung/:year/proberunde/beispiel',
  'POST /:year/preistraeger/:slug/uebernommen',
  'POST /verwaltung/:year/publikum',
  'POST /verwaltung/:year/publikum/zeiten',
  'POST /verwaltung/:year/publikum/festlegen',
  'POST /verwaltung/:year/publikum/codes',
  'POST /verwaltung/:year/publikum/versand',
  'POST /verwaltung/:year/publikum/sperren',
  'POST /verwaltung/:year/galerie/import',
  'POST /verwaltung/:year/galerie/ueberschriften',
  'POST /verwaltung/:year/galerie/ueberschriften/:heading',
  'POST /verwaltung/aufbewahrung/loeschen',
  'POST /verwaltung/:year/aufbewahrung/loeschen',
  'POST /verwaltung/:year/freigabe/bestaetigen',
  'POST /verwaltung/:year/freigabe/zustimmen',
  'POST /verwaltung/:year/freigabe/ablehnen',
]
