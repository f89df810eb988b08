/** Codes: printed, mailed, made worthless; stored nowhere but as digests. */
import { ballotCodeLetter } from '../../views/mail/ballot-code.ts'
import type { Actor } from '../account/rules.ts'
import type { Statement } from '../core/database.ts'
import { keyedHash, newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { post } from '../mail/store.ts'
import {
  batchNumber,
  insertBatch,
  insertRecipients,
  invalidateCode,
  knownRecipients,
  type NewBatch,
  type NewCode,
} from './box-store.ts'
import { keysOf, newBallotCode, showCode } from './codes.ts'
import { codesPdf } from './pdf.ts'
import { commit, event } from './prize-actions.ts'
import { readSerial, serialName } from './rules.ts'
import { prizeOf } from './store.ts'

/** A code on its way to paper or into a letter; kept nowhere. */
export interface IssuedCode {
  /** "B1-017" */
  readonly serial: string
  /** Twenty characters. */
  readonly code: string
}

const newCodes = async (app: Services, edition: Edition, size: number) => {
  const codes = Array.from({ length: size }, newBallotCode)
  const rows: NewCode[] = []
  for (const [index, code] of codes.entries()) {
    const keys = await keysOf(app.config.secret, edition.id, code)
    rows.push({ serial: index + 1, codeHash: keys.code, scanHash: keys.scan ?? '' })
  }
  return { codes, rows }
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
  const { codes, rows } = await newCodes(app, edition, input.size)
  const batch: NewBatch = { id: newId(), editionId: edition.id, ...input, codes: rows }
  const saved = await commit(
    app,
    [
      ...also,
      ...insertBatch(app.db.q, batch, actor.id, app.clock()),
      event(app, actor, edition, 'audience.codes_issued', {
        size: input.size,
        kind: input.kind,
      }),
    ],
    NOT_NOW,
  )
  if (!saved.ok) return saved
  const number = await batchNumber(app.db, batch.id)
  return ok(codes.map((code, index) => ({ serial: serialName(number, index + 1), code })))
}

/** The sheet to print: ten cards a page, each with its code and the same as QR. */
export const codeSheet = async (app: Services, edition: Edition, codes: readonly IssuedCode[]) => {
  const prize = await prizeOf(app.db, edition.id)
  const { origin } = app.config
  const cards = codes.map(({ serial, code }) => ({
    serial,
    code: showCode(code),
    address: origin + paths.ballot(code),
  }))
  const bytes = await codesPdf(app.assets, cards, {
    prize: prize?.title ?? '',
    edition: edition.title,
    start: `${origin.replace(/^https?:\/\//, '')}${paths.ballotStart}`,
    createdAt: app.clock(),
  })
  const batch = codes[0]?.serial.split('-')[0] ?? ''
  return { name: `stimmcodes-${edition.year}-${batch}.pdf`, type: 'application/pdf', bytes }
}

/** Mails one code to each address that has none yet. */
export const mailCodes = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: { list: string; addresses: readonly string[] },
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
  const { codes, rows } = await newCodes(app, edition, fresh.length)
  const now = app.clock()
  const letters = fresh.map(({ address, hash }, index) => {
    const code = codes[index] ?? ''
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
    label: input.list,
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
      event(app, actor, edition, 'audience.codes_mailed', { size: fresh.length }),
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
