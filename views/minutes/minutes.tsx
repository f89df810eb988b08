import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { MinutesView as View } from '../../src/minutes/actions.ts'
import { type Block, type Passage, ROLES } from '../../src/minutes/rules.ts'
import { LIMITS } from '../../src/minutes/schema.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, Checkbox, ErrorSummary, TextArea } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Prose, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

export interface MinutesProps {
  readonly meeting: string
  readonly view: View
  readonly state: FormState
}

/** The minutes: a draft, or as they were signed. */
export const MinutesView = (props: MinutesProps) => {
  const { meeting, view, state } = props
  const { minutes, version } = view
  return (
    <>
      <Breadcrumb items={[{ href: paths.meeting(meeting), label: 'Sitzung' }, { label: 'Niederschrift' }]} />
      <PageHeader title={minutes.title} kicker={minutes.edition}>
        <p>
          {version ? `Fassung ${version.version}` : 'Entwurf, noch nicht unterzeichnet'}
          {version && version.reason !== '' && `, Berichtigung: ${version.reason}`}
        </p>
      </PageHeader>
      <div id="f-form">
        <ErrorSummary errors={state.errors} />
      </div>
      {!view.intact && (
        <Alert kind="danger" title="Diese Fassung ist verändert worden">
          <p>
            Der gespeicherte Wortlaut ist nicht mehr der unterzeichnete. Bitte verständigen Sie die
            Geschäftsstelle.
          </p>
        </Alert>
      )}
      {view.omitted && (
        <Alert kind="info" title="Für Sie gekürzt">
          <p>Abschnitte über Einreichungen, bei denen Sie befangen sind, fehlen bis zur Veröffentlichung.</p>
        </Alert>
      )}
      <p>
        <ButtonLink href={paths.minutesPdf(meeting, version?.version)} variant="secondary">
          Als PDF herunterladen
        </ButtonLink>
      </p>
      {minutes.passages.map((passage) => (
        <PassageView passage={passage} />
      ))}
      <Signatures {...props} />
    </>
  )
}

const PassageView = ({ passage }: { passage: Passage }) =>
  passage.level === 2 ? (
    <Section title={passage.title}>
      {passage.blocks.map((block) => (
        <BlockView block={block} />
      ))}
    </Section>
  ) : (
    <section>
      <h3>{passage.title}</h3>
      {passage.blocks.map((block) => (
        <BlockView block={block} />
      ))}
    </section>
  )

const BlockView = ({ block }: { block: Block }) => {
  switch (block.kind) {
    case 'text':
      return <Prose text={block.text} />
    case 'facts':
      return (
        <Facts
          items={block.facts.map(({ term, detail }) => ({
            term,
            detail: <span class="break">{detail}</span>,
          }))}
        />
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      )
    case 'table':
      return <DataTable caption={block.caption} head={block.columns} rows={block.rows} />
  }
}

const Signatures = (props: MinutesProps) => {
  const { view, meeting } = props
  const others = view.versions.filter((one) => one.version !== view.version?.version)
  return (
    <Section title="Unterschriften">
      {view.signatures.length > 0 && (
        <Facts
          items={view.signatures.map((one) => ({
            term: ROLES[one.role],
            detail: `${one.name}, ${showDateTime(one.signed_at)}`,
          }))}
        />
      )}
      {view.omitted ? (
        <p>
          Die Prüfsumme des vollständigen Wortlauts steht hier, sobald die Ergebnisse veröffentlicht sind.
        </p>
      ) : (
        <>
          <p>Prüfsumme (SHA-256) des vollständigen Wortlauts:</p>
          <p class="break">
            <code>{view.sha256}</code>
          </p>
        </>
      )}
      {others.length > 0 && (
        <>
          <p>Andere Fassungen bleiben lesbar:</p>
          <ul>
            {others.map((one) => (
              <li>
                <a href={paths.minutes(meeting, one.version)}>
                  Fassung {one.version} vom {showDateTime(one.created_at)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {view.signsAs && <SignForm {...props} role={ROLES[view.signsAs]} />}
      {view.corrects && <CorrectForm {...props} />}
    </Section>
  )
}

const SignForm = ({ meeting, view, state, role }: MinutesProps & { role: string }) => (
  <form method="post" action={paths.minutesDo(meeting, 'unterzeichnen')} class="form no-print" novalidate>
    <input type="hidden" name="sha256" value={view.sha256} />
    <Checkbox
      name="agree"
      label="Ich habe die Niederschrift gelesen; sie gibt die Sitzung richtig wieder."
      required
      error={errorOf(state, 'agree')}
    />
    <Actions>
      <Button>Unterzeichnen ({role})</Button>
    </Actions>
  </form>
)

const CorrectForm = ({ meeting, view, state }: MinutesProps) => (
  <details class="no-print" open={errorOf(state, 'reason') !== undefined}>
    <summary>Berichtigen</summary>
    <form method="post" action={paths.minutesDo(meeting, 'berichtigen')} class="form" novalidate>
      <p>
        Es entsteht eine neue Fassung aus dem heutigen Stand, von Ihnen unterzeichnet. Diese hier bleibt
        lesbar.
      </p>
      <input type="hidden" name="sha256" value={view.sha256} />
      <TextArea
        name="remarks"
        label="Anmerkungen"
        hint="Was zu berichtigen oder zu ergänzen ist, als Wortlaut der Niederschrift."
        rows={4}
        maxLength={LIMITS.remarks}
        value={typed(state, 'remarks') || view.remarks}
        error={errorOf(state, 'remarks')}
      />
      <TextArea
        name="reason"
        label="Grund der Berichtigung"
        required
        rows={3}
        maxLength={LIMITS.reason}
        value={typed(state, 'reason')}
        error={errorOf(state, 'reason')}
      />
      <Actions>
        <Button variant="secondary">Neue Fassung unterzeichnen</Button>
      </Actions>
    </form>
  </details>
)
