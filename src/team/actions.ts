/** Working together on a submission: invite, accept, change rights, remove, leave, hand over. */
import { handedOverLetter, teamInvitationLetter } from '../../views/mail/team.ts'
import type { Actor } from '../account/rules.ts'
import { throttle } from '../account/throttle-store.ts'
import type { Detail } from '../audit/detail-words.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { guard, type Statement } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { post } from '../mail/store.ts'
import type { Own } from '../submission/actions.ts'
import { permit, type SharedRight } from '../submission/rules.ts'
import { type Person, peopleOf } from '../submission/store.ts'
import { INVITATION_MS, INVITATIONS_A_DAY, MAX_PEOPLE, peopleOpen, RESEND_MS } from './rules.ts'
import {
  accept,
  answered,
  changeRight,
  handOver,
  type Invitation,
  invitationsOf,
  invite,
  leave,
  offerFor,
  remove,
  swapRoles,
  takeBack,
} from './store.ts'

export interface Team {
  readonly people: readonly Person[]
  readonly invitations: readonly Invitation[]
}

/** Everybody on the submission; whoever only sees it through the organisation is not told. */
export const loadTeam = async (app: Services, actor: Actor, own: Own): Promise<Result<Team>> => {
  const people = await peopleOf(app.db, own.submission.id)
  if (!people.some(({ id }) => id === actor.id))
    return fail('not_found', 'Wer an dieser Einreichung mitarbeitet, sehen nur die Beteiligten.')
  return ok({ people, invitations: await invitationsOf(app.db, own.submission.id) })
}

const event = (app: Services, actor: Actor, { submission, edition }: Own, kind: AuditKind, detail?: Detail) =>
  record(app.db.q, {
    at: app.clock(),
    actorId: actor.id,
    editionId: edition.id,
    kind,
    subject: submission.id,
    detail,
  })

const writeOf = (app: Services, actor: Actor, { submission }: Own) => ({
  submissionId: submission.id,
  ownerId: actor.id,
  now: app.clock(),
})

/** Only the owner, and only while the list may change. */
const mayChangeList = (app: Services, { submission, edition, right }: Own): Result<null> => {
  const permitted = permit(right, 'own')
  return permitted.ok ? peopleOpen(submission, edition, app.clock()) : permitted
}

const nameOf = ({ name, email }: Actor) => name || email

/** Invites an address, or renews its invitation; asking twice within minutes sends one letter. */
export const inviteColleague = async (
  app: Services,
  actor: Actor,
  own: Own,
  input: { email: string; may: SharedRight },
): Promise<Result<null>> => {
  const allowed = mayChangeList(app, own)
  if (!allowed.ok) return allowed
  const { people, invitations } = await teamOf(app, own)
  if (people.some(({ email }) => email === input.email))
    return fail('invalid', 'Diese Person arbeitet schon mit. Ihr Recht ändern Sie in der Liste.')
  const now = app.clock()
  const sent = invitations.find(({ email }) => email === input.email)
  if (sent && sent.may === input.may && sent.sent_at > now - RESEND_MS) return ok(null)
  const saved = await app.db.commit([
    ...throttle(app.db.q, `invite:${actor.id}`, INVITATIONS_A_DAY, 86_400_000, now),
    invite(app.db.q, writeOf(app, actor, own), input),
    guard,
    event(app, actor, own, 'team.invited', { may: input.may }),
    invitationMail(app, actor, own, input, now),
  ])
  if (saved.ok) return ok(null)
  return people.length + invitations.length >= MAX_PEOPLE
    ? fail('invalid', `Mehr als ${MAX_PEOPLE} Menschen je Einreichung sind nicht möglich.`)
    : fail(
        'invalid',
        'Die Einladung ging nicht hinaus: Heute wurden schon sehr viele verschickt, oder die Liste hat sich gerade geändert. Bitte laden Sie die Seite neu, oder versuchen Sie es morgen noch einmal.',
      )
}

const teamOf = async (app: Services, { submission }: Own): Promise<Team> => ({
  people: await peopleOf(app.db, submission.id),
  invitations: await invitationsOf(app.db, submission.id),
})

/** The link names the submission: which invitation it is follows from the address that signs in. */
const invitationMail = (
  app: Services,
  actor: Actor,
  { submission, edition }: Own,
  { email, may }: { email: string; may: SharedRight },
  now: number,
): Statement =>
  post(
    app.db.q,
    {
      key: `invitation:${submission.id}:${email}:${now}`,
      kind: 'team_invitation',
      to: email,
      ...teamInvitationLetter({
        edition: edition.title,
        title: submission.title,
        by: nameOf(actor),
        may,
        expiresAt: now + INVITATION_MS,
        link: app.config.origin + paths.invitation(submission.id),
      }),
    },
    now,
  )

/** Renews an open invitation with its right. */
export const renewInvitation = async (
  app: Services,
  actor: Actor,
  own: Own,
  id: string,
): Promise<Result<null>> => {
  const known = (await invitationsOf(app.db, own.submission.id)).find((one) => one.id === id)
  return known ? inviteColleague(app, actor, own, known) : fail('not_found', GONE)
}

const GONE = 'Diese Einladung gibt es nicht mehr. Bitte laden Sie die Liste neu.'

