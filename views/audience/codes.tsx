import type { BatchTurnout } from '../../src/audience/box-store.ts'
import { LIMITS } from '../../src/audience/schema.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Actions, Button, Checkbox, TextArea, TextField } from '../components/form.tsx'
import { Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

/** Printing, mailing and withdrawing codes. */
export const Codes = ({ year, form }: { year: number; form: FormState }) => (
  <Section title="Codes ausgeben">
    <p>
      Codes werden nur als Abdruck gespeichert. Ein Bogen lässt sich deshalb nicht noch einmal drucken: Ist er
      verloren, sperren Sie seine Codes und drucken einen neuen.
    </p>
    <div class="cards">
      <form method="post" action={paths.adminAudienceAct(year, 'codes')} class="form" novalidate>
        <h3>Für Ausweise</h3>
        <TextField
          name="label"
          label="Name der Menge"
          hint="Zum Beispiel: Ausweise Mittwoch."
          value={typed(form, 'label')}
          error={errorOf(form, 'label')}
          maxLength={LIMITS.label}
          required
        />
        <TextField
          name="size"
          label="Anzahl"
          inputmode="numeric"
          width="short"
          value={typed(form, 'size')}
          error={errorOf(form, 'size')}
          required
        />
        <Actions>
          <Button>Bogen als PDF</Button>
        </Actions>
      </form>
      <form method="post" action={paths.adminAudienceAct(year, 'versand')} class="form" novalidate>
        <h3>Mit E-Mail</h3>
        <TextField
          name="list"
          label="Name der Liste"
          hint="Zum Beispiel: Angemeldete."
          value={typed(form, 'list')}
          error={errorOf(form, 'list')}
          maxLength={LIMITS.label}
          required
        />
        <TextArea
          name="addresses"
          label="Adressen"
          hint={`Höchstens ${LIMITS.addresses}, durch Zeilen oder Kommas getrennt. Wer schon einen Code hat, bekommt keinen zweiten.`}
          value={typed(form, 'addresses')}
          error={errorOf(form, 'addresses')}
          rows={6}
          required
        />
        <Actions>
          <Button>Codes verschicken</Button>
        </Actions>
      </form>
      <form method="post" action={paths.adminAudienceAct(year, 'sperren')} class="form" novalidate>
        <h3>Auskunft: Code verloren</h3>
        <TextField
          name="serial"
          label="Nummer neben dem Code"
          hint="Zum Beispiel B1-017. Geht nur, solange mit dem Code nicht abgestimmt ist."
          value={typed(form, 'serial')}
          error={errorOf(form, 'serial')}
          width="medium"
          required
        />
        <Checkbox name="replace" label="Gleich einen neuen ausgeben" checked />
        <Actions>
          <Button>Sperren</Button>
        </Actions>
      </form>
    </div>
  </Section>
)

/** What became of the codes; never how anybody voted. */
export const Turnout = ({ batches }: { batches: readonly BatchTurnout[] }) => {
  const sum = (key: 'issued' | 'used' | 'unused' | 'invalid') =>
    String(batches.reduce((total, batch) => total + batch[key], 0))
  return (
    <Section title="Beteiligung">
      <DataTable
        caption="Ausgegebene Codes und was aus ihnen wurde"
        head={[
          { label: 'Menge' },
          { label: 'ausgegeben', numeric: true },
          { label: 'abgestimmt', numeric: true },
          { label: 'unbenutzt', numeric: true },
          { label: 'gesperrt', numeric: true },
        ]}
        rows={[
          ...batches.map((batch) => [
            `B${batch.number} ${batch.label}`,
            String(batch.issued),
            String(batch.used),
            String(batch.unused),
            String(batch.invalid),
          ]),
          ['Zusammen', sum('issued'), sum('used'), sum('unused'), sum('invalid')],
        ]}
      />
    </Section>
  )
}
