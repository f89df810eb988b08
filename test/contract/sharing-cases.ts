/** Working together and leaving, on both runtimes: rights, quota, invitations and erasure stand in the SQL. */
import assert from 'node:assert/strict'
import { type Database, guard, type Statement } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import { fileKey } from '../../src/entry-form/files.ts'
import {
  deleteDraft,
  deleteFilesOfDraft,
  deleteSubmissionsOf,
  eraseAccount,
  forgetPerson,
  keepWithOrganisation,
  ownedBy,
  passOn,
} from '../../src/leaving/store.ts'
import { post } from '../../src/mail/store.ts'
import { claimedDomains, confirmDomain } from '../../src/organisation/store.ts'
import { allKeys } from '../../src/photo/rules.ts'
import { insertSubmissionPhoto, NOTHING_SAID, touchBeforeDeadline } from '../../src/photo/store.ts'
import { MAX_DRAFTS, type SharedRight } from '../../src/submission/rules.ts'
import {
  insertDraft,
  listOfOrganisation,
  listOwn,
  peopleOf,
  submissionById,
  submissionFor,
  updateBeforeDeadline,
} from '../../src/submission/store.ts'
import { accept, changeRight, handOver, invite, swapRoles } from '../../src/team/store.ts'
import type { Case } from './cases.ts'

const NOW = Date.UTC(2026, 5, 1)
const HOUR = 3_600_000

const written = async (db: Database, ...statements: Statement[]) => {
  const done = await db.commit(statements)
  assert.ok(done.ok, `refused: ${done.ok ? '' : done.error}`)
  return done.value
}

const refusalOf = async (db: Database, ...statements: Statement[]) => {
  const done = await db.commit(statements)
  return done.ok ? 'accepted' : done.error
}

const somebody = async (db: Database, domain = 'kuer.example'): Promise<{ id: string; email: string }> => {
  const id = newId()
  const email = `${id}@${domain}`
  await written(
    db,
    db.q
      .insertInto('account')
      .values({ id, email, name: '', is_organiser: 0, created_at: 1, reminders_off_at: null }),
  )
  return { id, email }
}

let year = 2800

/** An edition whose call is open for one more hour. */
const openCall = async (db: Database): Promise<string> => {
  const id = newId()
  year += 1
  const texts = { title: 'Ausgabe', intro: '', conference_title: '', place: '', venue: '' }
  const dates = { call_opens_at: NOW - HOUR, call_closes_at: NOW + HOUR }
  const scale = { scale_min: 1, scale_max: 5, min_sheets: 1 }
  await written(
    db,
    db.q.insertInto('edition').values({ id, year, ...texts, ...dates, ...scale, created_at: 1 }),
  )
  return id
}

const moment = { receivedAt: NOW, now: NOW }

const draftOf = async (db: Database, ownerId: string, editionId?: string) => {
  const edition = editionId ?? (await openCall(db))
  const id = newId()
  await written(db, insertDraft(db.q, { id, editionId: edition, ownerId, ...moment }), guard)
  return { id, edition }
}

const share = (db: Database, submission_id: string, account_id: string, may: SharedRight) =>
  written(db, db.q.insertInto('submission_editor').values({ submission_id, account_id, may, since: 1 }))

const handedIn = (db: Database, id: string, key: string) =>
  written(
    db,
    db.q
      .updateTable('submission')
      .set({ state: 'submitted', number: 1, submitted_at: NOW, receipt_sha256: 'x', organisation_key: key })
      .where('id', '=', id),
  )

