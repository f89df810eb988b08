/** Organisers prepare the audience's vote: question, candidates, codes, help desk. */
import { ballotCodeLetter } from '../../views/mail/ballot-code.ts'
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import type { Statement } from '../core/database.ts'
import { keyedHash, newBlobKey, newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { nomineesOf } from '../deliberation/decision-store.ts'
import type { Edition } from '../edition/store.ts'
import { post } from '../mail/store.ts'
import { keysOf, newBallotCode, showCode } from './codes.ts'
import { firstSentence, MOST_CANDIDATES, readSerial, serialName } from './rules.ts'
import type { PrizeInput } from './schema.ts'
import {
  type CandidateRow,
  entriesToChoose,
  fixPrize,
  insertBatch,
  insertRecipients,
  invalidateCode,
  knownRecipients,
  moveWindow,
  type NewBatch,
  type Prize,
  prizeOf,
  savePrizeRow,
} from './store.ts'

const CHANGED = fail(
  'conflict',
  'Inzwischen hat jemand anderes diese Abstimmung geändert. Ihre Eingaben stehen noch hier; bitte laden Sie die Seite in einem zweiten Fenster neu und vergleichen Sie.',
)

const event = (
  app: Services,
  actor: Actor,
  edition: Edition,
  kind: string,
  detail?: Record<string, unknown>,
) =>
  record(app.db.q, {
    at: app.clock(),
    actorId: actor.id,
    editionId: edition.id,
    kind,
    subject: edition.id,
    ...(detail ? { detail } : {}),
  })

const commit = async (
  app: Services,
  statements: readonly Statement[],
  refusal: ReturnType<typeof fail> = CHANGED,
): Promise<Result<null>> => ((await app.db.commit(statements)).ok ? ok(null) : refusal)

/** Saves question and window while nothing is fixed. */
export const savePrize = (
  app: Services,
  actor: Actor,
  edition: Edition,
  { may_change, ...input }: PrizeInput,
): Promise<Result<null>> =>
  commit(app, [
    ...savePrizeRow(app.db.q, {
      edition_id: edition.id,
      ...input,
      may_change: may_change === '1' ? 1 : 0,
    }),
    event(app, actor, edition, 'audience.saved'),
  ])

/** Moves the window of a fixed vote: both ends before it opens, only the end while it runs. */
export const changeWindow = (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: { version: number; opens_at: number; closes_at: number },
): Promise<Result<null>> => {
  const { version, opens_at: opensAt, closes_at: closesAt } = input
  return commit(
    app,
    [
      ...moveWindow(app.db.q, { edition_id: edition.id, version }, { opensAt, closesAt }, app.clock()),
      event(app, actor, edition, 'audience.window_moved', { opensAt, closesAt }),
    ],
    fail(
      'conflict',
      'Das lässt sich nicht mehr so ändern: Läuft die Abstimmung, kann nur noch das Ende verschoben werden, und was zu Ende ist, bleibt zu Ende.',
    ),
  )
}

export interface CandidateDraft extends CandidateRow {
  readonly category: string | null
}

/** Who would stand for election now, with a sentence from the entry itself. */
export const candidateDrafts = async (
  app: Services,
  edition: Edition,
  field: Prize['field'],
): Promise<CandidateDraft[]> => {
  const nominated = new Set([...(await nomineesOf(app.db, edition.id)).values()].flat())
  const entries = (await entriesToChoose(app.db, edition.id)).filter(
    ({ id }) => field === 'shown' || nominated.has(id),
  )
  return entries.map((entry, index) => ({
    number: index + 1,
    submission_id: entry.id,
    title: entry.title,
    organisation: entry.organisation,
    sentence: firstSentence(entry.summary ?? ''),
    photo_id: entry.photo_id,
    category: entry.category,
  }))
}

/** Fixes question and candidates: from now on they stand, and codes can be given out. */
export const fixVote = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: { version: number; sentences: ReadonlyMap<string, string> },
): Promise<Result<null>> => {
  const prize = await prizeOf(app.db, edition.id)
  if (!prize) return fail('not_found', 'Für dieses Jahr ist noch kein Publikumspreis angelegt.')
  if (prize.fixed_at !== null) return fail('closed', 'Die Abstimmung ist schon festgelegt.')
  if (prize.closes_at <= app.clock())
    return fail(
      'invalid',
      'Das Ende der Abstimmung liegt in der Vergangenheit. Bitte ändern Sie zuerst die Zeiten.',
    )
  const drafts = await candidateDrafts(app, edition, prize.field)
  if (drafts.length < 2)
    return fail(
      'invalid',
      'Zur Wahl müssen mindestens zwei Projekte stehen. Legen Sie zuerst die Nominierten fest.',
    )
  if (drafts.length > MOST_CANDIDATES)
    return fail(
      'invalid',
      `Zur Wahl können höchstens ${MOST_CANDIDATES} Projekte stehen, es sind ${drafts.length}.`,
    )
  const candidates = drafts.map(({ category: _, ...draft }) => ({
    ...draft,
    sentence: input.sentences.get(draft.submission_id) || draft.sentence,
  }))
  return commit(app, [
    ...fixPrize(
      app.db.q,
      { edition_id: edition.id, version: input.version },
      candidates,
      newBlobKey(),
      app.clock(),
    ),
    event(app, actor, edition, 'audience.fixed', { candidates: candidates.length }),
  ])
}

