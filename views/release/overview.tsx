import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { ReleaseState } from '../../src/publication/actions.ts'
import { awardName } from '../../src/publication/snapshot.ts'
import { Alert, Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, Checkbox, ErrorSummary, TextField } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'
import { Afterwards } from './afterwards.tsx'

export interface ReleaseProps {
  readonly release: ReleaseState
  /** The reader's account. */
  readonly me: string
  /** Names of accounts, by id. */
  readonly names: ReadonlyMap<string, string>
  readonly state: FormState
}

/** Where the release stands, and the next step. */
export const ReleaseView = (props: ReleaseProps) => {
  const { release, state } = props
  const { edition, organiser } = release
  const warnings = [release.obstacle, ...release.warnings].filter((warning) => warning !== null)
  const open = edition.released_at !== null
  return (
    <>
      <Breadcrumb
        items={[
          organiser
            ? { href: paths.adminEdition(edition.year), label: String(edition.year) }
            : { href: paths.juryEdition(edition.year), label: 'Jury' },
          { label: 'Freigabe' },
        ]}
      />
      <PageHeader
        title="Freigabe der Ergebnisse"
        kicker={edition.title}
        lead={
          open
            ? `Veröffentlicht am ${showDateTime(edition.released_at ?? 0)}.`
            : 'Die Geschäftsstelle bereitet vor und versiegelt, der Juryvorsitz bestätigt. Bis zum Öffnen ist nichts davon öffentlich; dann stehen die Preisträger sofort im Netz, und alle Einreichenden bekommen ihren Brief.'
        }
      />
      <div id="f-release">
        <ErrorSummary errors={state.errors} />
      </div>
      {open ? (
        <Afterwards {...props} />
      ) : (
        <>
          {warnings.length > 0 && (
            <Alert kind="warning" title="Bitte noch prüfen">
              <ul>
                {warnings.map((warning) => (
                  <li>{warning}</li>
                ))}
              </ul>
            </Alert>
          )}
          <Results {...props} />
          <Sealing {...props} />
          <Opening {...props} />
          <Afterwards {...props} />
        </>
      )}
    </>
  )
}

const Results = ({ release }: ReleaseProps) => {
  const { edition, built, organiser } = release
  const { snapshot } = built
  return (
    <Section title="1. Was veröffentlicht wird">
      {snapshot.winners.length === 0 ? (
        <EmptyState title="Noch keine Auszeichnung">
          <p>
            Legen Sie zuerst die Plätze fest:{' '}
            <a href={paths.adminDecision(edition.year)}>Rangliste und Entscheidung</a>.
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Auszeichnungen in der Reihenfolge der Seite"
          head={[
            { label: 'Auszeichnung' },
            { label: 'Kategorie' },
            { label: 'Projekt' },
            { label: 'Kommune' },
            { label: 'Bilder', numeric: true },
          ]}
          rows={[
            ...snapshot.winners.map((winner) => [
              awardName(winner),
              winner.category ?? '–',
              winner.title,
              winner.organisation,
              String(winner.photos.length),
            ]),
            ...snapshot.emptyPlaces.map((empty) => [
              `${empty.place}. Platz`,
              empty.category,
              'bleibt leer',
              '–',
              '–',
            ]),
          ]}
        />
      )}
      <Actions>
        {organiser && (
          <ButtonLink href={paths.adminReleasePlan(edition.year)} variant="secondary">
            Texte, Bilder und Reihenfolge
          </ButtonLink>
        )}
        <ButtonLink href={`${paths.adminReleasePreview(edition.year)}/preistraeger`} variant="secondary">
          Vorschau
        </ButtonLink>
        <ButtonLink href={paths.adminReleaseLetters(edition.year)} variant="secondary">
          Briefe lesen
        </ButtonLink>
        <ButtonLink href={paths.adminDecision(edition.year)} variant="tertiary">
          Zurück zur Entscheidung
        </ButtonLink>
      </Actions>
    </Section>
  )
}

const STAGES = {
  preparing: <Badge kind="neutral">noch nicht versiegelt</Badge>,
  sealed: <Badge kind="info">versiegelt, wartet auf Bestätigung</Badge>,
  confirmed: <Badge kind="success">bestätigt</Badge>,
  lapsed: <Badge kind="danger">erloschen</Badge>,
} as const