export const sharing: Case[] = [
  {
    name: 'sharing: each write asks for the right it needs, and a removed colleague has none',
    run: async ({ db }) => {
      const owner = await somebody(db)
      const { id } = await draftOf(db, owner.id)
      const tried: Record<string, string[]> = {}
      for (const right of ['none', 'view', 'edit', 'hand_in'] as const) {
        const { id: actorId } = await somebody(db)
        if (right !== 'none') await share(db, id, actorId, right)
        const version = (await submissionById(db, id))?.version ?? 0
        const write = { id, actorId, version, ...moment }
        tried[right] = [
          (await submissionFor(db, actorId, id))?.right ?? 'unknown',
          await refusalOf(db, touchBeforeDeadline(db.q, write), guard),
          await refusalOf(db, updateBeforeDeadline(db.q, write, { title: right }, 'hand_in'), guard),
          await refusalOf(
            db,
            updateBeforeDeadline(
              db.q,
              { ...write, version: right === 'hand_in' ? version + 1 : version },
              { title: right },
            ),
            guard,
          ),
        ]
        await written(db, db.q.deleteFrom('submission_editor').where('account_id', '=', actorId))
        assert.equal(await submissionFor(db, actorId, id), undefined)
        assert.equal(await refusalOf(db, touchBeforeDeadline(db.q, write), guard), 'guard')
      }
      assert.deepEqual(tried, {
        none: ['unknown', 'guard', 'guard', 'guard'],
        view: ['view', 'guard', 'guard', 'guard'],
        edit: ['edit', 'accepted', 'guard', 'accepted'],
        hand_in: ['hand_in', 'accepted', 'accepted', 'accepted'],
      })
    },
  },
  {
    name: 'sharing: 50 parallel saves of one version by two people, one wins',
    run: async ({ db }) => {
      const owner = await somebody(db)
      const colleague = await somebody(db)
      const { id } = await draftOf(db, owner.id)
      await share(db, id, colleague.id, 'edit')
      const saves = Array.from({ length: 50 }, (_, index) => {
        const write = { id, actorId: index % 2 ? owner.id : colleague.id, version: 1, ...moment }
        return refusalOf(db, updateBeforeDeadline(db.q, write, { title: `Fassung ${index}` }), guard)
      })
      const results = await Promise.all(saves)
      assert.equal(results.filter((one) => one === 'accepted').length, 1)
      assert.equal(results.filter((one) => one === 'guard').length, 49)
      const winner = results.indexOf('accepted')
      assert.equal((await submissionById(db, id))?.title, `Fassung ${winner}`)
    },
  },
  {
    name: 'sharing: parallel starts never exceed the quota of drafts',
    run: async ({ db }) => {
      const owner = await somebody(db)
      const editionId = await openCall(db)
      const starts = Array.from({ length: MAX_DRAFTS + 10 }, () =>
        refusalOf(db, insertDraft(db.q, { id: newId(), editionId, ownerId: owner.id, ...moment }), guard),
      )
      const results = await Promise.all(starts)
      assert.equal(results.filter((one) => one === 'accepted').length, MAX_DRAFTS)
      assert.equal((await listOwn(db, owner.id)).length, MAX_DRAFTS)
    },
  },
  {
    name: 'sharing: an invitation is accepted by its address alone, once, before the deadline',
    run: async ({ db }) => {
      const owner = await somebody(db)
      const guest = await somebody(db)
      const other = await somebody(db)
      const { id, edition } = await draftOf(db, owner.id)
      const write = { submissionId: id, ownerId: owner.id, now: NOW }
      const input = { email: guest.email, may: 'edit' } as const
      assert.equal(await refusalOf(db, invite(db.q, { ...write, ownerId: other.id }, input), guard), 'guard')
      await written(db, invite(db.q, write, input), guard)
      // The same letter again within minutes.
      assert.equal(await refusalOf(db, invite(db.q, write, input), guard), 'guard')
      const row = await db.q
        .selectFrom('submission_invitation')
        .select('id')
        .where('submission_id', '=', id)
        .executeTakeFirstOrThrow()
      assert.equal(await refusalOf(db, accept(db.q, row.id, other.id, NOW), guard), 'guard')
      assert.equal(await refusalOf(db, accept(db.q, row.id, guest.id, NOW + HOUR), guard), 'guard')
      await written(db, accept(db.q, row.id, guest.id, NOW), guard)
      assert.equal(
        await refusalOf(db, changeRight(db.q, { ...write, now: NOW + HOUR }, guest.id, 'hand_in'), guard),
        'guard',
      )
      await written(db, changeRight(db.q, write, guest.id, 'hand_in'), guard)
      assert.equal(await refusalOf(db, handOver(db.q, write, other.id, edition), guard), 'guard')
      await written(db, handOver(db.q, write, guest.id, edition), guard, ...swapRoles(db.q, write, guest.id))
      assert.deepEqual(
        (await peopleOf(db, id)).map((one) => [one.id, one.right]),
        [
          [guest.id, 'own'],
          [owner.id, 'hand_in'],
        ],
      )
    },
  },
  {
    name: 'sharing: an organisation sees what was handed in by people of its confirmed domain, and nothing else',
    run: async ({ db }) => {
      const domain = `${newId()}.example`
      const key = String(year).padStart(8, '9')
      const owner = await somebody(db, domain)
      const colleague = await somebody(db, domain)
      const claimant = await somebody(db, `${newId()}.example`)
      const { id } = await draftOf(db, owner.id)
      const claimed = await draftOf(db, claimant.id)
      const unfinished = await draftOf(db, owner.id)
      await handedIn(db, id, key)
      await handedIn(db, claimed.id, key)
      assert.equal((await claimedDomains(db, 10_000)).filter((one) => one.key === key).length, 2)
      assert.deepEqual(await listOfOrganisation(db, colleague.id), [])
      await written(db, confirmDomain(db.q, { domain, key, by: owner.id, now: NOW }), guard)
      assert.deepEqual(
        (await listOfOrganisation(db, colleague.id)).map((one) => one.id),
        [id],
      )
      assert.equal((await submissionFor(db, colleague.id, id))?.right, 'view')
      for (const hidden of [claimed.id, unfinished.id])
        assert.equal(await submissionFor(db, colleague.id, hidden), undefined)
      assert.equal(await submissionFor(db, claimant.id, id), undefined)
    },
  },
  {
    name: 'leaving: a deleted draft gives back the files of its pictures and takes its people along',
    run: async ({ db }) => {
      const owner = await somebody(db)
      const colleague = await somebody(db)
      const { id } = await draftOf(db, owner.id)
      await share(db, id, colleague.id, 'hand_in')
      const photo = {
        ...{ id: newId(), submission_id: id, gallery_edition_id: null, position: 0, file_name: 'a.jpg' },
        ...{ sha256: newId(), width: 1, height: 1, renditions: '[[1,1,"jpeg"]]', caption: '', alt: '' },
        ...{ credit: '', rights: '', created_at: 1, colour: null },
        ...NOTHING_SAID,
      }
      await written(db, insertSubmissionPhoto(db.q, photo), guard)
      const file = newId()
      const forged = `${'z'.repeat(8)}-0000-0000-0000-000000000000 x`
      const answers = JSON.stringify({
        plan: `${file} ${'0'.repeat(64)} 5 Plan.pdf\n${forged}`,
        text: 'C:\\neu "zitiert"\nund weiter',
      })
      await written(db, db.q.updateTable('submission').set({ answers }).where('id', '=', id), guard)
      const by = (account: string) => [
        ...deleteFilesOfDraft(db.q, id, account, 7),
        deleteDraft(db.q, id, account),
        guard,
      ]
      assert.equal(await refusalOf(db, ...by(colleague.id)), 'guard')
      await written(db, ...by(owner.id))
      const gone = await db.q.selectFrom('file_deletion').select('key').where('queued_at', '=', 7).execute()
      assert.deepEqual(
        gone.map(({ key }) => key).toSorted(),
        [...allKeys(photo), fileKey(id, file)].toSorted(),
      )
      assert.equal(await submissionById(db, id), undefined)
      assert.deepEqual(await listOwn(db, colleague.id), [])
      assert.equal(await refusalOf(db, ...by(owner.id)), 'guard')
    },
  },
  {
    name: 'leaving: an erased account passes on, keeps the organisation its entry, and gets no more letters',
    run: async ({ db }) => {
      const domain = `${newId()}.example`
      const key = String(year).padStart(8, '8')
      const owner = await somebody(db, domain)
      const colleague = await somebody(db, domain)
      const deputy = await somebody(db)
      const { id } = await draftOf(db, owner.id)
      const shared = await draftOf(db, owner.id)
      const alone = await draftOf(db, owner.id)
      await handedIn(db, id, key)
      await share(db, shared.id, colleague.id, 'view')
      await share(db, shared.id, deputy.id, 'hand_in')
      await written(db, confirmDomain(db.q, { domain, key, by: deputy.id, now: NOW }), guard)
      const plan = await ownedBy(db, owner.id)
      assert.deepEqual(
        new Map(plan.map((one) => [one.id, one.successor])),
        new Map([
          [id, null],
          [shared.id, deputy.email],
          [alone.id, null],
        ]),
      )
      const nobody = `${newId()}@geloescht.invalid`
      await written(
        db,
        keepWithOrganisation(db.q, owner.id, owner.email),
        eraseAccount(db.q, owner.id, nobody, NOW),
        guard,
        ...passOn(db.q, owner.id),
        ...deleteSubmissionsOf(db.q, owner.id),
        ...forgetPerson(db.q, owner.id, owner.email, NOW),
      )
      assert.equal((await submissionFor(db, colleague.id, id))?.right, 'view')
      assert.equal((await submissionFor(db, deputy.id, shared.id))?.right, 'own')
      assert.equal(await submissionById(db, alone.id), undefined)
      const letter = { key: newId(), kind: 'receipt' as const, to: nobody, subject: 's', body: 'b' }
      await written(db, post(db.q, letter, NOW))
      assert.deepEqual(
        await db.q.selectFrom('outbox').select('id').where('recipient', '=', nobody).execute(),
        [],
      )
    },
  },
  {
    name: 'leaving: of the last two organisers at once, one stays',
    run: async ({ db }) => {
      await written(db, db.q.updateTable('account').set({ is_organiser: 0 }))
      const two = [await somebody(db), await somebody(db)]
      const ids = two.map(({ id }) => id)
      await written(db, db.q.updateTable('account').set({ is_organiser: 1 }).where('id', 'in', ids))
      const erased = ids.map((id) =>
        refusalOf(db, eraseAccount(db.q, id, `${newId()}@geloescht.invalid`, NOW), guard),
      )
      assert.deepEqual((await Promise.all(erased)).sort(), ['accepted', 'guard'])
    },
  },
]