/** Takes an invitation back; its letter leads nowhere then. */
export const takeInvitationBack = async (
  app: Services,
  actor: Actor,
  own: Own,
  id: string,
): Promise<Result<null>> => {
  const permitted = permit(own.right, 'own')
  if (!permitted.ok) return permitted
  const saved = await app.db.commit([
    takeBack(app.db.q, writeOf(app, actor, own), id),
    guard,
    event(app, actor, own, 'team.invitation_taken_back'),
  ])
  return saved.ok ? ok(null) : fail('not_found', GONE)
}

const NOT_FOR_YOU = (email: string) =>
  `Diese Einladung gibt es nicht mehr, oder sie gilt für eine andere Adresse. Sie sind als ${email} angemeldet.`

/** The invitation of this submission for the actor's address. */
export const loadOffer = async (app: Services, actor: Actor, submissionId: string) => {
  const offer = await offerFor(app.db, submissionId, actor.email, app.clock())
  return offer ? ok(offer) : fail('not_found', NOT_FOR_YOU(actor.email))
}

/** Whoever signed in with the invited address joins. */
export const acceptOffer = async (
  app: Services,
  actor: Actor,
  submissionId: string,
): Promise<Result<null>> => {
  const loaded = await loadOffer(app, actor, submissionId)
  if (!loaded.ok) return loaded
  const { id, may, edition_id } = loaded.value
  const now = app.clock()
  const saved = await app.db.commit([
    accept(app.db.q, id, actor.id, now),
    guard,
    answered(app.db.q, id, actor.email),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition_id,
      kind: 'team.joined',
      subject: submissionId,
      detail: { may },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'closed',
        'Die Einladung gilt nicht mehr: Seit dem Einreichungsschluss steht fest, wer mitarbeitet.',
      )
}

/** Declines; nobody is told more than that the invitation is gone. */
export const declineOffer = async (
  app: Services,
  actor: Actor,
  submissionId: string,
): Promise<Result<null>> => {
  const loaded = await loadOffer(app, actor, submissionId)
  if (!loaded.ok) return loaded
  await app.db.commit([answered(app.db.q, loaded.value.id, actor.email)])
  return ok(null)
}

const NOBODY = 'Diese Person arbeitet nicht (mehr) mit. Bitte laden Sie die Liste neu.'

/** Changes what somebody may do. */
export const changeColleague = async (
  app: Services,
  actor: Actor,
  own: Own,
  person: string,
  may: SharedRight,
): Promise<Result<null>> => {
  const allowed = mayChangeList(app, own)
  if (!allowed.ok) return allowed
  const saved = await app.db.commit([
    changeRight(app.db.q, writeOf(app, actor, own), person, may),
    guard,
    event(app, actor, own, 'team.right_changed', { account: person, may }),
  ])
  return saved.ok ? ok(null) : fail('not_found', NOBODY)
}

/** Takes somebody off the list, at once and at any time. */
export const removeColleague = async (
  app: Services,
  actor: Actor,
  own: Own,
  person: string,
): Promise<Result<null>> => {
  const permitted = permit(own.right, 'own')
  if (!permitted.ok) return permitted
  const saved = await app.db.commit([
    remove(app.db.q, writeOf(app, actor, own), person),
    guard,
    event(app, actor, own, 'team.removed', { account: person }),
  ])
  return saved.ok ? ok(null) : fail('not_found', NOBODY)
}

/** Goes, at any time; the owner hands over first. */
export const leaveTeam = async (app: Services, actor: Actor, own: Own): Promise<Result<null>> => {
  if (own.right === 'own')
    return fail(
      'closed',
      'Diese Einreichung gehört Ihnen. Übergeben Sie sie zuerst an jemanden auf der Liste, oder ziehen Sie sie zurück.',
    )
  const saved = await app.db.commit([
    leave(app.db.q, own.submission.id, actor.id),
    guard,
    event(app, actor, own, 'team.left'),
  ])
  return saved.ok ? ok(null) : fail('not_found', NOBODY)
}

/** Makes one of the people the owner; the old one stays with the right to hand in, and may leave. */
export const handOverTo = async (
  app: Services,
  actor: Actor,
  own: Own,
  person: string,
): Promise<Result<null>> => {
  const permitted = permit(own.right, 'own')
  if (!permitted.ok) return permitted
  const { submission, edition } = own
  const successor = (await peopleOf(app.db, submission.id)).find(
    ({ id, right }) => id === person && right !== 'own',
  )
  if (!successor) return fail('not_found', NOBODY)
  const write = writeOf(app, actor, own)
  const letter = handedOverLetter({
    edition: edition.title,
    title: submission.title,
    by: nameOf(actor),
    link: app.config.origin + paths.submission(submission.id),
  })
  const key = `handed_over:${submission.id}:${person}:${write.now}`
  const saved = await app.db.commit([
    handOver(app.db.q, write, person, edition.id),
    guard,
    ...swapRoles(app.db.q, write, person),
    event(app, actor, own, 'team.handed_over', { account: person }),
    post(app.db.q, { key, kind: 'handed_over', to: successor.email, ...letter }, write.now),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'conflict',
        'Die Übergabe ging nicht: Die Liste hat sich gerade geändert, oder diese Person hat schon zu viele Entwürfe. Bitte laden Sie die Seite neu.',
      )
}
