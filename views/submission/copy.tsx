import { paths } from '../../src/core/paths.ts'
import type { CarryOver } from '../../src/reuse/rules.ts'
import { Actions, Button, ButtonLink, Checkbox } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'

interface Call {
  readonly id: string
  readonly year: number
  readonly title: string
}

/** What a new draft would take over from this entry, and what not. */
export const CopyView = (props: {
  id: string
  title: string
  target: Call
  /** Further open calls. */
  others: readonly Call[]
  preview: CarryOver
  /** Number of pictures. */
  photos: number
}) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.submissions, label: 'Meine Einreichungen' },
        { href: paths.submission(props.id), label: props.title || 'Entwurf' },
        { label: 'Als Vorlage verwenden' },
      ]}
    />
    <PageHeader
      title="Als Vorlage verwenden"
      kicker={props.target.title}
      lead={`Aus „${props.title || 'dieser Einreichung'}“ wird ein neuer Entwurf. Die bisherige Einreichung bleibt, wie sie ist.`}
    />
    {props.others.map((call) => (
      <p>
        <a href={`${paths.submissionCopy(props.id)}?ausgabe=${call.year}`}>Stattdessen für {call.title}</a>
      </p>
    ))}
    <Section title="Wird übernommen">
      <ul>
        <li>Projekttitel und Kommune</li>
        {props.preview.category !== null && <li>Kategorie</li>}
        {props.preview.taken.map((label) => (
          <li>{label}</li>
        ))}
      </ul>
    </Section>
    <Section title="Wird nicht übernommen">
      <ul>
        {props.preview.left.map(({ label, why }) => (
          <li>
            {label}: {why}
          </li>
        ))}
        <li>Mitarbeit: Laden Sie Ihre Kolleginnen und Kollegen neu ein</li>
      </ul>
    </Section>
    <form method="post" action={paths.submissionCopy(props.id)} class="form">
      <input type="hidden" name="edition" value={props.target.id} />
      {props.photos > 0 && (
        <Checkbox
          name="photos"
          label={
            props.photos === 1 ? 'Das Foto auch übernehmen' : `Die ${props.photos} Fotos auch übernehmen`
          }
          hint="Bildtexte kommen mit. Rechte und Einwilligungen geben Sie je Foto neu an."
        />
      )}
      <Actions>
        <Button>Entwurf anlegen</Button>
        <ButtonLink href={paths.submission(props.id)} variant="secondary">
          Zurück
        </ButtonLink>
      </Actions>
    </form>
  </>
)
