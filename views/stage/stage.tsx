import { raw } from 'hono/html'
import { paths } from '../../src/core/paths.ts'
import type { StagePicture } from '../../src/stage/actions.ts'
import type { Step } from '../../src/stage/rules.ts'
import { asset } from '../components/asset.ts'
import type { Child } from '../components/markup.ts'

export interface StageProps {
  readonly year: number
  readonly title: string
  readonly released: boolean
  readonly steps: readonly Step[]
  /** By the winner's slug. */
  readonly pictures: ReadonlyMap<string, StagePicture>
}

/**
 * The whole ceremony in one document, pictures included: once it is there, no network is needed. Scripts show one step
 * at a time; without them it is a page to scroll, one screen per step. The title never says what comes.
 */
export const StageDocument = (props: StageProps) => (
  <>
    {raw('<!doctype html>')}
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <title>{`Bühne ${props.year} – Kür`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href={asset('/icons/kuer.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('/css/stage.css')} />
        <script src={asset('/js/stage.js')} type="module" />
      </head>
      <body>
        <main class="stage" data-step="1">
          {props.steps.map((step, index) => (
            <StepFrame number={index + 1} step={step}>
              <StepContent {...props} step={step} />
            </StepFrame>
          ))}
        </main>
        <Controls />
      </body>
    </html>
  </>
)

const StepFrame = (props: { number: number; step: Step; children?: Child }) => (
  <section
    class={`step step--${props.step.kind}`}
    id={`schritt-${props.number}`}
    tabindex={-1}
    aria-labelledby={`titel-${props.number}`}
  >
    <div class="step__inner" data-number={props.number}>
      {props.children}
    </div>
  </section>
)

const Heading = (props: { steps: readonly Step[]; step: Step; class?: string; children?: Child }) => {
  const number = props.steps.indexOf(props.step) + 1
  const Level = number === 1 ? 'h1' : 'h2'
  return (
    <Level id={`titel-${number}`} class={props.class}>
      {props.children}
    </Level>
  )
}

const StepContent = (props: StageProps & { step: Step }) => {
  const { step } = props
  switch (step.kind) {
    case 'opening':
      return <Opening {...props} />
    case 'nominees':
      return <Nominees {...props} step={step} />
    case 'award':
      return <Award {...props} step={step} />
    case 'empty':
      return (
        <>
          <p class="step__award">{step.award}</p>
          <Heading {...props} class="step__name">
            Nicht vergeben
          </Heading>
          <p class="step__project">{step.category}</p>
          {step.citation && <p class="step__citation">{step.citation}</p>}
        </>
      )
    case 'closing':
      return <Closing {...props} />
  }
}

const Opening = (props: StageProps & { step: Step }) => (
  <>
    <Heading {...props} class="step__title">
      {props.title}
    </Heading>
    <p class="step__project">Preisverleihung</p>
    <div class="ready" data-ready>
      <p class="ready__state" role="status" data-state>
        Ohne Skripte läuft die Bühne als Seite zum Scrollen, ein Bildschirm je Schritt.
      </p>
      <p class="ready__keys">
        <kbd>→</kbd> weiter · <kbd>←</kbd> zurück · <kbd>F</kbd> Vollbild · <kbd>B</kbd> schwarz
      </p>
    </div>
  </>
)

const Nominees = (props: StageProps & { step: Step & { kind: 'nominees' } }) => (
  <>
    <p class="step__award">{props.step.nominees.length > 0 ? 'Nominiert' : 'Kategorie'}</p>
    <Heading {...props} class="step__title">
      {props.step.category}
    </Heading>
    {props.step.nominees.length > 0 && (
      <ul class={`nominees${props.step.nominees.length > 5 ? ' nominees--many' : ''}`}>
        {props.step.nominees.map(({ organisation, title }) => (
          <li>
            <span class="nominees__name">{organisation}</span> <span>{title}</span>
          </li>
        ))}
      </ul>
    )}
  </>
)

const Award = (props: StageProps & { step: Step & { kind: 'award' } }) => {
  const { award, category, winner } = props.step
  const picture = props.pictures.get(winner.slug)
  return (
    <div class={`award${picture ? '' : ' award--plain'}`}>
      {picture && (
        <figure class="award__picture">
          <img src={picture.src} alt={picture.alt} width={picture.width} height={picture.height} />
          <figcaption>Foto: {picture.credit}</figcaption>
        </figure>
      )}
      <div class="award__text">
        <p class="step__award">{award}</p>
        <Heading {...props} class="step__name">
          {winner.organisation}
        </Heading>
        <p class="step__project">{winner.title}</p>
        {winner.citation && <p class="step__citation">{winner.citation}</p>}
        {category && <p class="step__category">{category}</p>}
      </div>
    </div>
  )
}

const Closing = (props: StageProps & { step: Step }) => (
  <>
    <Heading {...props} class="step__title">
      Herzlichen Glückwunsch!
    </Heading>
    <p class="step__project">{props.title}</p>
    <p class="step__link">
      {props.released ? (
        <a href={paths.winners(props.year)}>Zu den Preisträgern</a>
      ) : (
        <a href={paths.adminReleaseOpen(props.year)}>Ergebnisse jetzt öffnen</a>
      )}
    </p>
  </>
)

/** For mouse and touch; scripts show them. */
const Controls = () => (
  <nav class="controls" aria-label="Bühne" hidden data-controls>
    <button type="button" data-go="-1">
      Zurück
    </button>
    <span class="controls__count" data-count />
    <button type="button" data-go="1">
      Weiter
    </button>
    <button type="button" data-full>
      Vollbild
    </button>
    <button type="button" data-black aria-pressed="false">
      Schwarz
    </button>
  </nav>
)
