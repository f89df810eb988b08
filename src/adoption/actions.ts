/** A municipality reports that it took a project over, proves its address, and organisers accept it or not. */
import { adoptionDecidedLetter, adoptionProofLetter } from '../../views/mail/adoption.ts'
import type { Actor } from '../account/rules.ts'
import { throttle } from '../account/throttle-store.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { keyedHash, newId, newToken, sha256 } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { post } from '../mail/store.ts'
import { resolveOrganisation } from '../register/actions.ts'
import { A_DAY, type Decision, PROOF_MS } from './rules.ts'
import type { ReportInput } from './schema.ts'
import {
  adoptionOf,
  decide,
  forgetUnproven,
  insertAdoption,
  prove,
  type Reported,
  takeBack,
} from './store.ts'

/** The project that was taken over. */
export interface Adopted {
  readonly edition: Edition
  readonly submission: string
  readonly title: string
}

const DAY = 86_400_000
const NOBODY = {
  organisation: '',
  organisation_key: null,
  organisation_population: null,
  organisation_kind: null,
}

/** Keeps the report and mails the link that proves the address. */
export const reportAdoption = async (
  app: Services,
  { edition, submission, title }: Adopted,
  input: ReportInput,
  client: string,
): Promise<Result<null>> => {
  const now = app.clock()
  const { q } = app.db
  const token = newToken()
  const id = newId()
  const count = async (kind: keyof typeof A_DAY, of: string) =>
    throttle(q, `adoption_${kind}:${await keyedHash(app.config.secret, of)}`, A_DAY[kind], DAY, now)
  const picked = { organisation: input.organisation, key: input.organisation_key ?? '' }
  const { organisation_key } = await resolveOrganisation(app, NOBODY, picked)
  const row = {
    id,
    edition_id: edition.id,
    submission_id: submission,
    municipality: input.organisation,
    municipality_key: organisation_key,
    email: input.email,
    what: input.what,
    since: Number(input.since),
    token_hash: await sha256(token),
    created_at: now,
  }
  const letter = adoptionProofLetter({
    project: title,
    edition: edition.title,
    municipality: input.organisation,
    days: PROOF_MS / DAY,
    link: app.config.origin + paths.adoptionProof(token),
  })
  const saved = await app.db.commit([
    ...(await count('client', client)),
    ...(await count('email', input.email)),
    ...(await count('project', submission)),
    forgetUnproven(q, now),
    insertAdoption(q, row),
    guard,
    record(q, { at: now, actorId: null, editionId: edition.id, kind: 'adoption.reported', subject: id }),
    post(q, { key: `adoption:${id}`, kind: 'adoption', to: input.email, ...letter }, now),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'too_many',
        'Heute sind schon sehr viele Meldungen eingegangen. Ihre Angaben stehen noch in den Feldern; bitte versuchen Sie es morgen noch einmal.',
      )
}

/** The address is proven; from now on organisers see the report. */
export const proveAdoption = async (app: Services, token: string): Promise<Result<null>> => {
  const now = app.clock()
  const saved = await app.db.commit([prove(app.db.q, await sha256(token), now), guard])
  return saved.ok
    ? ok(null)
    : fail('closed', 'Diese Meldung ist schon bestätigt, oder der Link gilt nicht mehr.')
}

/** Whoever reported takes it back: it is gone from the page at once, and their address from the database. */
export const takeBackAdoption = async (app: Services, adoption: Reported): Promise<Result<null>> => {
  const now = app.clock()
  const saved = await app.db.commit([
    takeBack(app.db.q, adoption.token_hash, now),
    guard,
    record(app.db.q, {
      at: now,
      actorId: null,
      editionId: adoption.edition_id,
      kind: 'adoption.taken_back',
      subject: adoption.id,
    }),
  ])
  return saved.ok ? ok(null) : fail('closed', 'Diese Meldung ist schon zurückgezogen.')
}

/** Organisers put a report on the page, refuse it, or take it down again; the reporter reads why. */
export const decideAdoption = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  id: string,
  decided: { readonly decision: Decision; readonly reason: string },
): Promise<Result<null>> => {
  const adoption = await adoptionOf(app.db, edition.id, id)
  if (!adoption) return fail('not_found', 'Diese Meldung gibt es nicht.')
  const now = app.clock()
  const { decision, reason } = decided
  const letter = adoptionDecidedLetter({ ...adoption, decision, reason, origin: app.config.origin })
  const saved = await app.db.commit([
    decide(app.db.q, { id, decision, reason, by: actor.id, now }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: `adoption.${decision}`,
      subject: id,
    }),
    ...(adoption.email === ''
      ? []
      : [
          post(
            app.db.q,
            { key: `adoption:${id}:${decision}`, kind: 'adoption', to: adoption.email, ...letter },
            now,
          ),
        ]),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'conflict',
        'Darüber ist inzwischen entschieden, oder die Meldung ist zurückgezogen. Bitte laden Sie die Seite neu.',
      )
}
