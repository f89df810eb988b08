import { showDays } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import { type Step, stepKey } from '../../src/stage/rules.ts'
import type { Note } from '../../src/stage/schema.ts'
import { Actions, ButtonLink } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'

export interface ScriptProps {
  readonly year: number
  readonly title: string
  /** ISO date of the conference. */
  readonly day: string | null
  readonly place: string
  readonly steps: readonly Step[]
  /** By `stepKey`. */
  readonly notes: Readonly<Record<string, Note>>
}

/** What the presenter holds in hand: one part per step of the stage, large enough for a lectern. */
export const ScriptView = (props: ScriptProps) => (
  <div class="script">
    <Breadcrumb
      items={[{ href: paths.adminRelease(props.year), label: 'Freigabe' }, { label: 'Sprechzettel' }]}
    />
    <PageHeader
      title="Sprechzettel"
      kicker={[props.title, showDays(props.day, null), props.place].filter(Boolean).join(' · ')}
      lead="Ein Abschnitt je Schritt der Bühne, in derselben Reihenfolge. Vertraulich bis zur Preisverleihung."
    >
      <Actions>
        <ButtonLink href={paths.adminStage(props.year)}>Bühne öffnen</ButtonLink>
        <ButtonLink href={paths.adminStageTexts(props.year)} variant="secondary">
          Sprechzettel schreiben
        </ButtonLink>
      </Actions>
    </PageHeader>
    <ol class="script__steps">
      {props.steps.map((step, index) => (
        <li class={`script__step script__step--${step.kind}`}>
          <p class="script__number">Schritt {index + 1}</p>
          <Lines {...props} step={step} />
          <Noted step={step} note={props.notes[stepKey(step)]} />
        </li>
      ))}
    </ol>
  </div>
)

const Lines = (props: ScriptProps & { step: Step }) => {
  const { step } = props
  switch (step.kind) {
    case 'opening':
      return (
        <>
          <h2>Auftakt</h2>
          <Cue shown={`${props.title}, Preisverleihung`} />
        </>
      )
    case 'nominees':
      return (
        <>
          <h2>Kategorie {step.category}</h2>
          {step.nominees.length === 0 ? (
            <Cue shown="Name der Kategorie" />
          ) : (
            <>
              <Cue shown="Name der Kategorie und alle Nominierten" />
              <p class="script__label">Nominiert sind</p>
              <ul>
                {step.nominees.map(({ organisation, title }) => (
                  <li>
                    <strong>{organisation}</strong>: {title}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )
    case 'award':
      return (
        <>
          <h2>
            {step.award}
            {step.category ? `, ${step.category}` : ''}
          </h2>
          <Cue
            shown={
              step.winner.photos.length > 0 ? 'Platz, Kommune, Projekt, Bild' : 'Platz, Kommune, Projekt'
            }
          />
          <p class="script__name">{step.winner.organisation}</p>
          <p class="script__project">{step.winner.title}</p>
          {step.winner.citation && <blockquote class="script__said">{step.winner.citation}</blockquote>}
        </>
      )
    case 'empty':
      return (
        <>
          <h2>
            {step.award}, {step.category}
          </h2>
          <Cue shown="Nicht vergeben" />
          {step.citation && <blockquote class="script__said">{step.citation}</blockquote>}
        </>
      )
    case 'closing':
      return (
        <>
          <h2>Schluss</h2>
          <Cue shown="Herzlichen Glückwunsch! und der Weg zum Öffnen der Ergebnisse" />
        </>
      )
  }
}

const Cue = (props: { shown: string }) => (
  <p class="script__cue">
    <span class="script__label">Zu sehen:</span> {props.shown}
  </p>
)

/** What was noted; at an award what nobody has noted is a line to write on. */
const Noted = ({ step, note }: { step: Step; note: Note | undefined }) => (
  <>
    {note?.said && <p class="script__words">{note.said}</p>}
    {step.kind === 'award' && (
      <>
        <Line label="Auf die Bühne kommen (Namen, Aussprache)" words={note?.names ?? ''} />
        <Line label="Es überreicht" words={note?.handsOver ?? ''} />
      </>
    )}
  </>
)

const Line = ({ label, words }: { label: string; words: string }) =>
  words === '' ? (
    <p class="script__blank">
      <span class="script__label">{label}</span>
    </p>
  ) : (
    <p class="script__words">
      <span class="script__label">{label}</span>
      <br />
      {words}
    </p>
  )
