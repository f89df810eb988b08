import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AccessRule, Actor } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { addFiles } from '../../src/attachment/actions.ts'
import { guard } from '../../src/core/database.ts'
import { inLanguage } from '../../src/core/language.ts'
import { paths, slugify } from '../../src/core/paths.ts'
import type { Edition } from '../../src/edition/store.ts'
import { attachedFiles } from '../../src/entry-form/files.ts'
import { QUESTIONS, type Question } from '../../src/entry-form/questions.ts'
import { insertForm } from '../../src/entry-form/store.ts'
import { allow, assertEveryRouteDeclares, declaredRoutes } from '../../src/http/access.ts'
import { loadEntry, recuse } from '../../src/jury/actions.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import { inviteColleague } from '../../src/team/actions.ts'
import { invitationsOf } from '../../src/team/store.ts'
import {
  at,
  categoryOf,
  completeInput,
  draft,
  entry,
  JUDGED,
  JUDGING,
  juror,
  must,
  OPENS,
  openYear,
  own,
  person,
  photoOf,
  share,
} from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { type Visitor, visit } from './visitor.ts'

/** Every route of the application. A new one stands here, or this test fails. */
const ROUTES: Record<AccessRule, string[]> = {
  public: [
    'GET /:year{[0-9]{4}}/publikumspreis',
    'GET /:year{[0-9]{4}}/publikumspreis/auszaehlung.json',
    'GET /stimme',
    'POST /stimme',
    'GET /stimme/:code',
    'POST /stimme/:code',
    'GET /stimme/bilder/:key/:number{[0-9]{1,3}}/:rendition',
    'GET /:year{[0-9]{4}}/wertungsregeln',
    'GET /:year{[0-9]{4}}/wertungsregeln/:version{[0-9]{1,4}\\.json}',
    'GET /',
    'GET /:year{[0-9]{4}}',
    'GET /:year{[0-9]{4}}/galerie',
    'GET /:year{[0-9]{4}}/galerie/:number{[0-9]{1,4}}',
    'GET /:year{[0-9]{4}}/galerie.zip',
    'GET /bilder/:key/presse.jpg',
    'GET /einwand',
    'GET /einwand/:key',
    'POST /einwand/:key',
    'GET /:year{[0-9]{4}}/preistraeger',
    'GET /:year{[0-9]{4}}/preistraeger/:slug',
    'GET /:year{[0-9]{4}}/preistraeger/:slug/uebernommen',
    'POST /:year{[0-9]{4}}/preistraeger/:slug/uebernommen',
    'GET /:year{[0-9]{4}}/projekte',
    'GET /:year{[0-9]{4}}/projekte/:slug',
    'GET /:year{[0-9]{4}}/projekte/:slug/uebernommen',
    'POST /:year{[0-9]{4}}/projekte/:slug/uebernommen',
    'GET /bilder/:key/teilen.jpeg',
    'GET /:year{[0-9]{4}}/stellungnahme.pdf',
    'GET /register/vorschlaege',
    'GET /uebernahmen/:token',
    'POST /uebernahmen/:token',
    'POST /uebernahmen/:token/zurueckziehen',
    'GET /anmelden',
    'GET /anmelden/code',
    'GET /anmelden/link/:token',
    'GET /api/v1/editions',
    'GET /api/v1/editions.csv',
    'GET /api/v1/editions/:year{[0-9]{4}}',
    ...['criteria', 'jury', 'entries', 'winners', 'gallery'].flatMap((name) => [
      `GET /api/v1/editions/:year{[0-9]{4}}/${name}`,
      `GET /api/v1/editions/:year{[0-9]{4}}/${name}.csv`,
    ]),
    'GET /api/v1/editions/:year{[0-9]{4}}/winners/:slug',
    'OPTIONS /api/v1/*',
    'GET /api/v1/openapi.json',
    'GET /:year{[0-9]{4}}/presse',
    'GET /:year{[0-9]{4}}/presse.zip',
    'GET /urkunde/:code',
    'GET /archiv',
    'GET /suche',
    'GET /feed.atom',
    'GET /sitemap.xml',
    'GET /robots.txt',
    'GET /dcat.jsonld',
    'GET /barrierefreiheit',
    'GET /bilder/:key/:rendition',
    'GET /datenschutz',
    'GET /healthz',
    'GET /impressum',
    'GET /leichte-sprache',
    'GET /gebaerdensprache',
    'GET /seiten/:slug',
    'GET /:year{[0-9]{4}}/ausschreibung',
    'GET /barriere-melden',
    'GET /theme.css',
    'GET /gebaerdensprache/:video{[0-9a-f]{32}\\.mp4}',
    'GET /gestaltung/:logo{[0-9a-f]{32}\\.webp}',
    'POST /barriere-melden',
    'GET /erinnerungen/abbestellen/:token',
    'POST /erinnerungen/abbestellen/:token',
    'POST /abmelden',
    'POST /anmelden',
    'POST /anmelden/code',
    'POST /anmelden/link/:token',
    'GET /anmelden/passkey',
    'POST /anmelden/passkey',
    'POST /anmelden/passkey/frage',
  ],
  signed_in: [
    'GET /konto/anmeldung',
    'POST /konto/passkeys',
    'POST /konto/passkeys/frage',
    'GET /konto/passkeys/:id/benennen',
    'POST /konto/passkeys/:id/benennen',
    'POST /konto/passkeys/:id/entfernen',
    'POST /konto/sitzungen/beenden',
    'POST /konto/sitzungen/alle-beenden',
    // The deputy of a meeting does what the chair does; the use cases know who that is.
    'GET /verwaltung/:year{[0-9]{4}}/entscheidung',
    'POST /verwaltung/:year{[0-9]{4}}/entscheidung',
    'POST /verwaltung/:year{[0-9]{4}}/nominierungen',
    // Whoever stands in for a chair who is not neutral confirms a release; the use cases know who that is.
    'GET /verwaltung/:year{[0-9]{4}}/freigabe',
    'GET /verwaltung/:year{[0-9]{4}}/freigabe/briefe',
    'GET /verwaltung/:year{[0-9]{4}}/freigabe/fassungen/:version{[0-9]{1,4}\\.json}',
    'GET /verwaltung/:year{[0-9]{4}}/freigabe/oeffnen',
    'GET /verwaltung/:year{[0-9]{4}}/freigabe/berichtigung',
    'GET /verwaltung/:year{[0-9]{4}}/freigabe/vorschau',
    'GET /verwaltung/:year{[0-9]{4}}/freigabe/vorschau/preistraeger',
    'GET /verwaltung/:year{[0-9]{4}}/freigabe/vorschau/preistraeger/:slug',
    'POST /verwaltung/:year{[0-9]{4}}/freigabe/bestaetigen',
    'POST /verwaltung/:year{[0-9]{4}}/freigabe/zeit',
    'POST /verwaltung/:year{[0-9]{4}}/freigabe/oeffnen',
    'POST /verwaltung/:year{[0-9]{4}}/freigabe/ruecknahme',
    'POST /verwaltung/:year{[0-9]{4}}/freigabe/berichtigung',
    'POST /verwaltung/:year{[0-9]{4}}/freigabe/zustimmen',
    'POST /verwaltung/:year{[0-9]{4}}/freigabe/ablehnen',
    'GET /verwaltung/:year{[0-9]{4}}/buehne',
    'GET /verwaltung/:year{[0-9]{4}}/buehne/sprechzettel',
    'GET /verwaltung/:year{[0-9]{4}}/buehne/texte',
    'POST /verwaltung/:year{[0-9]{4}}/buehne/texte',
    'GET /einreichungen/:id/rueckmeldung',
    'GET /einreichungen/:id/urkunde.pdf',
    'GET /sitzungen/:meeting',
    'GET /sitzungen/:meeting/niederschrift',
    'GET /sitzungen/:meeting/niederschrift.pdf',
    'POST /sitzungen/:meeting/niederschrift/berichtigen',
    'POST /sitzungen/:meeting/niederschrift/unterzeichnen',
    'GET /sitzungen/:meeting/leinwand',
    'POST /sitzungen/:meeting/angaben',
    'POST /sitzungen/:meeting/anwesenheit',
    'POST /sitzungen/:meeting/antraege',
    'POST /sitzungen/:meeting/antraege/:motion/ergebnis',
    'POST /sitzungen/:meeting/antraege/:motion/stimme',
    'POST /sitzungen/:meeting/antraege/:motion/stimmen',
    'POST /sitzungen/:meeting/aufruf',
    'POST /sitzungen/:meeting/aufruf-ende',
    'POST /sitzungen/:meeting/befangenheit',
    'POST /sitzungen/:meeting/eroeffnen',
    'POST /sitzungen/:meeting/schliessen',
    'POST /sitzungen/:meeting/wertung',
    'GET /erinnerungen',
    'POST /erinnerungen',
    'GET /einreichungen',
    'GET /einreichungen/:id',
    'GET /einreichungen/:id/bearbeiten',
    'GET /einreichungen/:id/einreichen',
    'GET /einreichungen/:id/einreichung.pdf',
    'GET /einreichungen/:id/fotos',
    'GET /einreichungen/:id/gutes-beispiel',
    'POST /einreichungen/:id/gutes-beispiel',
    'GET /einreichungen/:id/loeschen',
    'POST /einreichungen/:id/loeschen',
    'GET /meine-daten',
    'GET /meine-daten/loeschen',
    'GET /meine-daten/meine-daten.json',
    'GET /meine-daten/meine-daten.pdf',
    'POST /meine-daten/loeschen',
    'GET /einreichungen/:id/kopieren',
    'POST /einreichungen/:id/kopieren',
    'GET /einreichungen/:id/mitarbeit',
    'GET /einreichungen/:id/mitarbeit/:person',
    'GET /einreichungen/:id/quittung',
    'GET /einreichungen/:id/verlassen',
    'GET /einreichungen/:id/zurueckziehen',
    'GET /fotos/:photo/:rendition',
    'GET /register/suche',
    'POST /einreichungen',
    'GET /einreichungen/:id/bearbeiten/:step',
    'POST /einreichungen/:id/bearbeiten/:step',
    'POST /einreichungen/:id/aenderungen-erledigt',
    'POST /einreichungen/:id/einreichen',
    'POST /einreichungen/:id/fotos',
    'POST /einreichungen/:id/fotos/texte',
    'GET /einreichungen/:id/dateien/:question',
    'POST /einreichungen/:id/dateien/:question',
    'POST /einreichungen/:id/dateien/:question/:file/loeschen',
    'GET /dateien/:id/:file',
    'POST /einreichungen/:id/einladungen/:invitation/erneuern',
    'POST /einreichungen/:id/einladungen/:invitation/zuruecknehmen',
    'POST /einreichungen/:id/mitarbeit',
    'POST /einreichungen/:id/mitarbeit/:person/entfernen',
    'POST /einreichungen/:id/mitarbeit/:person/recht',
    'POST /einreichungen/:id/mitarbeit/:person/uebergeben',
    'POST /einreichungen/:id/verlassen',
    'GET /einladungen/:id',
    'POST /einladungen/:id',
    'POST /einladungen/:id/ablehnen',
    'POST /einreichungen/:id/zurueckziehen',
  ],
  juror: [
    'GET /jury',
    'GET /jury/:year{[0-9]{4}}',
    'GET /jury/:year{[0-9]{4}}/nennung',
    'POST /jury/:year{[0-9]{4}}/nennung',
    'GET /jury/:year{[0-9]{4}}/quittungen',
    'GET /jury/:year{[0-9]{4}}/urkunde.pdf',
    'GET /jury/:year{[0-9]{4}}/vergleich',
    'GET /jury/:year{[0-9]{4}}/wertungen',
    'GET /jury/einreichungen/:id',
    'GET /jury/einreichungen/:id/befangenheit',
    'GET /jury/einreichungen/:id/weiter',
    'GET /jury/einreichungen/:id/zurueck',
    'GET /jury/quittungen/:commitment',
    'GET /jury/quittungen/:commitment/quittung.json',
    'POST /jury/:year{[0-9]{4}}/annehmen',
    'POST /jury/:year{[0-9]{4}}/ablehnen',
    'POST /jury/einreichungen/:id/befangenheit',
    'POST /jury/einreichungen/:id/besprechung',
    'POST /jury/einreichungen/:id/wertung',
    'GET /jury/:year{[0-9]{4}}/probe/:id',
    'POST /jury/:year{[0-9]{4}}/probe/:id',
    'POST /jury/einreichungen/:id/wieder-oeffnen',
  ],
  decider: [
    'GET /verwaltung/:year{[0-9]{4}}/sitzungen',
    'POST /verwaltung/:year{[0-9]{4}}/sitzungen',
    'GET /verwaltung/:year{[0-9]{4}}/proberunde',
    'POST /verwaltung/:year{[0-9]{4}}/proberunde/beispiel',
    'GET /verwaltung/:year{[0-9]{4}}/wertungsregeln',
    'POST /verwaltung/:year{[0-9]{4}}/wertungsregeln',
    'POST /verwaltung/:year{[0-9]{4}}/wertungsregeln/bestaetigen',
    'POST /verwaltung/:year{[0-9]{4}}/wertungsregeln/verwerfen',
    'GET /verwaltung/:year{[0-9]{4}}/rangliste',
    'GET /verwaltung/:year{[0-9]{4}}/rangliste.csv',
  ],
  organiser: [
    'GET /verwaltung/aufbewahrung',
    'POST /verwaltung/aufbewahrung/fristen',
    'POST /verwaltung/aufbewahrung/aufschub',
    'POST /verwaltung/aufbewahrung/aufschub/:id/beenden',
    'POST /verwaltung/aufbewahrung/loeschen',
    'GET /verwaltung/:year{[0-9]{4}}/aufbewahrung',
    'POST /verwaltung/:year{[0-9]{4}}/aufbewahrung/fristen',
    'POST /verwaltung/:year{[0-9]{4}}/aufbewahrung/aufschub',
    'POST /verwaltung/:year{[0-9]{4}}/aufbewahrung/aufschub/:id/beenden',
    'POST /verwaltung/:year{[0-9]{4}}/aufbewahrung/loeschen',
    'GET /verwaltung/aufbewahrung/verzeichnis',
    'GET /verwaltung/aufbewahrung/verzeichnis.pdf',
    'GET /verwaltung/aufbewahrung/verzeichnis.csv',
    'GET /verwaltung/zugaenge',
    'POST /verwaltung/zugaenge/:id/abmelden',
    'POST /verwaltung/zugaenge/:id/passkeys-zuruecksetzen',
    'GET /verwaltung/:year{[0-9]{4}}/publikum',
    'POST /verwaltung/:year{[0-9]{4}}/publikum',
    'POST /verwaltung/:year{[0-9]{4}}/publikum/zeiten',
    'POST /verwaltung/:year{[0-9]{4}}/publikum/festlegen',
    'POST /verwaltung/:year{[0-9]{4}}/publikum/codes',
    'POST /verwaltung/:year{[0-9]{4}}/publikum/versand',
    'POST /verwaltung/:year{[0-9]{4}}/publikum/sperren',
    'POST /verwaltung/:year{[0-9]{4}}/publikum/auszaehlen',
    'GET /verwaltung/:year{[0-9]{4}}/freigabe/plan',
    'POST /verwaltung/:year{[0-9]{4}}/freigabe/plan',
    'POST /verwaltung/:year{[0-9]{4}}/freigabe/versiegeln',
    'GET /verwaltung/:year{[0-9]{4}}/seite',
    'POST /verwaltung/:year{[0-9]{4}}/seite',
    'POST /verwaltung/:year{[0-9]{4}}/seite/stellungnahme',
    'POST /verwaltung/:year{[0-9]{4}}/seite/zahlen',
    'GET /verwaltung/:year{[0-9]{4}}/uebernahmen',
    'GET /verwaltung/:year{[0-9]{4}}/uebernahmen/:adoption',
    'POST /verwaltung/:year{[0-9]{4}}/uebernahmen/:adoption/ablehnen',
    'POST /verwaltung/:year{[0-9]{4}}/uebernahmen/:adoption/annehmen',
    'POST /verwaltung/:year{[0-9]{4}}/uebernahmen/:adoption/entfernen',
    'GET /verwaltung/:year{[0-9]{4}}/rueckmeldungen',
    'GET /verwaltung/:year{[0-9]{4}}/rueckmeldungen/:id',
    'POST /verwaltung/:year{[0-9]{4}}/rueckmeldungen/:id',
    'POST /verwaltung/:year{[0-9]{4}}/rueckmeldungen/:id/freigeben',
    'POST /verwaltung/:year{[0-9]{4}}/rueckmeldungen/freigeben',
    'POST /verwaltung/:year{[0-9]{4}}/rueckmeldungen/vorbereiten',
    'GET /verwaltung/:year{[0-9]{4}}/erinnerungen',
    'GET /verwaltung/:year{[0-9]{4}}/rundschreiben',
    'GET /verwaltung/:year{[0-9]{4}}/rundschreiben/:mailing',
    'GET /verwaltung/:year{[0-9]{4}}/rundschreiben/:mailing/senden',
    'GET /verwaltung/:year{[0-9]{4}}/rundschreiben/neu',
    'GET /verwaltung/post',
    'GET /verwaltung/post/:letter',
    'POST /verwaltung/:year{[0-9]{4}}/erinnerungen',
    'POST /verwaltung/:year{[0-9]{4}}/erinnerungen/auslassen',
    'POST /verwaltung/:year{[0-9]{4}}/erinnerungen/senden',
    'POST /verwaltung/:year{[0-9]{4}}/rundschreiben',
    'POST /verwaltung/:year{[0-9]{4}}/rundschreiben/:mailing',
    'POST /verwaltung/:year{[0-9]{4}}/rundschreiben/:mailing/anhalten',
    'POST /verwaltung/:year{[0-9]{4}}/rundschreiben/:mailing/probe',
    'POST /verwaltung/:year{[0-9]{4}}/rundschreiben/:mailing/senden',
    'POST /verwaltung/:year{[0-9]{4}}/rundschreiben/:mailing/verwerfen',
    'POST /verwaltung/:year{[0-9]{4}}/rundschreiben/:mailing/wiederholen',
    'POST /verwaltung/post/:letter/erneut',
    'GET /verwaltung',
    'GET /verwaltung/:year{[0-9]{4}}',
    'GET /verwaltung/:year{[0-9]{4}}/ansichten',
    'GET /verwaltung/:year{[0-9]{4}}/ansichten/:id',
    'GET /verwaltung/:year{[0-9]{4}}/ausgabe',
    'GET /verwaltung/:year{[0-9]{4}}/auswahl',
    'GET /verwaltung/:year{[0-9]{4}}/auswahl.csv',
    'GET /verwaltung/:year{[0-9]{4}}/auswahl.xlsx',
    'GET /verwaltung/:year{[0-9]{4}}/einreichungen',
    'GET /verwaltung/:year{[0-9]{4}}/einreichungen.csv',
    'GET /verwaltung/:year{[0-9]{4}}/einreichungen.xlsx',
    'GET /verwaltung/:year{[0-9]{4}}/einreichungen/:id',
    'GET /verwaltung/:year{[0-9]{4}}/einreichungen/:id/frist',
    'GET /verwaltung/:year{[0-9]{4}}/formular',
    'GET /verwaltung/:year{[0-9]{4}}/formular/vorschau',
    'POST /verwaltung/:year{[0-9]{4}}/formular',
    'GET /verwaltung/:year{[0-9]{4}}/einreichungen/:id/einreichung.pdf',
    'GET /verwaltung/:year{[0-9]{4}}/frist',
    'GET /verwaltung/:year{[0-9]{4}}/pruefung',
    'GET /verwaltung/:year{[0-9]{4}}/pruefung/:id',
    'POST /verwaltung/:year{[0-9]{4}}/pruefung/:id/ablehnen',
    'POST /verwaltung/:year{[0-9]{4}}/pruefung/:id/nachbessern',
    'POST /verwaltung/:year{[0-9]{4}}/pruefung/:id/zulassen',
    'POST /verwaltung/:year{[0-9]{4}}/pruefung/:id/zuruecknehmen',
    'GET /verwaltung/:year{[0-9]{4}}/presse',
    'POST /verwaltung/:year{[0-9]{4}}/presse',
    'GET /verwaltung/:year{[0-9]{4}}/urkunden',
    'GET /verwaltung/:year{[0-9]{4}}/urkunden.zip',
    'GET /verwaltung/:year{[0-9]{4}}/urkunden/:certificate{[a-z0-9-]+\\.pdf}',
    'GET /verwaltung/:year{[0-9]{4}}/teilnahme',
    'POST /verwaltung/:year{[0-9]{4}}/teilnahme',
    'POST /verwaltung/:year{[0-9]{4}}/einreichungen/:id/frist',
    'POST /verwaltung/:year{[0-9]{4}}/frist',
    'GET /verwaltung/:year{[0-9]{4}}/galerie/angaben',
    'GET /verwaltung/:year{[0-9]{4}}/galerie/texte',
    'GET /verwaltung/:year{[0-9]{4}}/rechte',
    'GET /verwaltung/:year{[0-9]{4}}/rechte.csv',
    'GET /verwaltung/:year{[0-9]{4}}/rechte/:photo/zurueckziehen',
    'GET /verwaltung/:year{[0-9]{4}}/einwaende',
    'GET /verwaltung/:year{[0-9]{4}}/einwaende/:objection',
    'POST /verwaltung/:year{[0-9]{4}}/einwaende/:objection',
    'POST /verwaltung/:year{[0-9]{4}}/galerie/angaben',
    'POST /verwaltung/:year{[0-9]{4}}/galerie/reihenfolge',
    'POST /verwaltung/:year{[0-9]{4}}/galerie/ueberschriften',
    'POST /verwaltung/:year{[0-9]{4}}/galerie/ueberschriften/:heading',
    'POST /verwaltung/:year{[0-9]{4}}/rechte/:photo/zurueckziehen',
    'GET /verwaltung/:year{[0-9]{4}}/galerie',
    'GET /verwaltung/:year{[0-9]{4}}/groessenklassen',
    'GET /verwaltung/:year{[0-9]{4}}/jury',
    'GET /verwaltung/:year{[0-9]{4}}/kategorien',
    'GET /verwaltung/:year{[0-9]{4}}/kriterien',
    'GET /verwaltung/neu',
    'GET /verwaltung/register',
    'GET /verwaltung/seiten',
    'POST /verwaltung/seiten',
    'GET /verwaltung/seiten/:slug/:lang{[a-z]{2}}',
    'POST /verwaltung/seiten/:slug/:lang{[a-z]{2}}',
    'GET /verwaltung/seiten/:slug/:lang{[a-z]{2}}/verlauf',
    'POST /verwaltung/seiten/:slug/:lang{[a-z]{2}}/wiederherstellen',
    'GET /verwaltung/barrieren',
    'GET /verwaltung/gebaerdensprache',
    'POST /verwaltung/gebaerdensprache',
    'POST /verwaltung/gebaerdensprache/loeschen',
    'GET /verwaltung/gestaltung',
    'POST /verwaltung/gestaltung',
    'POST /verwaltung/gestaltung/zuruecksetzen',
    'GET /verwaltung/gestaltung/vorschau.css',
    'POST /verwaltung/barrieren/:id/erledigt',
    'POST /verwaltung/:year{[0-9]{4}}/ansichten',
    'POST /verwaltung/:year{[0-9]{4}}/ansichten/:id',
    'POST /verwaltung/:year{[0-9]{4}}/ansichten/:id/loeschen',
    'GET /verwaltung/organisationen',
    'POST /verwaltung/organisationen',
    'POST /verwaltung/organisationen/loesen',
    'POST /verwaltung/:year{[0-9]{4}}/ausgabe',
    'POST /verwaltung/:year{[0-9]{4}}/auswahl',
    'POST /verwaltung/:year{[0-9]{4}}/einreichungen/:id/notizen',
    'POST /verwaltung/:year{[0-9]{4}}/einreichungen/:id/schlagwoerter',
    'POST /verwaltung/:year{[0-9]{4}}/galerie/:photo/loeschen',
    'POST /verwaltung/:year{[0-9]{4}}/galerie/import',
    'POST /verwaltung/:year{[0-9]{4}}/galerie/texte',
    'POST /verwaltung/:year{[0-9]{4}}/galerie/veroeffentlichen',
    'POST /verwaltung/:year{[0-9]{4}}/groessenklassen',
    'POST /verwaltung/:year{[0-9]{4}}/jury',
    'GET /verwaltung/:year{[0-9]{4}}/jury/:juror{[0-9a-f-]{36}}',
    'POST /verwaltung/:year{[0-9]{4}}/jury/:juror{[0-9a-f-]{36}}',
    'POST /verwaltung/:year{[0-9]{4}}/jury/:juror/einberufen',
    'POST /verwaltung/:year{[0-9]{4}}/jury/:juror/entfernen',
    'POST /verwaltung/:year{[0-9]{4}}/jury/:juror/vorsitz',
    'POST /verwaltung/:year{[0-9]{4}}/proberunde',
    'GET /verwaltung/:year{[0-9]{4}}/zuteilung',
    'GET /verwaltung/:year{[0-9]{4}}/zuteilung/:id',
    'POST /verwaltung/:year{[0-9]{4}}/zuteilung',
    'POST /verwaltung/:year{[0-9]{4}}/zuteilung/:id',
    'POST /verwaltung/:year{[0-9]{4}}/wertungsregeln/einfrieren',
    'GET /verwaltung/:year{[0-9]{4}}/befangenheit',
    'POST /verwaltung/:year{[0-9]{4}}/befangenheit',
    'POST /verwaltung/:year{[0-9]{4}}/befangenheit/laender',
    'POST /verwaltung/:year{[0-9]{4}}/befangenheit/vorsitz',
    'GET /verwaltung/:year{[0-9]{4}}/befangenheit/pruefen',
    'POST /verwaltung/:year{[0-9]{4}}/befangenheit/pruefen',
    'POST /verwaltung/:year{[0-9]{4}}/kategorien',
    'POST /verwaltung/:year{[0-9]{4}}/kriterien',
    'POST /verwaltung/neu',
    'POST /verwaltung/register',
  ],
  development: ['GET /dev/post'],
}

