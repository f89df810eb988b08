import { showDateTime, showRemaining } from '../../src/core/berlin-time.ts'
import { phaseNames } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import type { Phase } from '../../src/edition/rules.ts'
import { Alert, Badge } from '../components/feedback.tsx'
import { Breadcrumb, Card, Facts, PageHeader, Section } from '../components/page.tsx'
import { plainRooms } from './rooms.ts'

export interface EditionSummary {
  readonly year: number
  readonly title: string
  readonly phase: Phase
}

const KINDS = {
  draft: 'neutral',
  call: 'success',
  closed: 'info',
  judging: 'info',
  deliberation: 'warning',
  published: 'success',
  archived: 'neutral',
} as const

/** The phase in one or two words. */
export const PhaseBadge = (props: { phase: Phase }) => (
  <Badge kind={KINDS[props.phase]}>{phaseNames[props.phase]}</Badge>
)

export interface DashboardProps {
  readonly edition: EditionSummary & {
    readonly call_opens_at: number | null
    readonly call_closes_at: number | null
    readonly judging_opens_at: number | null
    readonly judging_closes_at: number | null
    readonly released_at: number | null
  }
  readonly now: number
  readonly missing: readonly string[]
  readonly counts: {
    readonly draft: number
    readonly submitted: number
    readonly withdrawn: number
    /** Handed in and not decided upon. */
    readonly unscreened: number
    readonly refused: number
  }
  readonly jurors: number
  readonly sheets: number
  readonly galleryPhotos: number
  readonly failedLetters: number
  readonly remindersWaiting: number
  readonly adoptionsWaiting: number
  readonly objections: number
}

