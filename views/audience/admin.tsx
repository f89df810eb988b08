import type { BatchTurnout } from '../../src/audience/box-store.ts'
import type { AudienceBundle } from '../../src/audience/count.ts'
import type { CandidateDraft } from '../../src/audience/prize-actions.ts'
import { choiceWords, type VoteState } from '../../src/audience/rules.ts'
import { LIMITS } from '../../src/audience/schema.ts'
import type { CandidateWithPhoto } from '../../src/audience/store.ts'
import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Alert, Badge } from '../components/feedback.tsx'
import { Actions, Button, Checkbox, ErrorSummary, Radios, TextArea, TextField } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { Codes, Turnout } from './codes.tsx'
import { AudienceResult } from './result.tsx'

export interface AudienceAdminProps {
  readonly year: number
  readonly state: VoteState | 'none'
  /** Version of the stored prize; 0 before there is one. */
  readonly version: number
  readonly form: FormState
  readonly drafts: readonly CandidateDraft[]
  readonly candidates: readonly CandidateWithPhoto[]
  readonly batches: readonly BatchTurnout[]
  readonly prize: {
    readonly title: string
    readonly choice: 'one' | 'three' | 'ranking'
    readonly mayChange: boolean
    readonly opensAt: number
    readonly closesAt: number
  } | null
  readonly result: AudienceBundle | null
  /** A code that the help desk has just given out: shown this once. */
  readonly issued: { readonly code: string; readonly link: string } | null
  readonly mailed: { readonly mailed: number; readonly known: number } | null
}

const STATES: Record<AudienceAdminProps['state'], string> = {
  none: 'Noch nicht angelegt',
  draft: 'Entwurf',
  waiting: 'Festgelegt, noch nicht offen',
  open: 'Läuft',
  closing: 'Zu Ende, letzte Stimmen kommen an',
  over: 'Zu Ende, noch nicht ausgezählt',
  counted: 'Ausgezählt',
}

/** Everything about the audience's prize of a year, in the order in which it happens. */
export const AudienceAdminView = (props: AudienceAdminProps) => {
  const { year, state, form } = props
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.admin, label: 'Verwaltung' },
          { href: paths.adminEdition(year), label: String(year) },
          { label: 'Publikumspreis' },
        ]}
      />
      <PageHeader
        title={`Publikumspreis ${year}`}
        lead="Das Publikum der Konferenz stimmt ab: ein Code je Person, eine Stimme je Code, geheim und für alle nachzählbar."
      >
        <Badge kind={state === 'open' ? 'success' : 'neutral'}>{STATES[state]}</Badge>
      </PageHeader>
      <ErrorSummary errors={form.errors} />
      {props.issued && (
        <Alert kind="success" title={`Neuer Code: ${props.issued.code}`} role="status">
          <p>
            Er steht nur jetzt hier. Schreiben Sie ihn auf, oder lassen Sie die Person diese Adresse
            abfotografieren: <span class="break">{props.issued.link}</span>
          </p>
        </Alert>
      )}
      {props.mailed && (
        <Alert kind="success" title={`${props.mailed.mailed} Codes verschickt`} role="status">
          {props.mailed.known > 0 && (
            <p>{props.mailed.known} Adressen hatten schon einen und bekommen keinen zweiten.</p>
          )}
        </Alert>
      )}
      {(state === 'none' || state === 'draft') && <PrizeForm {...props} />}
      {state === 'draft' && <Fix {...props} />}
      {props.prize && state !== 'draft' && <Fixed {...props} prize={props.prize} />}
      {(state === 'waiting' || state === 'open') && <Codes {...props} />}
      {props.batches.length > 0 && <Turnout {...props} />}
      {(state === 'closing' || state === 'over') && (
        <Section title="Auszählen">
          <p>
            Zwei Minuten nach dem Ende wird von selbst ausgezählt. Danach steht der Gesamtwert fest, und es
            lässt sich nichts mehr ändern.
          </p>
          {state === 'over' && (
            <form method="post" action={paths.adminAudienceAct(year, 'auszaehlen')}>
              <Actions>
                <Button>Jetzt auszählen</Button>
              </Actions>
            </form>
          )}
        </Section>
      )}
      {props.result && (
        <Section title="Ergebnis">
          <p>
            Öffentlich wird es mit der Freigabe der Ergebnisse. Der Gesamtwert gehört in die Niederschrift.
          </p>
          <AudienceResult lang="de" bundle={props.result} />
        </Section>
      )}
    </>
  )
}

const Window = ({ form }: { form: FormState }) => (
  <>
    <TextField
      name="opens_at"
      label="Beginn"
      type="datetime-local"
      width="medium"
      value={typed(form, 'opens_at')}
      error={errorOf(form, 'opens_at')}
      required
    />
    <TextField
      name="closes_at"
      label="Ende"
      type="datetime-local"
      width="medium"
      value={typed(form, 'closes_at')}
      error={errorOf(form, 'closes_at')}
      required
    />
  </>
)

