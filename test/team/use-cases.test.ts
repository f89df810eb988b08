/** Inviting, joining, leaving and handing over, on a real database; whoever is not asked learns nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { guard } from '../../src/core/database.ts'
import type { Services } from '../../src/core/services.ts'
import type { Edition } from '../../src/edition/store.ts'
import { loadOwn, saveDraft } from '../../src/submission/actions.ts'
import { listOwn, peopleOf, submissionById } from '../../src/submission/store.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import {
  acceptOffer,
  changeColleague,
  declineOffer,
  handOverTo,
  inviteColleague,
  leaveTeam,
  loadOffer,
  loadTeam,
  removeColleague,
  renewInvitation,
  takeInvitationBack,
} from '../../src/team/actions.ts'
import { INVITATION_MS, INVITATIONS_A_DAY, MAX_PEOPLE, RESEND_MS } from '../../src/team/rules.ts'
import { accept, changeRight, handOver, invitationsOf, invite, offersFor } from '../../src/team/store.ts'
import {
  at,
  CLOSES,
  categoryOf,
  completeInput,
  draft,
  emptyWorld,
  entry,
  must,
  OPENS,
  openYear,
  own,
  person,
  share,
  type World,
} from '../submission/world.ts'

let world: World
let app: Services
let edition: Edition
let owner: Actor
let colleague: Actor
let stranger: Actor
let id: string

beforeAll(async () => {
  world = emptyWorld()
  app = world.app
  edition = await openYear(app, await person(app, 'gs@x.example', true), 2026)
  colleague = await person(app, 'kollege@x.example')
  stranger = await person(app, 'fremd@x.example')
})
afterAll(() => world.close())

let count = 0
beforeEach(async () => {
  // A new owner each time, lest the quota of drafts were the reason.
  count += 1
  owner = await person(app, `owner${count}@x.example`)
  id = await draft(app, owner, edition, 'Gemeinsam')
})

const invitationLetters = () =>
  app.db.q
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'body'])
    .where('kind', '=', 'team_invitation')
    .where('key', 'like', `invitation:${id}:%`)
    .execute()

const rightsNow = async () =>
  Object.fromEntries((await peopleOf(app.db, id)).map(({ email, right }) => [email, right]))

describe('an invitation', () => {
  test('is a letter that leads to it, and the right comes with accepting', async () => {
    must(
      await inviteColleague(app, owner, await own(app, owner, id), {
        email: colleague.email,
        may: 'hand_in',
      }),
    )
    const [letter] = await invitationLetters()
    expect(letter).toMatchObject({ recipient: colleague.email })
    expect(letter?.body).toContain(`http://127.0.0.1:3000/einladungen/${id}\n`)
    expect(letter?.body).toContain('Sie dürfen: bearbeiten und einreichen')
    expect((await loadOwn(app, colleague, id)).ok).toBe(false)
    expect(must(await loadOffer(app, colleague, id))).toMatchObject({ title: 'Gemeinsam', may: 'hand_in' })
    must(await acceptOffer(app, colleague, id))
    expect((await own(app, colleague, id)).right).toBe('hand_in')
    expect(await invitationsOf(app.db, id)).toEqual([])
    expect((await listOwn(app.db, colleague.id)).find((item) => item.id === id)).toMatchObject({
      owner: owner.email,
      right: 'hand_in',
    })
  })

  test('is nothing to anybody else', async () => {
    must(
      await inviteColleague(app, owner, await own(app, owner, id), { email: colleague.email, may: 'edit' }),
    )
    const [invitation] = await invitationsOf(app.db, id)
    const never = await loadOffer(app, stranger, 'nothing')
    expect(await loadOffer(app, stranger, id)).toEqual(never)
    expect(await acceptOffer(app, stranger, id)).toEqual(never)
    expect(await declineOffer(app, stranger, id)).toEqual(never)
    const stolen = await app.db.commit([accept(app.db.q, invitation?.id ?? '', stranger.id, OPENS), guard])
    expect(stolen).toMatchObject({ error: 'guard' })
    expect(await invitationsOf(app.db, id)).toHaveLength(1)
  })

  test('asked for twice is one letter; later it is sent again', async () => {
    const seen = await own(app, owner, id)
    const input = { email: colleague.email, may: 'edit' } as const
    await Promise.all([1, 2, 3].map(() => inviteColleague(app, owner, seen, input)))
    expect(await invitationLetters()).toHaveLength(1)
    const [invitation] = await invitationsOf(app.db, id)
    const later = at(app, OPENS + RESEND_MS)
    must(await renewInvitation(later, owner, seen, invitation?.id ?? ''))
    expect(await invitationLetters()).toHaveLength(2)
    expect((await invitationsOf(app.db, id)).map(({ expires_at }) => expires_at)).toEqual([
      OPENS + RESEND_MS + INVITATION_MS,
    ])
  })

  test('runs out, and can be taken back or declined', async () => {
    const seen = await own(app, owner, id)
    const input = { email: colleague.email, may: 'edit' } as const
    must(await inviteColleague(app, owner, seen, input))
    expect(
      (await offersFor(app.db, colleague.email, OPENS)).map(({ submission_id }) => submission_id),
    ).toContain(id)
    expect((await acceptOffer(at(app, OPENS + INVITATION_MS), colleague, id)).ok).toBe(false)
    const [invitation] = await invitationsOf(app.db, id)
    must(await takeInvitationBack(app, owner, seen, invitation?.id ?? ''))
    expect((await acceptOffer(app, colleague, id)).ok).toBe(false)
    must(await inviteColleague(at(app, OPENS + RESEND_MS), owner, seen, input))
    must(await declineOffer(app, colleague, id))
    expect((await acceptOffer(app, colleague, id)).ok).toBe(false)
  })

  test('is not for those who are already there', async () => {
    await share(app, id, colleague, 'view')
    const seen = await own(app, owner, id)
    for (const email of [owner.email, colleague.email])
      expect(await inviteColleague(app, owner, seen, { email, may: 'edit' })).toMatchObject({
        error: { kind: 'invalid', message: expect.stringContaining('arbeitet schon mit') },
      })
  })

  test('is limited per submission and per day', async () => {
    const inviteAll = async (submission: string, from: number, many: number) => {
      const seen = await own(app, owner, submission)
      let sent = 0
      for (let index = 0; index < many; index += 1) {
        const email = `gast${from + index}@x.example`
        if ((await inviteColleague(app, owner, seen, { email, may: 'view' })).ok) sent += 1
      }
      return sent
    }
    expect(await inviteAll(id, 0, MAX_PEOPLE + 3)).toBe(MAX_PEOPLE - 1)
    const second = await draft(app, owner, edition, 'Noch einer')
    expect(await inviteAll(second, 100, MAX_PEOPLE)).toBe(MAX_PEOPLE - 1)
    const third = await draft(app, owner, edition, 'Und noch einer')
    expect(await inviteAll(third, 200, MAX_PEOPLE)).toBe(INVITATIONS_A_DAY - 2 * (MAX_PEOPLE - 1))
  })
})

describe('the list', () => {
  test('belongs to the owner', async () => {
    await share(app, id, colleague, 'hand_in')
    await share(app, id, stranger, 'view')
    const seen = await own(app, colleague, id)
    const tries = [
      inviteColleague(app, colleague, seen, { email: 'neu@x.example', may: 'view' }),
      changeColleague(app, colleague, seen, colleague.id, 'hand_in'),
      removeColleague(app, colleague, seen, stranger.id),
      handOverTo(app, colleague, seen, stranger.id),
    ]
    for (const result of await Promise.all(tries))
      expect(result).toMatchObject({ ok: false, error: { kind: 'forbidden' } })
    const write = { submissionId: id, ownerId: colleague.id, now: OPENS }
    const { q } = app.db
    for (const statement of [
      invite(q, write, { email: 'neu@x.example', may: 'view' }),
      changeRight(q, write, stranger.id, 'edit'),
      handOver(q, write, stranger.id, edition.id),
    ])
      expect(await app.db.commit([statement, guard])).toMatchObject({ error: 'guard' })
    expect(await rightsNow()).toEqual({
      [owner.email]: 'own',
      [colleague.email]: 'hand_in',
      [stranger.email]: 'view',
    })
  })

  test('changes, and a removed person is gone at once', async () => {
    await share(app, id, colleague, 'view')
    const seen = await own(app, owner, id)
    must(await changeColleague(app, owner, seen, colleague.id, 'edit'))
    expect((await own(app, colleague, id)).right).toBe('edit')
    must(await removeColleague(app, owner, seen, colleague.id))
    expect((await loadOwn(app, colleague, id)).ok).toBe(false)
    expect(await removeColleague(app, owner, seen, colleague.id)).toMatchObject({
      error: { kind: 'not_found' },
    })
  })

  test('is locked after the deadline, but one may still see, leave, remove and hand over', async () => {
    await share(app, id, colleague, 'edit')
    await share(app, id, stranger, 'view')
    const seen = await own(app, owner, id)
    must(await inviteColleague(app, owner, seen, { email: 'spaet@x.example', may: 'edit' }))
    const late = await person(app, 'spaet@x.example')
    const after = at(app, CLOSES)
    const closed = { ok: false, error: { kind: 'closed' } }
    expect(await inviteColleague(after, owner, seen, { email: 'neu@x.example', may: 'view' })).toMatchObject(
      closed,
    )
    expect(await changeColleague(after, owner, seen, colleague.id, 'hand_in')).toMatchObject(closed)
    expect((await acceptOffer(after, late, id)).ok).toBe(false)
    const [invitation] = await invitationsOf(app.db, id)
    expect(
      await app.db.commit([accept(app.db.q, invitation?.id ?? '', late.id, CLOSES), guard]),
    ).toMatchObject({ error: 'guard' })
    expect((await own(after, colleague, id)).right).toBe('edit')
    must(await leaveTeam(after, stranger, await own(app, stranger, id)))
    must(await handOverTo(after, owner, seen, colleague.id))
    must(await removeColleague(after, colleague, await own(app, colleague, id), owner.id))
    expect(await rightsNow()).toEqual({ [colleague.email]: 'own' })
  })

  test('stays locked while a private extension opens the texts again', async () => {
    await share(app, id, colleague, 'edit')
    const { q } = app.db
    must(
      await app.db.commit([
        q
          .updateTable('submission')
          .set({ extended_until: CLOSES + 86_400_000 })
          .where('id', '=', id),
      ]),
    )
    const after = at(app, CLOSES + 1)
    const seen = await own(after, owner, id)
    const { id: category } = await categoryOf(app, edition)
    must(
      await saveDraft(
        after,
        colleague,
        await own(after, colleague, id),
        completeInput(2, 'Später', category),
        CLOSES + 1,
      ),
    )
    expect(await inviteColleague(after, owner, seen, { email: 'neu@x.example', may: 'edit' })).toMatchObject({
      error: { kind: 'closed', message: expect.stringContaining('steht fest, wer mitarbeitet') },
    })
    const write = { submissionId: id, ownerId: owner.id, now: CLOSES + 1 }
    expect(
      await app.db.commit([invite(q, write, { email: 'neu@x.example', may: 'edit' }), guard]),
    ).toMatchObject({ error: 'guard' })
    expect(await app.db.commit([changeRight(q, write, colleague.id, 'hand_in'), guard])).toMatchObject({
      error: 'guard',
    })
  })

  test('is not shown to strangers, nor open once withdrawn', async () => {
    const seen = await own(app, owner, id)
    expect(await loadTeam(app, stranger, seen)).toMatchObject({ error: { kind: 'not_found' } })
    must(await withdrawSubmission(app, owner, seen, 2))
    const gone = await own(app, owner, id)
    expect(await inviteColleague(app, owner, gone, { email: 'neu@x.example', may: 'view' })).toMatchObject({
      error: { kind: 'closed' },
    })
  })
})

describe('handing over', () => {
  test('swaps the roles, tells the new owner, and only the new owner can do it again', async () => {
    await share(app, id, colleague, 'view')
    const seen = await own(app, owner, id)
    must(await handOverTo(app, owner, seen, colleague.id))
    expect(await rightsNow()).toEqual({ [colleague.email]: 'own', [owner.email]: 'hand_in' })
    // Decided on what was loaded before.
    expect((await handOverTo(app, owner, seen, colleague.id)).ok).toBe(false)
    const letter = await app.db.q
      .selectFrom('outbox')
      .select(['recipient', 'body'])
      .where('key', 'like', `handed_over:${id}:%`)
      .executeTakeFirst()
    expect(letter?.recipient).toBe(colleague.email)
    must(await leaveTeam(app, owner, await own(app, owner, id)))
    expect((await loadOwn(app, owner, id)).ok).toBe(false)
  })

  test('goes only to somebody on the list, and the owner cannot just leave', async () => {
    const seen = await own(app, owner, id)
    expect(await handOverTo(app, owner, seen, stranger.id)).toMatchObject({ error: { kind: 'not_found' } })
    expect(await leaveTeam(app, owner, seen)).toMatchObject({ error: { kind: 'closed' } })
    expect((await submissionById(app.db, id))?.owner_id).toBe(owner.id)
  })

  test('does not get round the quota of drafts', async () => {
    const full = await person(app, `voll${count}@x.example`)
    for (let index = 0; index < 20; index += 1) await draft(app, full, edition, `Nr. ${index}`)
    await share(app, id, full, 'edit')
    expect(await handOverTo(app, owner, await own(app, owner, id), full.id)).toMatchObject({
      error: { kind: 'conflict' },
    })
    const handedIn = await entry(app, owner, edition, 'Fertig')
    await share(app, handedIn, full, 'edit')
    must(await handOverTo(app, owner, await own(app, owner, handedIn), full.id))
  })
})
