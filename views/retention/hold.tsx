import { showDate } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Loaded } from '../../src/retention/actions.ts'
import { classById } from '../../src/retention/classes.ts'
import { MAX_HOLD_MONTHS } from '../../src/retention/rules.ts'
import { LIMITS } from '../../src/retention/schema.ts'
import { Actions, Button, Select, TextField } from '../components/form.tsx'
import { Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

interface HoldProps {
  readonly year: number | null
  readonly loaded: Loaded
  readonly state: FormState
}

const nameOf = (classId: string) => (classId === '' ? 'Alles' : (classById(classId)?.name ?? classId))

type Held = Loaded['holds'][number]

const EndButton = ({ year, held }: { year: number | null; held: Held }) => (
  <form method="post" action={paths.adminRetentionHoldEnd(year, held.id)}>
    <Button variant="tertiary">
      Beenden<span class="kern-sr-only">: {nameOf(held.class)}</span>
    </Button>
  </form>
)

const stateOf = (held: Held, now: number, year: number | null) => {
  if (held.ended_at !== null) return `beendet am ${showDate(held.ended_at)}`
  return held.until_at > now ? <EndButton year={year} held={held} /> : 'abgelaufen'
}

/** What keeps data longer than its period, for a reason and for a time. */
export const HoldSection = ({ year, loaded, state }: HoldProps) => (
  <Section title="Aufschub">
    <p>
      Läuft noch ein Einwand oder ein Rechtsstreit, bleibt das Nötige so lange. Ein Aufschub hat einen Grund
      und ein Ende, höchstens {MAX_HOLD_MONTHS} Monate.
    </p>
    {loaded.holds.length > 0 && (
      <DataTable
        caption="Aufschübe"
        head={[{ label: 'Was' }, { label: 'Grund' }, { label: 'Bis' }, { label: 'Von' }, { label: 'Stand' }]}
        rows={loaded.holds.map((held) => [
          nameOf(held.class),
          held.reason,
          showDate(held.until_at),
          held.set_by_name ?? 'gelöschtes Konto',
          stateOf(held, loaded.now, year),
        ])}
      />
    )}
    <form method="post" action={paths.adminRetentionDo(year, 'aufschub')} class="form" novalidate>
      <Select
        name="class"
        label="Was bleiben soll"
        required
        value={typed(state, 'class')}
        error={errorOf(state, 'class')}
        options={[
          { value: '', label: year === null ? 'Alles auf dieser Seite' : 'Alles aus diesem Jahr' },
          ...loaded.lines.map(({ data }) => ({ value: data.id, label: data.name })),
        ]}
      />
      <TextField
        name="reason"
        label="Grund"
        hint="Ohne Namen; er bleibt hier stehen."
        required
        maxLength={LIMITS.reason}
        value={typed(state, 'reason')}
        error={errorOf(state, 'reason')}
      />
      <TextField
        name="until"
        type="date"
        width="medium"
        label="Bis einschließlich"
        required
        value={typed(state, 'until')}
        error={errorOf(state, 'until')}
      />
      <Actions>
        <Button variant="secondary">Aufschieben</Button>
      </Actions>
    </form>
  </Section>
)