/** A code on its way to paper or into a letter; kept nowhere. */
export interface IssuedCode {
  readonly serial: number
  /** Twenty characters. */
  readonly code: string
}

const newCodes = async (app: Services, edition: Edition, size: number) => {
  const issued: IssuedCode[] = []
  const rows = []
  for (let serial = 1; serial <= size; serial += 1) {
    const code = newBallotCode()
    const keys = await keysOf(app.config.secret, edition.id, code)
    issued.push({ serial, code })
    rows.push({ serial, codeHash: keys.code, scanHash: keys.scan ?? '' })
  }
  return { issued, rows }
}

const NOT_NOW = fail(
  'closed',
  'Codes gibt es erst, wenn die Abstimmung festgelegt ist, und nur bis zu ihrem Ende.',
)

/** Makes a batch of codes to print. They are shown this once; what is stored cannot be turned back into codes. */
export const issueBatch = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: { label: string; size: number; kind: NewBatch['kind'] },
  also: readonly Statement[] = [],
): Promise<Result<IssuedCode[]>> => {
  const { issued, rows } = await newCodes(app, edition, input.size)
  const batch: NewBatch = { id: newId(), editionId: edition.id, ...input, codes: rows }
  const saved = await commit(
    app,
    [
      ...also,
      ...insertBatch(app.db.q, batch, actor.id, app.clock()),
      event(app, actor, edition, 'audience.codes_issued', {
        label: input.label,
        size: input.size,
        kind: input.kind,
      }),
    ],
    NOT_NOW,
  )
  return saved.ok ? ok(issued) : saved
}

/** Mails one code to each address that has none yet. */
export const mailCodes = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: { label: string; addresses: readonly string[] },
): Promise<Result<{ mailed: number; known: number }>> => {
  const prize = await prizeOf(app.db, edition.id)
  if (!prize?.fixed_at) return NOT_NOW
  const hashes = await Promise.all(
    input.addresses.map((address) => keyedHash(app.config.secret, `ballot-mail/1:${edition.id}:${address}`)),
  )
  const known = await knownRecipients(app.db, edition.id, hashes)
  const fresh = input.addresses.flatMap((address, index) => {
    const hash = hashes[index] ?? ''
    return known.has(hash) ? [] : [{ address, hash }]
  })
  if (fresh.length === 0) return ok({ mailed: 0, known: known.size })
  const { issued, rows } = await newCodes(app, edition, fresh.length)
  const now = app.clock()
  const letters = fresh.map(({ address, hash }, index) => {
    const code = issued[index]?.code ?? ''
    const letter = ballotCodeLetter({
      prize: prize.title,
      edition: edition.title,
      code: showCode(code),
      link: app.config.origin + paths.ballot(code),
      opensAt: prize.opens_at,
      closesAt: prize.closes_at,
    })
    return post(app.db.q, { key: `ballot:${hash}`, kind: 'ballot_code', to: address, ...letter }, now)
  })
  const batch: NewBatch = {
    id: newId(),
    editionId: edition.id,
    label: input.label,
    kind: 'mail',
    codes: rows,
  }
  const saved = await commit(
    app,
    [
      ...insertBatch(app.db.q, batch, actor.id, now),
      insertRecipients(
        app.db.q,
        edition.id,
        fresh.map(({ hash }) => hash),
      ),
      ...letters,
      event(app, actor, edition, 'audience.codes_mailed', { label: input.label, size: fresh.length }),
    ],
    NOT_NOW,
  )
  return saved.ok ? ok({ mailed: fresh.length, known: known.size }) : saved
}

/**
 * Help desk: makes a lost code worthless before it is used, and gives out another where wanted.
 * @returns the new code, or null
 */
export const invalidate = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: { serial: string; replace: boolean },
): Promise<Result<IssuedCode | null>> => {
  const serial = readSerial(input.serial)
  if (!serial)
    return fail('invalid', 'Diese Nummer ist so nicht lesbar. Sie steht neben dem Code, zum Beispiel B1-017.')
  const name = serialName(serial.batch, serial.serial)
  const gone = invalidateCode(app.db.q, edition.id, serial.batch, serial.serial, app.clock())
  const log = event(app, actor, edition, 'audience.code_invalidated', { serial: name })
  const refusal = fail(
    'conflict',
    `${name} lässt sich nicht sperren: Es gibt die Nummer nicht, sie ist schon gesperrt, mit ihr wurde schon abgestimmt, oder die Abstimmung ist zu Ende.`,
  )
  if (!input.replace) {
    const saved = await commit(app, [...gone, log], refusal)
    return saved.ok ? ok(null) : saved
  }
  const replaced = await issueBatch(
    app,
    actor,
    edition,
    { label: `Ersatz für ${name}`, size: 1, kind: 'replacement' },
    [...gone, log],
  )
  return replaced.ok ? ok(replaced.value[0] ?? null) : refusal
}
