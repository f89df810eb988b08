import { showDateTime, showRemaining } from '../../src/core/berlin-time.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import type { Phase } from '../../src/edition/rules.ts'
import type { Edition } from '../../src/edition/store.ts'
import type { Snapshot } from '../../src/publication/snapshot.ts'
import { Actions, ButtonLink } from '../components/form.tsx'
import { Section } from '../components/page.tsx'
import { WinnerCard } from './winners.tsx'
import { startWords } from './words/start.ts'

export interface StartProps {
  readonly lang: Language
  readonly edition: Edition | null
  readonly phase: Phase | null
  readonly now: number
  readonly latest: Snapshot | null
}

/** One sentence, one button for what is possible now, the deadline in words, last winners as large pictures. */
export const StartView = (props: StartProps) => {
  const { lang } = props
  const t = startWords[lang]
  const winners = props.latest?.winners ?? []
  const first = [
    ...winners.filter(({ place }) => place === 1),
    ...winners.filter(({ place }) => place !== 1),
  ].slice(0, 3)
  return (
    <>
      <div class="start__hero bleed">
        <div class="start__inner">
          <h1>{t.headline}</h1>
          <p class="lead">{t.lead}</p>
          <Now {...props} />
        </div>
      </div>
      {props.latest && first.length > 0 && (
        <Section title={t.awarded(props.latest.year)}>
          <ol class="trio">
            {first.map((winner, index) => (
              <WinnerCard
                lang={lang}
                year={props.latest?.year ?? 0}
                winner={winner}
                eager={index === 0}
                category
              />
            ))}
          </ol>
          <p>
            <a href={inLanguage(lang, paths.winners(props.latest.year))}>{t.all(props.latest.year)}</a>
          </p>
        </Section>
      )}
    </>
  )
}

const Now = ({ lang, edition, phase, now, latest }: StartProps) => {
  const t = startWords[lang]
  if (edition && phase === 'call' && edition.call_closes_at !== null) {
    return (
      <>
        <Actions>
          <ButtonLink href={paths.submissions}>{t.handIn}</ButtonLink>
          <ButtonLink href={inLanguage(lang, paths.edition(edition.year))} variant="secondary">
            {t.about}
          </ButtonLink>
        </Actions>
        <p class="start__deadline">
          {t.deadline(
            showDateTime(edition.call_closes_at, lang),
            showRemaining(edition.call_closes_at, now, lang),
          )}
        </p>
      </>
    )
  }
  const sentence =
    phase === 'closed' || phase === 'judging' || phase === 'deliberation' ? t[phase] : undefined
  return (
    <>
      <Actions>
        {latest && latest.winners.length > 0 && (
          <ButtonLink href={inLanguage(lang, paths.winners(latest.year))}>
            {t.toWinners(latest.year)}
          </ButtonLink>
        )}
        {edition && (
          <ButtonLink href={inLanguage(lang, paths.edition(edition.year))} variant="secondary">
            {edition.title}
          </ButtonLink>
        )}
      </Actions>
      {sentence && <p class="start__deadline">{sentence}</p>}
    </>
  )
}