const PrizeForm = ({ year, version, form }: AudienceAdminProps) => (
  <Section title="Frage und Regeln">
    <form method="post" action={paths.adminAudience(year)} class="form" novalidate>
      <input type="hidden" name="version" value={String(version)} />
      <TextField
        name="title"
        label="Name des Preises"
        value={typed(form, 'title')}
        error={errorOf(form, 'title')}
        maxLength={LIMITS.title}
        required
      />
      <TextArea
        name="intro"
        label="Ein Satz dazu"
        hint="Steht über der Abstimmung."
        value={typed(form, 'intro')}
        error={errorOf(form, 'intro')}
        maxLength={LIMITS.intro}
        rows={2}
      />
      <Radios
        name="field"
        legend="Wer steht zur Wahl?"
        required
        value={typed(form, 'field')}
        error={errorOf(form, 'field')}
        options={[
          { value: 'nominees', label: 'die Nominierten der Jury' },
          { value: 'shown', label: 'alle Einreichungen, die als gutes Beispiel gezeigt werden dürfen' },
        ]}
      />
      <Radios
        name="choice"
        legend="Wie wird gewählt?"
        required
        value={typed(form, 'choice')}
        error={errorOf(form, 'choice')}
        options={[
          { value: 'one', label: choiceWords.one },
          { value: 'three', label: choiceWords.three },
          { value: 'ranking', label: choiceWords.ranking },
        ]}
      />
      <Radios
        name="tie"
        legend="Was gilt bei Gleichstand?"
        required
        value={typed(form, 'tie')}
        error={errorOf(form, 'tie')}
        options={[
          { value: 'shared', label: 'Sie teilen sich den Platz.' },
          {
            value: 'lot',
            label:
              'Das Los, gezogen aus dem Gesamtwert der Stimmen: Vor der letzten Stimme kann es niemand kennen.',
          },
        ]}
      />
      <Checkbox
        name="may_change"
        label="Bis zum Ende darf jede Person ihre Stimme ändern; die letzte zählt."
        checked={typed(form, 'may_change') === '1'}
      />
      <Window form={form} />
      <Actions>
        <Button variant={version === 0 ? 'primary' : 'secondary'}>Speichern</Button>
      </Actions>
    </form>
  </Section>
)

const Fix = ({ year, version, drafts, form }: AudienceAdminProps) => (
  <Section title={`Zur Wahl: ${drafts.length} Projekte`}>
    {drafts.length < 2 ? (
      <p>
        Noch zu wenige. Nominierte legt die Jury in ihrer Sitzung fest; ob ein Projekt gezeigt werden darf,
        sagt die Kommune in der Einreichung.
      </p>
    ) : (
      <form method="post" action={paths.adminAudienceAct(year, 'festlegen')} class="form" novalidate>
        <input type="hidden" name="version" value={String(version)} />
        {drafts.map((draft) => (
          <TextField
            name={`satz-${draft.submission_id}`}
            label={`${draft.title} (${draft.organisation})`}
            hint={
              draft.photo_id === null
                ? 'Ohne Bild: Es gibt keines mit allen Angaben.'
                : 'Ein Satz, der neben dem Bild steht.'
            }
            value={typed(form, `satz-${draft.submission_id}`) || draft.sentence}
            error={errorOf(form, `satz-${draft.submission_id}`)}
          />
        ))}
        <p>
          Mit dem Festlegen stehen Frage, Regeln und Projekte. Danach lassen sich nur noch die Zeiten ändern,
          und Sie können Codes ausgeben.
        </p>
        <Actions>
          <Button>Abstimmung festlegen</Button>
        </Actions>
      </form>
    )}
  </Section>
)

const Fixed = ({
  year,
  state,
  version,
  form,
  prize,
  candidates,
}: AudienceAdminProps & { prize: NonNullable<AudienceAdminProps['prize']> }) => (
  <Section title="Festgelegt">
    <Facts
      items={[
        { term: 'Preis', detail: prize.title },
        { term: 'Gewählt wird', detail: choiceWords[prize.choice] },
        {
          term: 'Ändern',
          detail: prize.mayChange ? 'bis zum Ende möglich, die letzte Stimme zählt' : 'nicht möglich',
        },
        { term: 'Beginn', detail: showDateTime(prize.opensAt) },
        { term: 'Ende', detail: showDateTime(prize.closesAt) },
        {
          term: 'Zur Wahl',
          detail: (
            <ol>
              {candidates.map(({ title, organisation }) => (
                <li>{`${title} (${organisation})`}</li>
              ))}
            </ol>
          ),
        },
      ]}
    />
    {(state === 'waiting' || state === 'open') && (
      <details>
        <summary>Zeiten ändern</summary>
        <form method="post" action={paths.adminAudienceAct(year, 'zeiten')} class="form" novalidate>
          <input type="hidden" name="version" value={String(version)} />
          <Window form={form} />
          <p>
            Läuft die Abstimmung, lässt sich nur noch das Ende verschieben. Die Änderung steht im Protokoll.
          </p>
          <Actions>
            <Button variant="secondary">Zeiten speichern</Button>
          </Actions>
        </form>
      </details>
    )}
  </Section>
)
