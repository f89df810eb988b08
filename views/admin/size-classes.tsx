import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/register/schema.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'

interface SizeClassesProps {
  readonly year: number
  readonly state: FormState
  /** Names of the classes as stored, smallest first. */
  readonly classes: readonly string[]
  readonly open: boolean
}

/** The thresholds of a year and the classes that follow from them. */
export const SizeClassesView = (props: SizeClassesProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(props.year), label: String(props.year) },
        { label: 'Größenklassen' },
      ]}
    />
    <PageHeader
      title={`Größenklassen ${props.year}`}
      lead="Nach der Einwohnerzahl aus der amtlichen Liste gehört jede Kommune in eine Klasse."
    />
    <ErrorSummary errors={props.state.errors} />
    {props.open ? (
      <form method="post" action={paths.adminSizeClasses(props.year)} class="form" novalidate>
        <input type="hidden" name="version" value={typed(props.state, 'version')} />
        <TextField
          name="thresholds"
          label="Grenzen"
          hint="Einwohnerzahlen, aufsteigend, durch Semikolon getrennt, zum Beispiel 5.000; 20.000; 100.000. Leer heißt: keine Größenklassen."
          optionalMark={false}
          maxLength={LIMITS.thresholds}
          value={typed(props.state, 'thresholds')}
          error={errorOf(props.state, 'thresholds')}
        />
        <Actions>
          <Button>Speichern</Button>
          <ButtonLink href={paths.adminEdition(props.year)} variant="secondary">
            Zurück
          </ButtonLink>
        </Actions>
      </form>
    ) : (
      <Alert
        kind="info"
        title="Die Größenklassen stehen fest, seit die Jury bewertet. Sie lassen sich nicht mehr ändern."
      />
    )}
    <Section title="Diese Klassen gelten">
      {props.classes.length === 0 ? (
        <p>Keine; in diesem Jahr wird nicht nach Größe unterschieden.</p>
      ) : (
        <ol class="size-classes">
          {props.classes.map((name) => (
            <li>{name}</li>
          ))}
        </ol>
      )}
    </Section>
  </>
)
