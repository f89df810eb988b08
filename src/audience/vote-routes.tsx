/** What voters meet: the code, the ballot, the receipt. */
import { Hono, type MiddlewareHandler } from 'hono'
import { getRuntimeKey } from 'hono/adapter'
import { compress } from 'hono/compress'
import {
  type BallotCandidate,
  type BallotProps,
  BallotView,
  StartView,
  SureView,
} from '../../views/audience/ballot.tsx'
import { ballotWords } from '../../views/audience/words/ballot.ts'
import type { Child } from '../../views/components/markup.ts'
import { showDateTime } from '../core/berlin-time.ts'
import { typed } from '../core/form-state.ts'
import { inLanguage } from '../core/language.ts'
import { paths } from '../core/paths.ts'
import { allow, allowInBothLanguages } from '../http/access.ts'
import { clientAddress } from '../http/client.ts'
import { type AppEnv, type Ctx, param } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { creditOf, withCredit } from '../photo/credit.ts'
import { isRenditionName, photoView, renditionKey } from '../photo/rules.ts'
import { photoById } from '../photo/store.ts'
import { isValidBallot, MOST } from './count.ts'
import { shuffled, voteState } from './rules.ts'
import { ballotForm, choicesOf, codeForm } from './schema.ts'
import {
  type CandidateWithPhoto,
  candidatesOf,
  currentPrize,
  type Prize,
  prizeByPictureKey,
} from './store.ts'
import { castBallot, findVoter, type VoteRefusal, type Voter } from './vote-actions.ts'

const STATUS = {
  unknown: 404,
  guesses: 429,
  replaced: 409,
  waiting: 409,
  tooLate: 409,
  stands: 409,
  wrong: 422,
  again: 409,
} as const satisfies Record<VoteRefusal, number>

/** A refusal in the voter's language. */
const said = (c: Ctx, prize: Prize, refusal: VoteRefusal): string => {
  const lang = c.get('language')
  return refusal === 'waiting'
    ? ballotWords[lang].waiting(showDateTime(prize.opens_at, lang))
    : ballotWords[lang][refusal]
}

const voteProps = (c: Ctx, prize: Prize) => ({
  lang: c.get('language'),
  prize: { title: prize.title, intro: prize.intro, opensAt: prize.opens_at, closesAt: prize.closes_at },
  state: voteState(prize, false, c.get('receivedAt')),
})

/** Voters' pages hold codes: nobody keeps them, and no address goes anywhere. */
const votersPage = (c: Ctx, view: Child, status: 200 | 403 | 404 | 409 | 422 | 429 = 200) => {
  c.header('Referrer-Policy', 'no-referrer')
  return c.html(String(view), status)
}

interface Refused {
  readonly typed: string
  readonly error: string
  readonly status: 404 | 409 | 422 | 429
}

const startPage = async (c: Ctx, refused: Refused | null = null) => {
  const prize = await currentPrize(c.get('services').db, c.get('receivedAt'))
  const view = (
    <StartView
      lang={c.get('language')}
      vote={prize && voteProps(c, prize)}
      typed={refused?.typed ?? ''}
      error={refused?.error ?? null}
    />
  )
  return votersPage(c, view, refused?.status ?? 200)
}

const noVoter = (c: Ctx, prize: Prize, typed: string, refusal: VoteRefusal) =>
  startPage(c, { typed: typed.slice(0, 60), error: said(c, prize, refusal), status: STATUS[refusal] })

const pictureOf = (prize: Prize, candidate: CandidateWithPhoto): BallotCandidate['picture'] => {
  const { width, height, renditions, alt, caption, credit } = candidate
  if (width === null || height === null || renditions === null) return null
  const view = photoView(
    {
      id: candidate.photo_id ?? '',
      width,
      height,
      renditions,
      alt: alt ?? '',
      caption: caption ?? '',
      credit: credit ?? '',
      focus_x: null,
      focus_y: null,
    },
    (name) => paths.ballotPicture(prize.picture_key ?? '', candidate.number, name),
  )
  const smallest = (format: string) =>
    view.sources.filter((source) => source.format === format).toSorted((a, b) => a.width - b.width)[0]?.url ??
    ''
  return {
    avif: smallest('avif'),
    jpeg: smallest('jpeg'),
    width,
    height,
    alt: alt ?? '',
    credit: credit ?? '',
  }
}

const ballotProps = async (c: Ctx, voter: Voter, chosen: readonly number[], error: string | null) => {
  const { prize, keys, receipt } = voter
  const candidates = await candidatesOf(c.get('services').db, prize.edition_id)
  return {
    ...voteProps(c, prize),
    code: param(c, 'code'),
    choice: prize.choice,
    candidates: shuffled(candidates, keys.ballot).map((candidate) => ({
      number: candidate.number,
      title: candidate.title,
      organisation: candidate.organisation,
      sentence: candidate.sentence,
      picture: pictureOf(prize, candidate),
    })),
    chosen,
    receipt,
    mayChange: prize.may_change === 1,
    error,
  } satisfies BallotProps
}

