/** Every address of the application, built only here and in the files it is made of. */

import { accountPaths } from './account-paths.ts'
import { audiencePaths } from './audience-paths.ts'
import { galleryPaths } from './gallery-paths.ts'
import { honourPaths } from './honour-paths.ts'
import { officePaths } from './office-paths.ts'
import { proofPaths } from './proof-paths.ts'
import { retentionPaths } from './retention-paths.ts'
import { showcasePaths } from './showcase-paths.ts'

export const paths = {
  ...accountPaths,
  ...galleryPaths,
  ...honourPaths,
  ...officePaths,
  ...retentionPaths,
  ...showcasePaths,
  home: '/',
  submissions: '/einreichungen',
  submission: (id: string) => `/einreichungen/${id}`,
  submissionEdit: (id: string) => `/einreichungen/${id}/bearbeiten`,
  submissionStep: (id: string, step: number | string) => `/einreichungen/${id}/bearbeiten/${step}`,
  /** The step with the text of one question as people will read it. */
  submissionPreview: (id: string, step: number, question: string) =>
    `/einreichungen/${id}/bearbeiten/${step}?vorschau=${question}&meldung=entwurf#vorschau-${question}`,
  submissionPhotos: (id: string) => `/einreichungen/${id}/fotos`,
  submissionFiles: (id: string, question: string) => `/einreichungen/${id}/dateien/${question}`,
  submissionFileDelete: (id: string, question: string, file: string) =>
    `/einreichungen/${id}/dateien/${question}/${file}/loeschen`,
  submissionHandIn: (id: string) => `/einreichungen/${id}/einreichen`,
  submissionChangesDone: (id: string) => `/einreichungen/${id}/aenderungen-erledigt`,
  submissionReceipt: (id: string) => `/einreichungen/${id}/quittung`,
  submissionPdf: (id: string) => `/einreichungen/${id}/einreichung.pdf`,
  submissionFeedback: (id: string) => `/einreichungen/${id}/rueckmeldung`,
  submissionWithdraw: (id: string) => `/einreichungen/${id}/zurueckziehen`,
  submissionDelete: (id: string) => `/einreichungen/${id}/loeschen`,
  submissionCopy: (id: string) => `/einreichungen/${id}/kopieren`,
  submissionPeople: (id: string) => `/einreichungen/${id}/mitarbeit`,
  submissionPerson: (id: string, person: string) => `/einreichungen/${id}/mitarbeit/${person}`,
  submissionPersonDo: (id: string, person: string, action: 'recht' | 'uebergeben' | 'entfernen') =>
    `/einreichungen/${id}/mitarbeit/${person}/${action}`,
  submissionInvitationDo: (id: string, invitation: string, action: 'erneuern' | 'zuruecknehmen') =>
    `/einreichungen/${id}/einladungen/${invitation}/${action}`,
  submissionLeave: (id: string) => `/einreichungen/${id}/verlassen`,
  /** The invitation to a submission, for whoever signs in with the invited address. */
  invitation: (submission: string) => `/einladungen/${submission}`,
  invitationDecline: (submission: string) => `/einladungen/${submission}/ablehnen`,
  myData: '/meine-daten',
  myDataFile: (kind: 'json' | 'pdf') => `/meine-daten/meine-daten.${kind}`,
  myDataErase: '/meine-daten/loeschen',
  registerSearch: '/register/suche',
  /** The search for `query`, whose hits lead back to `back`. */
  registerSearchFor: (query: string, back: string) =>
    `/register/suche?${new URLSearchParams({ q: query, zurueck: back })}`,
  registerSuggestions: '/register/vorschlaege',
  /** A file of an entry, for everybody who may read the entry. */
  attachment: (submission: string, file: string) => `/dateien/${submission}/${file}`,
  privatePhoto: (id: string, rendition: string) => `/fotos/${id}/${rendition}`,

  jury: '/jury',
  juryEdition: (year: number) => `/jury/${year}`,
  /** A sample of the calibration round. */
  juryTrial: (year: number, id: string) => `/jury/${year}/probe/${id}`,
  juryAccept: (year: number) => `/jury/${year}/annehmen`,
  juryDecline: (year: number) => `/jury/${year}/ablehnen`,
  juryEntry: (id: string) => `/jury/einreichungen/${id}`,
  juryScore: (id: string) => `/jury/einreichungen/${id}/wertung`,
  juryRecuse: (id: string) => `/jury/einreichungen/${id}/befangenheit`,
  juryReopen: (id: string) => `/jury/einreichungen/${id}/wieder-oeffnen`,
  juryFlag: (id: string) => `/jury/einreichungen/${id}/besprechung`,
  juryNext: (id: string) => `/jury/einreichungen/${id}/weiter`,
  juryPrevious: (id: string) => `/jury/einreichungen/${id}/zurueck`,
  /** The juror's own scores so far. */
  juryOwn: (year: number) => `/jury/${year}/wertungen`,
  juryCompare: (year: number) => `/jury/${year}/vergleich`,
  juryCompareOf: (year: number, one: string, other: string) =>
    `/jury/${year}/vergleich?${new URLSearchParams({ a: one, b: other })}`,

  ...audiencePaths,
  ...proofPaths,

  admin: '/verwaltung',
  adminNew: '/verwaltung/neu',
  /** Who may do what, and when. */
  adminPermissions: '/verwaltung/wer-darf-was',
  /** The same for one role, phase by phase. */
  adminPermissionsOf: (role: string) => `/verwaltung/wer-darf-was?${new URLSearchParams({ rolle: role })}`,
  adminRegister: '/verwaltung/register',
  adminPages: '/verwaltung/seiten',
  adminPage: (slug: string, lang: 'de' | 'en') => `/verwaltung/seiten/${slug}/${lang}`,
  adminPageHistory: (slug: string, lang: 'de' | 'en', version?: number) =>
    `/verwaltung/seiten/${slug}/${lang}/verlauf${version === undefined ? '' : `?fassung=${version}`}`,
  adminPageRestore: (slug: string, lang: 'de' | 'en') =>
    `/verwaltung/seiten/${slug}/${lang}/wiederherstellen`,
  adminVideo: '/verwaltung/gebaerdensprache',
  adminVideoDelete: '/verwaltung/gebaerdensprache/loeschen',
  adminTheme: '/verwaltung/gestaltung',
  /** The style sheet of colours that are only tried out. */
  adminThemePreview: (accent: string, gold: string) =>
    `/verwaltung/gestaltung/vorschau.css?${new URLSearchParams({ akzent: accent, gold })}`,
  adminThemeReset: '/verwaltung/gestaltung/zuruecksetzen',
  adminBarriers: '/verwaltung/barrieren',
  adminBarrierDone: (id: string) => `/verwaltung/barrieren/${id}/erledigt`,
  adminOrganisations: '/verwaltung/organisationen',
  adminOrganisationRelease: '/verwaltung/organisationen/loesen',
  adminEdition: (year: number) => `/verwaltung/${year}`,
  adminSettings: (year: number) => `/verwaltung/${year}/ausgabe`,
  adminCategories: (year: number) => `/verwaltung/${year}/kategorien`,
  adminCriteria: (year: number) => `/verwaltung/${year}/kriterien`,
  adminForm: (year: number) => `/verwaltung/${year}/formular`,
  adminFormPreview: (year: number) => `/verwaltung/${year}/formular/vorschau`,
  adminSubmissions: (year: number) => `/verwaltung/${year}/einreichungen`,
  /** The table as filtered: `query` without its question mark. */
  adminSubmissionsFor: (year: number, query: string) =>
    `/verwaltung/${year}/einreichungen${query === '' ? '' : `?${query}`}`,
  adminSubmissionsFile: (year: number, kind: 'csv' | 'xlsx', query: string) =>
    `/verwaltung/${year}/einreichungen.${kind}${query === '' ? '' : `?${query}`}`,
  /** The whole table, whatever the organiser's start view is. */
  adminSubmissionsAll: (year: number) => `/verwaltung/${year}/einreichungen?ansicht=alle`,
  adminViews: (year: number) => `/verwaltung/${year}/ansichten`,
  /** The page that saves the table as `query` shows it. */
  adminViewsFor: (year: number, query: string) => `/verwaltung/${year}/ansichten?${query}#neu`,
  adminView: (year: number, id: string) => `/verwaltung/${year}/ansichten/${id}`,
  adminViewDelete: (year: number, id: string) => `/verwaltung/${year}/ansichten/${id}/loeschen`,
  adminSelection: (year: number) => `/verwaltung/${year}/auswahl`,
  adminSelectionFor: (year: number, query: string) => `/verwaltung/${year}/auswahl?${query}`,
  adminSelectionFile: (year: number, kind: 'csv' | 'xlsx', query: string) =>
    `/verwaltung/${year}/auswahl.${kind}?${query}`,
  adminSubmission: (year: number, id: string) => `/verwaltung/${year}/einreichungen/${id}`,
  adminSubmissionTags: (year: number, id: string) => `/verwaltung/${year}/einreichungen/${id}/schlagwoerter`,
  adminSubmissionNotes: (year: number, id: string) => `/verwaltung/${year}/einreichungen/${id}/notizen`,
  adminEligibility: (year: number) => `/verwaltung/${year}/teilnahme`,
  adminScreening: (year: number) => `/verwaltung/${year}/pruefung`,
  adminScreeningOf: (year: number, state: string, page = 1) =>
    `/verwaltung/${year}/pruefung?stand=${state}${page > 1 ? `&seite=${page}` : ''}`,
  adminScreeningEntry: (year: number, id: string) => `/verwaltung/${year}/pruefung/${id}`,
  adminScreeningAct: (
    year: number,
    id: string,
    action: 'zulassen' | 'ablehnen' | 'nachbessern' | 'zuruecknehmen',
  ) => `/verwaltung/${year}/pruefung/${id}/${action}`,
  adminDeadline: (year: number) => `/verwaltung/${year}/frist`,
  adminSubmissionDeadline: (year: number, id: string) => `/verwaltung/${year}/einreichungen/${id}/frist`,
  adminSubmissionPdf: (year: number, id: string) => `/verwaltung/${year}/einreichungen/${id}/einreichung.pdf`,
  adminJury: (year: number) => `/verwaltung/${year}/jury`,
  adminSeat: (year: number, id: string) => `/verwaltung/${year}/jury/${id}`,
  adminPresidency: (year: number) => `/verwaltung/${year}/befangenheit/vorsitz`,
  adminJuror: (year: number, id: string, action: 'entfernen' | 'vorsitz' | 'einberufen') =>
    `/verwaltung/${year}/jury/${id}/${action}`,
  adminAssignment: (year: number) => `/verwaltung/${year}/zuteilung`,
  adminAssignmentEntry: (year: number, id: string) => `/verwaltung/${year}/zuteilung/${id}`,
  adminTrial: (year: number) => `/verwaltung/${year}/proberunde`,
  adminTrialDo: (year: number) => `/verwaltung/${year}/proberunde/beispiel`,
  adminRules: (year: number) => `/verwaltung/${year}/wertungsregeln`,
  adminRulesDo: (year: number, action: 'einfrieren' | 'bestaetigen' | 'verwerfen') =>
    `/verwaltung/${year}/wertungsregeln/${action}`,
  adminConflicts: (year: number) => `/verwaltung/${year}/befangenheit`,
  adminStateConflicts: (year: number) => `/verwaltung/${year}/befangenheit/laender`,
  adminConflictReviewForm: (year: number) => `/verwaltung/${year}/befangenheit/pruefen`,
  /** The page on which one piece of evidence is confirmed or dismissed. */
  adminConflictReview: (year: number, evidence: Record<string, string>) =>
    `/verwaltung/${year}/befangenheit/pruefen?${new URLSearchParams(evidence)}`,
  adminSizeClasses: (year: number) => `/verwaltung/${year}/groessenklassen`,
  adminRanking: (year: number) => `/verwaltung/${year}/rangliste`,
  adminScores: (year: number) => `/verwaltung/${year}/rangliste.csv`,
  adminDecision: (year: number) => `/verwaltung/${year}/entscheidung`,
  adminFeedback: (year: number) => `/verwaltung/${year}/rueckmeldungen`,
  adminFeedbackPrepare: (year: number) => `/verwaltung/${year}/rueckmeldungen/vorbereiten`,
  adminFeedbackRelease: (year: number) => `/verwaltung/${year}/rueckmeldungen/freigeben`,
  adminFeedbackOf: (year: number, id: string) => `/verwaltung/${year}/rueckmeldungen/${id}`,
  adminFeedbackReleaseOne: (year: number, id: string) => `/verwaltung/${year}/rueckmeldungen/${id}/freigeben`,
  adminNominees: (year: number) => `/verwaltung/${year}/nominierungen`,
  adminMeetings: (year: number) => `/verwaltung/${year}/sitzungen`,
  meeting: (id: string) => `/sitzungen/${id}`,
  /** For the projector: the entry that is called. */
  meetingScreen: (id: string) => `/sitzungen/${id}/leinwand`,
  meetingDo: (
    id: string,
    action:
      | 'angaben'
      | 'anwesenheit'
      | 'eroeffnen'
      | 'schliessen'
      | 'aufruf'
      | 'aufruf-ende'
      | 'befangenheit'
      | 'antraege'
      | 'wertung',
  ) => `/sitzungen/${id}/${action}`,
  minutes: (meeting: string, version?: number) =>
    `/sitzungen/${meeting}/niederschrift${version === undefined ? '' : `?fassung=${version}`}`,
  minutesPdf: (meeting: string, version?: number) =>
    `/sitzungen/${meeting}/niederschrift.pdf${version === undefined ? '' : `?fassung=${version}`}`,
  minutesDo: (meeting: string, action: 'unterzeichnen' | 'berichtigen') =>
    `/sitzungen/${meeting}/niederschrift/${action}`,
  motionDo: (meeting: string, motion: string, action: 'stimme' | 'stimmen' | 'ergebnis') =>
    `/sitzungen/${meeting}/antraege/${motion}/${action}`,
  adminRelease: (year: number | string) => `/verwaltung/${year}/freigabe`,
  adminReleasePlan: (year: number | string) => `/verwaltung/${year}/freigabe/plan`,
  adminReleaseLetters: (year: number | string) => `/verwaltung/${year}/freigabe/briefe`,
  /** The public pages as they will be: the edition's, and below it those of `winners` and `winner`. */
  adminReleasePreview: (year: number | string) => `/verwaltung/${year}/freigabe/vorschau`,
  adminReleaseOpen: (year: number | string) => `/verwaltung/${year}/freigabe/oeffnen`,
  adminReleaseCorrection: (year: number | string) => `/verwaltung/${year}/freigabe/berichtigung`,
  /** A version as it was hashed. */
  adminReleaseVersion: (year: number | string, version: number | string) =>
    `/verwaltung/${year}/freigabe/fassungen/${version}.json`,
  adminReleaseDo: (
    year: number | string,
    action: 'versiegeln' | 'bestaetigen' | 'zeit' | 'ruecknahme' | 'zustimmen' | 'ablehnen',
  ) => `/verwaltung/${year}/freigabe/${action}`,

  adminMailings: (year: number) => `/verwaltung/${year}/rundschreiben`,
  adminMailingNew: (year: number) => `/verwaltung/${year}/rundschreiben/neu`,
  adminMailing: (year: number, id: string) => `/verwaltung/${year}/rundschreiben/${id}`,
  adminMailingDo: (
    year: number,
    id: string,
    action: 'senden' | 'probe' | 'verwerfen' | 'anhalten' | 'wiederholen',
  ) => `/verwaltung/${year}/rundschreiben/${id}/${action}`,
  adminReminders: (year: number) => `/verwaltung/${year}/erinnerungen`,
  /** The page with this waiting reminder as its reader would see it. */
  adminReminderShown: (year: number, key: string) =>
    `/verwaltung/${year}/erinnerungen?${new URLSearchParams({ ansehen: key })}#vorschau`,
  adminRemindersDo: (year: number, action: 'senden' | 'auslassen') =>
    `/verwaltung/${year}/erinnerungen/${action}`,

  reminders: '/erinnerungen',
  /** Also where mail programs post their one click. */
  remindersOff: (token: string) => `/erinnerungen/abbestellen/${token}`,

  edition: (year: number) => `/${year}`,
  rules: (year: number) => `/${year}/wertungsregeln`,
  /** The frozen rules as they were hashed. */
  rulesFile: (year: number, version: number) => `/${year}/wertungsregeln/${version}.json`,
  winners: (year: number) => `/${year}/preistraeger`,
  winner: (year: number, slug: string) => `/${year}/preistraeger/${slug}`,
  archive: '/archiv',
  search: '/suche',
  /** The search as asked: `query` without its question mark. */
  searchFor: (query: string) => `/suche?${query}`,
  imprint: '/impressum',
  privacy: '/datenschutz',
  accessibility: '/barrierefreiheit',
  easyLanguage: '/leichte-sprache',
  signLanguage: '/gebaerdensprache',
  video: (digest: string) => `/gebaerdensprache/${digest}.mp4`,
  /** A page that organisers have added. */
  sitePage: (slug: string) => `/seiten/${slug}`,
  /** The text of the year's call. */
  call: (year: number) => `/${year}/ausschreibung`,
  barrier: '/barriere-melden',
  /** The form with the page on which the barrier was met. */
  barrierAt: (page: string) => `/barriere-melden?${new URLSearchParams({ seite: page })}`,
  barrierReceipt: (receipt: string) => `/barriere-melden?nummer=${receipt}`,
  /** The award's colours; another version has another address. */
  theme: (version: string) => `/theme.css?v=${version}`,
  logo: (digest: string) => `/gestaltung/${digest}.webp`,

  feed: '/feed.atom',
  sitemap: '/sitemap.xml',
  robots: '/robots.txt',
  dcat: '/dcat.jsonld',

  health: '/healthz',
  ready: '/readyz',
  apiEditions: '/api/v1/editions',
  apiEditionsTable: '/api/v1/editions.csv',
  apiEdition: (year: number) => `/api/v1/editions/${year}`,
  apiResource: (year: number, name: 'criteria' | 'jury' | 'entries' | 'winners' | 'gallery') =>
    `/api/v1/editions/${year}/${name}`,
  apiWinner: (year: number, slug: string) => `/api/v1/editions/${year}/winners/${slug}`,
  apiDescription: '/api/v1/openapi.json',
  devMail: '/dev/post',
} as const

/** A path on this site that is safe to redirect to; anything else becomes `fallback`. */
export const localPath = (path: string | undefined, fallback: string): string =>
  path !== undefined && /^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(path) ? path : fallback

/** Part of an address made from a title: "Bürger-App für Ämter" → "buerger-app-fuer-aemter". */
export const slugify = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '') || 'projekt'