/** Who gets in where; the same table as a person would draw it. */
const MAY_ENTER: Record<AccessRule, readonly Role[]> = {
  public: ['anonymous', 'entrant', 'juror', 'chair', 'organiser'],
  signed_in: ['entrant', 'juror', 'chair', 'organiser'],
  juror: ['juror', 'chair'],
  decider: ['chair', 'organiser'],
  organiser: ['organiser'],
  development: ['anonymous', 'entrant', 'juror', 'chair', 'organiser'],
}
const ROLES = ['anonymous', 'entrant', 'juror', 'chair', 'organiser'] as const
type Role = (typeof ROLES)[number]

/** A question with files, so that their routes lead somewhere. */
const PLAN: Question = {
  key: 'plan',
  label: 'Lageplan',
  hint: '',
  kind: 'file',
  limit: 1,
  required: false,
  part: 'Ihr Projekt',
  choices: [],
  categories: [],
  jury: true,
  published: false,
}

const NOBODY = '00000000-0000-4000-8000-000000000000'

let app: RunningNode
let edition: Edition
let people: Record<Role, Actor | null>
let other: Actor
let elsewhere: Actor
let recused: Actor
let submission: string
let photo: string

beforeAll(async () => {
  app = await startNode()
  const { services } = app
  const organiser = await person(services, 'organiser@x.example', true)
  edition = await openYear(services, organiser, 2026)
  const asked = { editionId: edition.id, version: 0, questions: [...QUESTIONS, PLAN], reason: '', now: 1 }
  must(await services.db.commit([insertForm(services.db.q, asked), guard]))
  const otherYear = await openYear(services, organiser, 2027)
  const entrant = await person(services, 'entrant@x.example')
  submission = await entry(services, entrant, edition, 'Rathaus digital')
  photo = (await photoOf(services, submission)).id
  people = {
    anonymous: null,
    entrant,
    juror: await juror(services, organiser, edition, 'juror@x.example'),
    chair: await juror(services, organiser, edition, 'chair@x.example', true),
    organiser,
  }
  other = await person(services, 'other@x.example')
  elsewhere = await juror(services, organiser, otherYear, 'elsewhere@x.example', true)
  recused = await juror(services, organiser, edition, 'recused@x.example')
  const judging = at(services, JUDGING)
  const seated = must(await loadEntry(judging, recused, submission))
  must(await recuse(judging, recused, seated, 'Ich habe mitgewirkt.'))
})
afterAll(() => app.close())

