import type { Step } from '../../src/submission/steps.ts'

/** All steps with the way to each: "Schritt 2 von 6". */
export const Stepper = (props: { steps: readonly Step[]; current: number; open: ReadonlySet<number> }) => (
  <nav class="stepper" aria-label="Schritte der Einreichung">
    <p class="stepper__position">
      Schritt {props.current} von {props.steps.length}
    </p>
    <ol>
      {props.steps.map(({ number, title, href }) => (
        <li class={props.open.has(number) ? 'stepper__open' : 'stepper__done'}>
          <a href={href} aria-current={number === props.current ? 'step' : undefined}>
            {title}
            <span class="kern-sr-only">
              {props.open.has(number) ? ', noch unvollständig' : ', vollständig'}
            </span>
          </a>
        </li>
      ))}
    </ol>
  </nav>
)