const Sealing = (props: ReleaseProps) => {
  const { release, names, me, state } = props
  const { seal, stage, edition, stored, organiser, confirmsAs, confirmable, obstacle } = release
  const nameOf = (id: string | null | undefined) => names.get(id ?? '') ?? 'Konto gelöscht'
  const prepared = seal?.sealed_by === me || stored.savedBy === me
  const seals = organiser && obstacle === null && (stage === 'preparing' || stage === 'lapsed')
  return (
    <Section title="2. Versiegeln und bestätigen">
      <p>{STAGES[stage]}</p>
      {stage === 'lapsed' && (
        <Alert kind="danger" title="Siegel und Bestätigung gelten nicht mehr">
          <p>
            Seit dem Versiegeln hat sich eine Entscheidung, eine Einreichung, ein Bild oder ein Text geändert.
            Bitte prüfen und neu versiegeln.
          </p>
        </Alert>
      )}
      {seal && (
        <Facts
          items={[
            { term: 'Prüfsumme (SHA-256)', detail: <code class="hash">{seal.sha256}</code> },
            { term: 'Versiegelt', detail: `${nameOf(seal.sealed_by)}, ${showDateTime(seal.sealed_at)}` },
            ...(seal.confirmed_at === null
              ? []
              : [
                  {
                    term: 'Bestätigt',
                    detail: `${nameOf(seal.confirmed_by)}, ${showDateTime(seal.confirmed_at)}`,
                  },
                ]),
          ]}
        />
      )}
      {!confirmable && (
        <Alert kind="warning" title="Niemand kann bestätigen">
          <p>
            Die Jury hat keinen Vorsitz und keine Stellvertretung, die bei den Preisträgern unbefangen sind.
          </p>
        </Alert>
      )}
      {seals && (
        <form method="post" action={paths.adminReleaseDo(edition.year, 'versiegeln')} class="form">
          <input type="hidden" name="edition" value={String(edition.version)} />
          <input type="hidden" name="plan" value={String(stored.version)} />
          <p>
            Was jetzt in der Vorschau steht, wird mit seiner Prüfsumme festgehalten. Wer bestätigt, bekommt
            einen Brief.
          </p>
          <Actions>
            <Button>Versiegeln</Button>
          </Actions>
        </form>
      )}
      {stage === 'sealed' && seal && confirmsAs !== null && !prepared && (
        <form
          method="post"
          action={paths.adminReleaseDo(edition.year, 'bestaetigen')}
          class="form"
          novalidate
        >
          <input type="hidden" name="sha256" value={seal.sha256} />
          <Checkbox
            name="agree"
            label="Ich habe die Vorschau gelesen. Genau das soll veröffentlicht werden."
            error={errorOf(state, 'agree')}
            required
          />
          <Actions>
            <Button>Bestätigen</Button>
          </Actions>
        </form>
      )}
      {stage === 'sealed' && (confirmsAs === null || prepared) && (
        <p>
          Bestätigen muss der Juryvorsitz oder, wo er befangen ist, die Stellvertretung – nie, wer selbst
          vorbereitet hat.
        </p>
      )}
    </Section>
  )
}

const Opening = ({ release, state }: ReleaseProps) => {
  const { edition, stage, opensAt } = release
  return (
    <Section title="3. Öffnen">
      {opensAt !== null && (
        <Alert
          kind={stage === 'confirmed' ? 'info' : 'warning'}
          title={`Öffnet ${stage === 'confirmed' ? '' : 'nach Bestätigung '}von selbst am ${showDateTime(opensAt)}`}
        />
      )}
      <form method="post" action={paths.adminReleaseDo(edition.year, 'zeit')} class="form" novalidate>
        <TextField
          name="opens_at"
          label="Zeitpunkt, zu dem die Ergebnisse von selbst öffnen"
          hint="Leer lassen, wenn jemand von Hand öffnet, zum Beispiel auf der Bühne."
          type="datetime-local"
          width="medium"
          value={typed(state, 'opens_at')}
          error={errorOf(state, 'opens_at')}
        />
        <Actions>
          <Button variant="secondary">Zeitpunkt speichern</Button>
          {stage === 'confirmed' && (
            <ButtonLink href={paths.adminReleaseOpen(edition.year)}>Zum Öffnen von Hand</ButtonLink>
          )}
        </Actions>
      </form>
    </Section>
  )
}