const routeList = Object.entries(ROUTES).flatMap(([rule, routes]) =>
  routes.map((route) => [route, rule as AccessRule] as const),
)

/** An address for a route; what a form would destroy is named by an id that nobody has. */
const addressOf = (route: string): { method: string; path: string } => {
  const [method = '', pattern = ''] = route.split(' ')
  const filled = pattern
    .replace(':year{[0-9]{4}}', '2026')
    .replace(':number{[0-9]{1,4}}', '1')
    .replace(':id', submission)
    .replace(':photo', method === 'GET' ? photo : NOBODY)
    .replace(/:(juror|person|invitation|meeting|motion)(\{[^/]*\})?/g, NOBODY)
    .replace(':version{[0-9]{1,4}\\.json}', '1.json')
    .replace(':lang{[a-z]{2}}', 'de')
    .replace(':step', '1')
    .replace(':question', 'plan')
    .replace(':file', NOBODY)
    .replace(':rendition', '480.jpeg')
    .replace(':certificate{[a-z0-9-]+\\.pdf}', 'preis-x.pdf')
    .replace(/:(token|key|slug|code)/, 'x')
  return { method, path: filled }
}

const knock = async (visitor: Visitor, route: string) => {
  const { method, path } = addressOf(route)
  const response = await (method === 'GET' ? visitor.get(path) : visitor.post(path))
  await response.arrayBuffer()
  const toSignIn = (response.headers.get('Location') ?? '').startsWith('/anmelden?weiter=')
  return { status: response.status, toSignIn }
}

