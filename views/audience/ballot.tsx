import type { Choice } from '../../src/audience/count.ts'
import type { VoteState } from '../../src/audience/rules.ts'
import { showDateTime } from '../../src/core/berlin-time.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { BallotLayout } from './ballot-layout.tsx'
import { ballotWords } from './words/ballot.ts'

/** What every page of a vote shows. */
export interface VoteProps {
  readonly lang: Language
  readonly prize: {
    readonly title: string
    readonly intro: string
    readonly opensAt: number
    readonly closesAt: number
  }
  readonly state: VoteState
}

interface Picture {
  readonly avif: string
  readonly jpeg: string
  readonly width: number
  readonly height: number
  readonly alt: string
  readonly credit: string
}

export interface BallotCandidate {
  readonly number: number
  readonly title: string
  readonly organisation: string
  readonly sentence: string
  readonly picture: Picture | null
}

const stateLine = ({ lang, prize, state }: VoteProps): string => {
  const t = ballotWords[lang]
  if (state === 'waiting') return t.waiting(showDateTime(prize.opensAt, lang))
  if (state === 'open') return t.open(showDateTime(prize.closesAt, lang))
  return t.over
}

const Protection = ({ lang }: { lang: Language }) => {
  const t = ballotWords[lang]
  return (
    <details>
      <summary>{t.protection}</summary>
      <ul>
        {t.protects.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p>{t.protectsNot}</p>
      <ul>
        {t.notProtected.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </details>
  )
}

/** Where a code is typed; without a vote it only says so. */
export const StartView = (props: {
  lang: Language
  vote: VoteProps | null
  typed: string
  error: string | null
}) => {
  const { lang, vote, error } = props
  const t = ballotWords[lang]
  if (vote === null)
    return (
      <BallotLayout lang={lang} title={t.none} path={paths.ballotStart}>
        <h1>{t.none}</h1>
        <p>{t.noneText}</p>
        <p>
          <a href={inLanguage(lang, paths.home)}>{t.home}</a>
        </p>
      </BallotLayout>
    )
  return (
    <BallotLayout lang={lang} title={vote.prize.title} path={paths.ballotStart}>
      <h1 lang="de">{vote.prize.title}</h1>
      {vote.prize.intro && <p lang="de">{vote.prize.intro}</p>}
      <p>{stateLine(vote)}</p>
      <form method="post" action={inLanguage(lang, paths.ballotStart)} novalidate>
        <label for="code">{t.code}</label>
        <p id="code-hint" class="hint">
          {t.codeHint}
        </p>
        {error && (
          <p id="code-error" class="error" role="alert">
            {error}
          </p>
        )}
        <input
          id="code"
          name="code"
          class="code"
          value={props.typed}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby={error ? 'code-error code-hint' : 'code-hint'}
          aria-invalid={error ? 'true' : undefined}
          required
        />
        <button type="submit">{t.next}</button>
      </form>
      <Protection lang={lang} />
    </BallotLayout>
  )
}

const Shown = ({ candidate, lang }: { candidate: BallotCandidate; lang: Language }) => {
  const { picture } = candidate
  return (
    <>
      <span class="words" lang="de">
        <strong>{candidate.title}</strong>
        <span>{candidate.organisation}</span>
        {candidate.sentence && <span>{candidate.sentence}</span>}
        {picture && <small lang={lang}>{ballotWords[lang].photo(picture.credit)}</small>}
      </span>
      {picture && (
        <picture>
          <source type="image/avif" srcset={picture.avif} />
          <img
            src={picture.jpeg}
            width={picture.width}
            height={picture.height}
            alt={picture.alt}
            loading="lazy"
            lang="de"
          />
        </picture>
      )}
    </>
  )
}

export interface BallotProps extends VoteProps {
  readonly code: string
  readonly choice: Choice
  readonly candidates: readonly BallotCandidate[]
  /** Numbers chosen so far, as typed. */
  readonly chosen: readonly number[]
  /** '' before a vote. */
  readonly receipt: string
  readonly mayChange: boolean
  readonly error: string | null
}

/** Two words that are hard to overlook. */
const Receipt = ({ receipt, lang }: { receipt: string; lang: Language }) => {
  const t = ballotWords[lang]
  return (
    <>
      <p class="receipt">
        <span>{t.receipt}</span>
        <strong lang="de">{receipt}</strong>
      </p>
      <p>{t.receiptText}</p>
    </>
  )
}

const Candidates = (props: BallotProps) => {
  const { candidates, chosen, choice, lang } = props
  if (choice === 'ranking')
    return (
      <>
        <ol class="plain">
          {candidates.map((candidate) => (
            <li class="candidate">
              <Shown candidate={candidate} lang={lang} />
            </li>
          ))}
        </ol>
        {[1, 2, 3].map((place) => (
          <>
            <label for={`platz${place}`}>{ballotWords[lang].place(place)}</label>
            <select id={`platz${place}`} name={`platz${place}`}>
              <option value="">{ballotWords[lang].nobody}</option>
              {candidates.map((one) => (
                <option value={String(one.number)} selected={chosen[place - 1] === one.number}>
                  {`${one.title} (${one.organisation})`}
                </option>
              ))}
            </select>
          </>
        ))}
      </>
    )
  return (
    <>
      {candidates.map((candidate) => (
        <label class="candidate">
          <input
            type={choice === 'one' ? 'radio' : 'checkbox'}
            name={choice === 'one' ? 'wahl' : 'wahl[]'}
            value={String(candidate.number)}
            checked={chosen.includes(candidate.number)}
          />
          <Shown candidate={candidate} lang={lang} />
        </label>
      ))}
    </>
  )
}

const BallotForm = (props: BallotProps) => {
  const t = ballotWords[props.lang]
  return (
    <form method="post" action={inLanguage(props.lang, paths.ballot(props.code))} novalidate>
      {props.error && (
        <p class="error" role="alert" id="fehler">
          {props.error}
        </p>
      )}
      <fieldset aria-describedby={props.error ? 'fehler' : undefined}>
        <legend>{t.rule[props.choice]}</legend>
        <p class="hint">{t.order}</p>
        <Candidates {...props} />
      </fieldset>
      <button type="submit">{t.check}</button>
    </form>
  )
}

/** The ballot of a code: to fill in, counted, or out of time. */
export const BallotView = (props: BallotProps) => {
  const { lang, prize, state, receipt } = props
  const t = ballotWords[lang]
  const counted = receipt !== ''
  const open = state === 'open'
  return (
    <BallotLayout lang={lang} title={counted ? t.countedTitle : prize.title} path={paths.ballot(props.code)}>
      <h1 lang={counted ? lang : 'de'}>{counted ? t.countedTitle : prize.title}</h1>
      {counted && <Receipt receipt={receipt} lang={lang} />}
      {!counted && <p>{stateLine(props)}</p>}
      {state === 'waiting' && <p>{t.codeGood}</p>}
      {open && !counted && <BallotForm {...props} />}
      {open && counted && props.mayChange && (
        <details open={props.error !== null}>
          <summary>{t.change}</summary>
          <p>{t.changeText(showDateTime(prize.closesAt, lang))}</p>
          <BallotForm {...props} />
        </details>
      )}
      {counted && !(open && props.mayChange) && <p>{t.final}</p>}
      <Protection lang={lang} />
    </BallotLayout>
  )
}

/** Asks once more before anything is counted. */
export const SureView = (props: BallotProps) => {
  const { lang, code, choice, chosen, candidates } = props
  const t = ballotWords[lang]
  const names =
    choice === 'one'
      ? ['wahl']
      : choice === 'three'
        ? ['wahl[]', 'wahl[]', 'wahl[]']
        : ['platz1', 'platz2', 'platz3']
  const picked = chosen.flatMap((number) => candidates.find((one) => one.number === number) ?? [])
  return (
    <BallotLayout lang={lang} title={t.sureTitle} path={paths.ballot(code)}>
      <h1>{t.sureTitle}</h1>
      <ol class={choice === 'ranking' ? undefined : 'plain'}>
        {picked.map((candidate) => (
          <li class="candidate">
            <Shown candidate={candidate} lang={lang} />
          </li>
        ))}
      </ol>
      <form method="post" action={inLanguage(lang, paths.ballot(code))}>
        {picked.map((candidate, index) => (
          <input type="hidden" name={names[index]} value={String(candidate.number)} />
        ))}
        <input type="hidden" name="sure" value="1" />
        <button type="submit">{t.sure}</button>
      </form>
      <p>
        <a href={inLanguage(lang, paths.ballot(code))}>{t.back}</a>
      </p>
    </BallotLayout>
  )
}