/** One award year: what needs attention now, and the way to everything. */
export const EditionDashboardView = (props: DashboardProps) => {
  const { edition, counts } = props
  const when = (at: number | null) => (at === null ? 'noch offen' : showDateTime(at))
  return (
    <>
      <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: String(edition.year) }]} />
      <PageHeader title={edition.title} kicker={`Ausgabe ${edition.year}`}>
        <PhaseBadge phase={edition.phase} />
      </PageHeader>
      {props.missing.length > 0 && edition.phase === 'draft' && (
        <Alert kind="warning" title="Bevor die Einreichung beginnt, fehlt noch">
          <ul>
            {props.missing.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        </Alert>
      )}
      {props.failedLetters > 0 && (
        <Alert
          kind="danger"
          title={
            props.failedLetters === 1
              ? 'Eine E-Mail konnte nicht zugestellt werden'
              : `${props.failedLetters} E-Mails konnten nicht zugestellt werden`
          }
        >
          <p>
            Prüfen Sie die Adressen und den Mailserver. <a href={paths.adminMail}>Zum Postausgang</a>
          </p>
        </Alert>
      )}
      {props.remindersWaiting > 0 && (
        <Alert kind="info" title="Erinnerungen warten auf Ihre Freigabe">
          <p>
            {props.remindersWaiting === 1
              ? 'Eine Erinnerung ist'
              : `${props.remindersWaiting} Erinnerungen sind`}{' '}
            fällig. <a href={paths.adminReminders(edition.year)}>Lesen und absenden</a>
          </p>
        </Alert>
      )}
      {edition.phase === 'closed' && counts.unscreened > 0 && (
        <Alert kind="info" title={`${counts.unscreened} Einreichungen sind noch nicht geprüft`}>
          <p>
            Geprüft wird, bis die Jury beginnt. Was nicht abgelehnt ist, nimmt teil.{' '}
            <a href={paths.adminScreening(edition.year)}>Zur Prüfung</a>
          </p>
        </Alert>
      )}
      {edition.phase === 'deliberation' && (
        <Alert kind="info" title="Die Bewertung ist geschlossen">
          <p>Jetzt sehen Sie die Rangliste, entscheiden über die Plätze und geben die Ergebnisse frei.</p>
        </Alert>
      )}
      <Section title="Was möchten Sie tun?">
        <div class="cards">
          <Card title="Angaben und Termine" href={paths.adminSettings(edition.year)}>
            <p>Titel, Konferenz, Zeiten, Skala</p>
          </Card>
          {(edition.phase === 'call' || edition.phase === 'closed') && (
            <Card title="Frist verlängern" href={paths.adminDeadline(edition.year)}>
              <p>Für alle, mit Grund</p>
            </Card>
          )}
          <Card title="Seite der Ausgabe" href={paths.adminEditionPage(edition.year)}>
            <p>Programm, Jury, Stellungnahme, Zahlen</p>
          </Card>
          <Card title="Kategorien" href={paths.adminCategories(edition.year)}>
            <p>Worin eingereicht wird</p>
          </Card>
          <Card title="Fragen der Einreichung" href={paths.adminForm(edition.year)}>
            <p>Was die Kommunen beantworten</p>
          </Card>
          <Card title="Wer kann teilnehmen" href={paths.adminEligibility(edition.year)}>
            <p>Regeln für Organisationen und Projekte</p>
          </Card>
          <Card title="Wertungsregeln" href={paths.adminRules(edition.year)}>
            <p>Wie aus Wertungen ein Ergebnis wird; eingefroren, bevor die Jury bewertet.</p>
          </Card>
          <Card title="Kriterien und Gewichte" href={paths.adminCriteria(edition.year)}>
            <p>Wonach die Jury bewertet</p>
          </Card>
          <Card title="Größenklassen" href={paths.adminSizeClasses(edition.year)}>
            <p>Nach der Einwohnerzahl</p>
          </Card>
          <Card title="Einreichungen" href={paths.adminSubmissions(edition.year)}>
            <p>
              {counts.submitted} eingereicht, {counts.draft} im Entwurf
            </p>
          </Card>
          <Card title="Prüfung" href={paths.adminScreening(edition.year)}>
            <p>
              {counts.unscreened} offen, {counts.refused} nicht zugelassen
            </p>
          </Card>
          <Card title="Jury" href={paths.adminJury(edition.year)}>
            <p>
              {props.jurors} Mitglieder, {props.sheets} Wertungsbögen
            </p>
          </Card>
          <Card title="Rangliste und Entscheidung" href={paths.adminDecision(edition.year)}>
            <p>Nach dem Ende der Bewertung</p>
          </Card>
          <Card title="Sitzungen" href={paths.adminMeetings(edition.year)}>
            <p>Beraten, abstimmen, Niederschrift</p>
          </Card>
          <Card title="Publikumspreis" href={paths.adminAudience(edition.year)}>
            <p>Das Publikum stimmt ab</p>
          </Card>
          <Card title="Freigabe" href={paths.adminRelease(edition.year)}>
            <p>{edition.released_at === null ? 'Vorschau und Veröffentlichung' : 'Veröffentlicht'}</p>
          </Card>
          <Card title="Bühne" href={paths.adminStage(edition.year)}>
            <p>Preisverleihung auf der Leinwand des Saals</p>
          </Card>
          <Card title="Urkunden" href={paths.adminCertificates(edition.year)}>
            <p>Für Preisträger, Nominierte und Jury</p>
          </Card>
          {plainRooms(edition.year).map(([title, href, text]) => (
            <Card title={title} href={href}>
              <p>{text}</p>
            </Card>
          ))}
          <Card title="Übernahmen" href={paths.adminAdoptions(edition.year)}>
            <p>
              {props.adoptionsWaiting === 0
                ? 'Wer ein Projekt übernommen hat'
                : `${props.adoptionsWaiting} zu prüfen`}
            </p>
          </Card>
          <Card title="Galerie" href={paths.adminGallery(edition.year)}>
            <p>{`${props.galleryPhotos} Bilder, ${props.objections} offene Einwände`}</p>
          </Card>
        </div>
      </Section>
      <Section title="Termine">
        <Facts
          items={[
            {
              term: 'Einreichung',
              detail: `${when(edition.call_opens_at)} bis ${when(edition.call_closes_at)}`,
            },
            {
              term: 'Bewertung',
              detail: `${when(edition.judging_opens_at)} bis ${when(edition.judging_closes_at)}`,
            },
            { term: 'Veröffentlicht', detail: when(edition.released_at) },
            ...(edition.phase === 'call' && edition.call_closes_at !== null
              ? [
                  {
                    term: 'Bis zum Einreichungsschluss',
                    detail: showRemaining(edition.call_closes_at, props.now),
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </>
  )
}