describe('the list of routes', () => {
  test('is exactly what the router knows', () => {
    const known = declaredRoutes(createApp(app.services)).map(
      ({ method, path, rule }) => `${method} ${path} ${rule}`,
    )
    expect(known.sort()).toEqual(routeList.map((route) => route.join(' ')).sort())
  })

  test.each<[string, (planted: ReturnType<typeof createApp>) => unknown]>([
    ['GET /planted', (planted) => planted.get('/planted', (c) => c.text('x'))],
    ['POST /planted', (planted) => planted.post('/planted', (c) => c.text('x'))],
    ['ALL /planted', (planted) => planted.all('/planted', (c) => c.text('x'))],
    ['GET /late', (planted) => planted.get('/late', (c) => c.text('x'), allow('organiser'))],
  ])('an undeclared %s stops the start', (name, plant) => {
    const planted = createApp(app.services)
    expect(() => assertEveryRouteDeclares(planted)).not.toThrow()
    plant(planted)
    expect(() => assertEveryRouteDeclares(planted)).toThrow(`route without access rule: ${name}`)
  })
})

test('only what the public may see opens in English, whoever asks', async () => {
  const routes = declaredRoutes(createApp(app.services))
  const bilingual = routes.filter((one) => one.bilingual)
  expect(bilingual.length).toBeGreaterThan(10)
  expect(bilingual.filter(({ rule }) => rule !== 'public')).toEqual([])
  const opened: string[] = []
  for (const actor of [people.organiser, people.chair, null]) {
    const visitor = await visit(app, actor)
    for (const { method, path } of routes.filter((one) => !one.bilingual)) {
      const address = inLanguage('en', addressOf(`${method} ${path}`).path)
      const { status } = await (method === 'GET' ? visitor.get : visitor.post)(address)
      if (status !== 404) opened.push(`${method} ${address}: ${status}`)
    }
  }
  expect(opened).toEqual([])
  for (const path of ['/en/en', '/en/en/archiv', '/EN/archiv', '/en//verwaltung'])
    expect((await (await visit(app, people.organiser)).get(path)).status, path).toBe(404)
})