/** The voter of the address; otherwise the page where a code is typed, with what was wrong. */
const withVoter = async (c: Ctx, handler: (voter: Voter) => Promise<Response>): Promise<Response> => {
  const app = c.get('services')
  const prize = await currentPrize(app.db, c.get('receivedAt'))
  if (!prize) return startPage(c)
  const code = param(c, 'code')
  const voter = await findVoter(app, prize, code, clientAddress(c))
  return voter.ok ? handler(voter.value) : noVoter(c, prize, code, voter.error)
}

/** What is wrong with a filled-in ballot, in the voter's language; null when it can be cast. */
const wrongWith = (c: Ctx, props: BallotProps, choices: readonly number[]): string | null => {
  const t = ballotWords[c.get('language')]
  if (choices.length === 0) return t.empty
  if (choices.length > MOST[props.choice]) return t.tooMany
  if (new Set(choices).size < choices.length) return t.twice
  return isValidBallot({ choice: props.choice, tie: 'shared' }, props.candidates.length, choices)
    ? null
    : t.wrong
}

const vote = (c: Ctx, choices: readonly number[], sure: boolean) =>
  withVoter(c, async (voter) => {
    const props = await ballotProps(c, voter, choices, null)
    const wrong = wrongWith(c, props, choices)
    if (wrong !== null) return votersPage(c, <BallotView {...props} error={wrong} />, 422)
    if (!sure) return votersPage(c, <SureView {...props} />)
    const cast = await castBallot(c.get('services'), voter, choices, c.get('receivedAt'))
    if (cast.ok) return c.redirect(inLanguage(c.get('language'), paths.ballot(props.code)), 303)
    const error = said(c, voter.prize, cast.error)
    return votersPage(c, <BallotView {...props} error={error} />, STATUS[cast.error])
  })

const unchanged: MiddlewareHandler<AppEnv> = (_c, next) => next()

export const voteRoutes = () => {
  const app = new Hono<AppEnv>()
  const open = allowInBothLanguages()
  // A ballot of sixty projects is long, and the Wi-Fi of a hall is not. Workers compress by themselves, and would twice.
  const small = getRuntimeKey() === 'workerd' ? unchanged : compress()

  app.get(paths.ballotStart, open, small, (c) => startPage(c))

  app.post(
    paths.ballotStart,
    open,
    form(codeForm, (c, state) =>
      startPage(c, {
        typed: typed(state, 'code'),
        error: ballotWords[c.get('language')].codeMissing,
        status: 422,
      }),
    ),
    async (c) => {
      const app = c.get('services')
      const { code } = c.req.valid('form')
      const prize = await currentPrize(app.db, c.get('receivedAt'))
      if (!prize) return startPage(c)
      const voter = await findVoter(app, prize, code, clientAddress(c))
      if (!voter.ok) return noVoter(c, prize, code, voter.error)
      const plain = code.toUpperCase().replace(/[^0-9A-Z]/g, '')
      return c.redirect(inLanguage(c.get('language'), paths.ballot(plain)), 303)
    },
  )

  app.get(paths.ballot(':code'), open, small, (c) =>
    withVoter(c, async (voter) =>
      votersPage(c, <BallotView {...(await ballotProps(c, voter, voter.choices, null))} />),
    ),
  )

  app.post(
    paths.ballot(':code'),
    open,
    small,
    form(ballotForm, (c) => vote(c, [Number.NaN], false)),
    (c) => {
      const input = c.req.valid('form')
      return vote(c, choicesOf(input), input.sure === '1')
    },
  )

  app.get(paths.ballotPicture(':key', ':number{[0-9]{1,3}}', ':rendition'), allow('public'), async (c) => {
    const { db } = c.get('services')
    const prize = await prizeByPictureKey(db, param(c, 'key'))
    const candidate =
      prize &&
      (await candidatesOf(db, prize.edition_id)).find(({ number }) => number === Number(param(c, 'number')))
    const photo = candidate?.photo_id ? await photoById(db, candidate.photo_id) : undefined
    const name = param(c, 'rendition')
    const stored =
      photo && isRenditionName(name) && (await c.get('services').files.get(renditionKey(photo.id, name)))
    if (!photo || !stored) return errorPage(c, 'not_found')
    const file = name.endsWith('.jpeg') ? withCredit(stored, creditOf(photo.credit)) : stored
    return c.body(file.body, 200, {
      'Cache-Control': 'public, max-age=86400',
      'Content-Type': `image/${name.split('.')[1]}`,
      'Content-Length': String(file.size),
    })
  })

  return app
}
