import { showDate } from '../../src/core/berlin-time.ts'
import { integer } from '../../src/core/de.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Loaded, Preview } from '../../src/retention/actions.ts'
import { periodInWords } from '../../src/retention/classes.ts'
import { monthsOf } from '../../src/retention/rules.ts'
import { classesOf, monthsField } from '../../src/retention/schema.ts'
import { Badge } from '../components/feedback.tsx'
import { Actions, Button, TextField } from '../components/form.tsx'
import { Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

const State = ({ preview, now }: { preview: Preview; now: number }) => {
  const { line, total } = preview
  if (line.hold) return <Badge kind="warning">Aufgeschoben bis {showDate(line.hold.until_at)}</Badge>
  if (total === 0) return <Badge kind="neutral">Nichts zu löschen</Badge>
  if (line.dueAt === null || line.dueAt <= now) return <Badge kind="danger">Fällig</Badge>
  return <Badge kind="info">Ab {showDate(line.dueAt)}</Badge>
}

const Parts = ({ preview }: { preview: Preview }) =>
  preview.parts.length === 0 ? (
    <>–</>
  ) : (
    <ul>
      {preview.parts.map(({ label, total, examples }) => (
        <li>
          {integer(total)} {label}
          <br />
          <span class="muted">
            {[...new Set(examples)].join(', ')}
            {total > examples.length ? ' …' : ''}
          </span>
        </li>
      ))}
    </ul>
  )

/** Every class with its period, its date, and what would go. */
export const ClassTable = (props: { year: number | null; now: number; previews: readonly Preview[] }) => (
  <DataTable
    caption="Klassen von Daten, ihre Fristen und was davon gelöscht würde"
    head={[{ label: 'Daten' }, { label: 'Frist' }, { label: 'Stand' }, { label: 'Was gelöscht wird' }]}
    rows={props.previews.map((preview) => [
      <>
        <strong>{preview.line.data.name}</strong>
        <br />
        <span class="muted">{preview.line.data.effect}</span>
      </>,
      periodInWords(preview.line.data.period, preview.line.months),
      <State preview={preview} now={props.now} />,
      <Parts preview={preview} />,
    ])}
  />
)

interface MonthsProps {
  readonly year: number | null
  readonly loaded: Loaded
  readonly state: FormState
}

/** The months of every class, within their limits. */
export const MonthsSection = ({ year, loaded, state }: MonthsProps) => {
  const classes = classesOf(year === null ? 'all' : 'edition')
  return (
    <Section title="Fristen ändern">
      <p>
        In Monaten.{' '}
        {year === null
          ? 'Sie gelten für alle Jahre, die keine eigenen haben.'
          : 'Sie gelten für dieses Jahr; wo Sie nichts ändern, gilt die Frist für alle Jahre.'}
      </p>
      <form method="post" action={paths.adminRetentionDo(year, 'fristen')} class="form" novalidate>
        <input type="hidden" name="version" value={typed(state, 'version') || String(loaded.plan.version)} />
        {classes.map((one) => {
          const field = monthsField(one.id)
          const { min, max } = one.period.months
          return (
            <TextField
              name={field}
              label={one.name}
              hint={`${min} bis ${max}`}
              type="number"
              inputmode="numeric"
              min={min}
              max={max}
              width="short"
              required
              value={typed(state, field) || String(monthsOf(one, loaded.plan.months, loaded.forAll.months))}
              error={errorOf(state, field)}
            />
          )
        })}
        <Actions>
          <Button variant="secondary">Fristen speichern</Button>
        </Actions>
      </form>
    </Section>
  )
}