describe('after judging', () => {
  beforeAll(() => app.setClock(JUDGED))

  test.each(routeList)('%s is for %s', async (route, rule) => {
    const seen: Partial<Record<Role, string>> = {}
    for (const role of ROLES) {
      const { status, toSignIn } = await knock(await visit(app, people[role]), route)
      seen[role] = toSignIn
        ? 'sign in'
        : status === 401 || status === 403
          ? String(status)
          : status < 500
            ? 'in'
            : 'broken'
    }
    const refused = (role: Role) =>
      role !== 'anonymous' ? '403' : route.startsWith('GET ') ? 'sign in' : '401'
    const expected = ROLES.map((role) => [role, MAY_ENTER[rule].includes(role) ? 'in' : refused(role)])
    expect(seen).toEqual(Object.fromEntries(expected))
  })

  test('signing out ends the session', async () => {
    const visitor = await visit(app, people.organiser)
    expect((await visitor.get(paths.admin)).status).toBe(200)
    expect((await visitor.post(paths.signOut)).headers.get('Location')).toBe('/?meldung=abgemeldet')
    expect((await visitor.get(paths.admin)).status).toBe(303)
  })

  test('an invented session is nobody', async () => {
    const headers = { Cookie: `kuer_session=${'a'.repeat(40)}` }
    const response = await fetch(app.origin + paths.admin, { headers, redirect: 'manual' })
    expect(response.headers.get('Location')).toBe('/anmelden?weiter=%2Fverwaltung')
  })

  test('a form from another site is refused whoever sends it', async () => {
    const sessionOf = await visit(app, people.organiser)
    expect((await sessionOf.post(paths.adminNew)).status).toBe(422)
    const response = await fetch(app.origin + paths.adminNew, {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    expect(response.status).toBe(403)
  })
})

test.each(ROUTES.development)('%s does not exist in production', async (route) => {
  const { services } = app
  const production = createApp({ ...services, config: { ...services.config, mode: 'production' } })
  const { path } = addressOf(route)
  expect((await production.request(app.origin + path)).status).toBe(404)
  expect((await createApp(services).request(app.origin + path)).status).toBe(200)
})

describe("somebody else's submission does not exist", () => {
  /** Complete forms, so that only the owner can be the reason. */
  const bodyOf = async (route: string): Promise<Record<string, string>> => {
    if (route.endsWith('/bearbeiten/:step')) {
      const { version, basics } = completeInput(2, 'X', (await categoryOf(app.services, edition)).id)
      return { version: String(version), ...basics }
    }
    if (/\/(einreichen|zurueckziehen)$/.test(route)) return { version: '2' }
    return {}
  }
  /** What the route names besides the submission: a person on its list, an invitation, or the picture. */
  const namedBy = async (route: string, owner: Actor, id: string, picture: string): Promise<string> => {
    const { services } = app
    if (route.includes(':person')) {
      const colleague = await person(services, 'colleague@x.example')
      await share(services, id, colleague, 'edit')
      return colleague.id
    }
    if (route.includes(':file')) {
      const pdf = new TextEncoder().encode('%PDF-1.7\n%%EOF')
      const at = { own: await own(services, owner, id), question: PLAN }
      must(await addFiles(services, owner, at, [{ name: 'plan.pdf', bytes: pdf }], OPENS))
      const { answers } = (await own(services, owner, id)).submission
      return attachedFiles((JSON.parse(answers) as Record<string, string>).plan ?? '')[0]?.id ?? ''
    }
    if (!route.includes(':invitation')) return picture
    const guest = { email: 'guest@x.example', may: 'edit' } as const
    must(await inviteColleague(services, owner, await own(services, owner, id), guest))
    return (await invitationsOf(services.db, id))[0]?.id ?? ''
  }
  const routes = routeList
    .map(([route]) => route)
    .filter((route) => route.includes('/einreichungen/:id') && !/jury|verwaltung/.test(route))

  beforeAll(() => app.setClock(OPENS))

  test('there are such routes', () => expect(routes.length).toBeGreaterThan(10))

  test.each(routes)('%s', async (route) => {
    const owner = await person(app.services, `${slugify(route)}@x.example`)
    const id = await draft(app.services, owner, edition, `Entwurf für ${route}`)
    const { method } = addressOf(route)
    // The owner's own picture, lest the missing picture were the reason.
    const picture = await photoOf(app.services, id)
    const path = addressOf(route)
      .path.replace(submission, id)
      .replace(NOBODY, await namedBy(route, owner, id, picture.id))
    const body = await bodyOf(route)
    const ask = async (actor: Actor | null) => {
      const visitor = await visit(app, actor)
      return (await (method === 'GET' ? visitor.get(path) : visitor.post(path, body))).status
    }
    expect(await ask(other)).toBe(404)
    expect(await ask(people.juror)).toBe(404)
    expect(await ask(people.organiser)).toBe(404)
    // A receipt exists only after handing in, feedback and certificates only after the results.
    if (!/\/(quittung|rueckmeldung|urkunde\.pdf)$/.test(route)) expect(await ask(owner)).not.toBe(404)
  })

  test('not even for an incomplete form', async () => {
    const post = async (actor: Actor | null) =>
      (await (await visit(app, actor)).post(paths.submissionStep(submission, 1))).status
    expect(await post(other)).toBe(404)
    expect(await post(people.entrant)).toBe(422)
  })

  test("nor can one's own address reach another's picture", async () => {
    const id = await draft(app.services, other, edition, 'Mein eigener Entwurf')
    const visitor = await visit(app, other)
    const wish = async (what: string) =>
      (await visitor.post(`${paths.submissionPhotos(id)}/texte`, { do: `${what}:${photo}` })).status
    expect(await wish('delete')).toBe(404)
    await wish('up')
    const texts = { 'id[]': photo, 'caption[]': 'gekapert', 'alt[]': '', 'credit[]': '', 'rights[]': '' }
    await visitor.post(`${paths.submissionPhotos(id)}/texte`, texts)
    const row = await app.services.db.q
      .selectFrom('photo')
      .select('caption')
      .where('id', '=', photo)
      .executeTakeFirst()
    expect(row?.caption).toBe('Markt')
  })
})

describe('entries in the jury', () => {
  const doors: [string, (id: string) => string, Record<string, string> | null][] = [
    ['entry', paths.juryEntry, null],
    ['recusal page', paths.juryRecuse, null],
    ['next', paths.juryNext, null],
    ['previous', paths.juryPrevious, null],
    ['reopening', paths.juryReopen, { version: '1' }],
    ['flag', paths.juryFlag, { flag: '1' }],
    ['score', paths.juryScore, {}],
    ['recusal', paths.juryRecuse, { reason: 'Grund' }],
  ]
  const statuses = async (actor: Actor | null, id: string) => {
    const visitor = await visit(app, actor)
    const found: number[] = []
    for (const [, path, body] of doors)
      found.push((await (body === null ? visitor.get(path(id)) : visitor.post(path(id), body))).status)
    return found
  }

  beforeAll(() => app.setClock(JUDGING))

  test('open to a juror of the edition', async () => {
    const scorer = await juror(app.services, people.organiser ?? other, edition, 'scorer@x.example')
    expect(await statuses(scorer, submission)).toEqual([200, 200, 303, 303, 409, 303, 303, 303])
  })

  test('do not exist for a recused juror', async () => {
    expect(await statuses(recused, submission)).toEqual(doors.map(() => 404))
    const list = await (await visit(app, recused)).get(paths.juryEdition(2026))
    expect(list.status).toBe(200)
    expect(await list.text()).not.toContain(paths.juryEntry(submission))
  })

  test('do not exist for a juror of another edition', async () => {
    expect(await statuses(elsewhere, submission)).toEqual(doors.map(() => 404))
    expect((await (await visit(app, elsewhere)).get(paths.juryEdition(2026))).status).toBe(404)
  })

  test('drafts and withdrawn entries are invisible', async () => {
    const owner = people.entrant
    if (!owner) throw new Error('no entrant')
    const unfinished = await draft(app.services, owner, edition, 'Unfertig')
    const gone = await entry(app.services, owner, edition, 'Zurückgenommen')
    must(await withdrawSubmission(app.services, owner, await own(app.services, owner, gone), 3))
    expect(await statuses(people.juror, unfinished)).toEqual(doors.map(() => 404))
    expect(await statuses(people.juror, gone)).toEqual(doors.map(() => 404))
    const list = await (await (await visit(app, people.juror)).get(paths.juryEdition(2026))).text()
    expect(list).toContain('Rathaus digital')
    expect(list).not.toContain('Unfertig')
    expect(list).not.toContain('Zurückgenommen')
  })

  test('a chair decides only in the own edition', async () => {
    await app.setClock(JUDGED)
    const decide = async (actor: Actor | null) => {
      const visitor = await visit(app, actor)
      const found = await Promise.all(
        [
          paths.adminDecision(2026),
          paths.adminRelease(2026),
          paths.adminRanking(2026),
          paths.adminScores(2026),
        ].map((path) => visitor.get(path)),
      )
      return found.map(({ status }) => status)
    }
    expect(await decide(people.chair)).toEqual([200, 200, 200, 200])
    expect(await decide(elsewhere)).toEqual([404, 404, 403, 403])
    await app.setClock(JUDGING)
  })
})

describe('a private picture', () => {
  const statusFor = async (actor: Actor | null) =>
    (await (await visit(app, actor)).get(paths.privatePhoto(photo, '480.jpeg'))).status

  test('while judging', async () => {
    await app.setClock(JUDGING)
    expect({
      owner: await statusFor(people.entrant),
      organiser: await statusFor(people.organiser),
      juror: await statusFor(people.juror),
      recused: await statusFor(recused),
      elsewhere: await statusFor(elsewhere),
      other: await statusFor(other),
      anonymous: await statusFor(null),
    }).toEqual({
      owner: 200,
      organiser: 200,
      juror: 200,
      recused: 404,
      elsewhere: 404,
      other: 404,
      anonymous: 303,
    })
  })

  test('before judging it is not for jurors yet', async () => {
    await app.setClock(JUDGING - 60_000)
    expect(await statusFor(people.juror)).toBe(404)
    expect(await statusFor(people.entrant)).toBe(200)
  })

  test('has no public address, and its original none at all', async () => {
    const anybody = await visit(app, null)
    expect((await anybody.get(paths.publicPhoto(photo, '480.jpeg'))).status).toBe(404)
    const organiser = await visit(app, people.organiser)
    for (const name of ['original', '481.jpeg', '480.webp', '..%2f480.jpeg', '480.jpeg%00'])
      expect((await organiser.get(paths.privatePhoto(photo, name))).status).toBe(404)
  })
})
