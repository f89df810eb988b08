/** Deleting drafts, taking one's data along, and erasing an account: on a real database with real files. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { accountIdByEmail, loadActor } from '../../src/account/store.ts'
import { guard } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import type { Services } from '../../src/core/services.ts'
import { type Edition, updateEdition } from '../../src/edition/store.ts'
import { answerOf, fileKey } from '../../src/entry-form/files.ts'
import { loadEntry, saveSheet } from '../../src/jury/actions.ts'
import { deleteOwnDraft, eraseOwnAccount, loadLeaving, personalFile } from '../../src/leaving/actions.ts'
import type { PersonalData } from '../../src/leaving/personal-data.ts'
import { deleteDraft, eraseAccount } from '../../src/leaving/store.ts'
import { post } from '../../src/mail/store.ts'
import { confirmOrganisation } from '../../src/organisation/actions.ts'
import { allKeys } from '../../src/photo/rules.ts'
import { photosOfSubmission } from '../../src/photo/store.ts'
import { reportBarrier } from '../../src/site/actions.ts'
import { handIn, loadOwn, saveDraft } from '../../src/submission/actions.ts'
import { receiptHash } from '../../src/submission/receipt.ts'
import { submissionById } from '../../src/submission/store.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import { inviteColleague } from '../../src/team/actions.ts'
import {
  at,
  categoryOf,
  completeInput,
  draft,
  emptyWorld,
  entry,
  JUDGED,
  JUDGING,
  juror,
  must,
  OPENS,
  openYear,
  own,
  person,
  photoOf,
  share,
  type World,
} from '../submission/world.ts'
import { readPdf } from '../support/pdf-reader.ts'

let world: World
let app: Services
let organiser: Actor
let edition: Edition
let count = 0

beforeAll(async () => {
  world = emptyWorld()
  app = world.app
  organiser = await person(app, 'gs@x.example', true)
  edition = await openYear(app, organiser, 2026)
})
afterAll(() => world.close())

const somebody = (name: string) => {
  count += 1
  return person(app, `${name}${count}@musterhausen.example`)
}

/** A handed-in entry whose contact is the owner. */
const entryWithContact = async (owner: Actor, title: string): Promise<string> => {
  const id = await draft(app, owner, edition, title)
  const { id: category } = await categoryOf(app, edition)
  const input = completeInput(2, title, category)
  const answers = { ...input.answers, contact_email: owner.email }
  must(await saveDraft(app, owner, await own(app, owner, id), { ...input, answers }, OPENS))
  must(await handIn(app, owner, await own(app, owner, id), [], { version: 3, declared: true }, OPENS))
  return id
}

const filesLeft = async (photo: Parameters<typeof allKeys>[0]) => {
  const found = await Promise.all(allKeys(photo).map((key) => app.files.get(key)))
  return found.filter((file) => file !== null).length
}

/** A PDF of the entry, stored as an upload leaves it; returns its key. */
const fileOf = async (id: string): Promise<string> => {
  const file = { id: newId(), sha256: 'a'.repeat(64), size: 9, name: 'Kontoauszug.pdf' }
  const key = fileKey(id, file.id)
  await app.files.put(key, new TextEncoder().encode('%PDF-1.7\n'), 'application/pdf')
  const answers = JSON.parse((await submissionById(app.db, id))?.answers ?? '{}') as Record<string, string>
  const set = { answers: JSON.stringify({ ...answers, proof: answerOf([file]) }) }
  must(await app.db.commit([app.db.q.updateTable('submission').set(set).where('id', '=', id)]))
  return key
}

describe('deleting a draft', () => {
  test('takes texts, pictures, files and people with it; only the event stays, without a word of it', async () => {
    const owner = await somebody('loescht')
    const colleague = await somebody('mit')
    const id = await draft(app, owner, edition, 'Geheimer Plan')
    const photo = await photoOf(app, id)
    await share(app, id, colleague, 'hand_in')
    must(
      await inviteColleague(app, owner, await own(app, owner, id), { email: 'gast@x.example', may: 'view' }),
    )
    expect(await filesLeft(photo)).toBe(1)
    const file = await fileOf(id)
    must(await deleteOwnDraft(app, owner, await own(app, owner, id)))
    expect(await app.files.get(file)).toBe(null)
    expect(await submissionById(app.db, id)).toBe(undefined)
    expect(await photosOfSubmission(app.db, id)).toEqual([])
    expect(await filesLeft(photo)).toBe(0)
    for (const table of ['submission_editor', 'submission_invitation', 'submission_row'] as const)
      expect(
        await app.db.q.selectFrom(table).selectAll().where('submission_id', '=', id).execute(),
        table,
      ).toEqual([])
    const events = await app.db.q
      .selectFrom('audit_event')
      .select(['kind', 'detail', 'actor_id'])
      .where('subject', '=', id)
      .orderBy('seq', 'desc')
      .execute()
    expect(events[0]).toEqual({ kind: 'submission.deleted', detail: '{}', actor_id: owner.id })
    expect(JSON.stringify(events)).not.toContain('Geheimer')
    expect((await loadOwn(app, colleague, id)).ok).toBe(false)
  })

  test('is for what was never handed in, and for its owner', async () => {
    const owner = await somebody('behaelt')
    const colleague = await somebody('mit')
    const handedIn = await entry(app, owner, edition, 'Eingereicht')
    expect(await deleteOwnDraft(app, owner, await own(app, owner, handedIn))).toMatchObject({
      error: { kind: 'closed', message: expect.stringContaining('nur zurückziehen') },
    })
    const id = await draft(app, owner, edition, 'Meiner')
    await share(app, id, colleague, 'hand_in')
    expect(await deleteOwnDraft(app, colleague, await own(app, colleague, id))).toMatchObject({
      error: { kind: 'forbidden' },
    })
    const { q } = app.db
    expect(await app.db.commit([deleteDraft(q, handedIn, owner.id), guard])).toMatchObject({ error: 'guard' })
    expect(await app.db.commit([deleteDraft(q, id, colleague.id), guard])).toMatchObject({ error: 'guard' })
  })

  test('meets a colleague who hands it in at the same time: one of the two happens', async () => {
    const owner = await somebody('zwei')
    const id = await draft(app, owner, edition, 'Zugleich')
    const photo = await photoOf(app, id)
    const seen = await own(app, owner, id)
    const photos = await photosOfSubmission(app.db, id)
    const [deleted, handed] = await Promise.all([
      deleteOwnDraft(app, owner, seen),
      handIn(app, owner, seen, photos, { version: 2, declared: true }, OPENS),
    ])
    expect([deleted.ok, handed.ok].filter(Boolean)).toHaveLength(1)
    expect(await filesLeft(photo)).toBe(deleted.ok ? 0 : 1)
  })

  test('a withdrawn draft can be deleted too', async () => {
    const owner = await somebody('zieht')
    const id = await draft(app, owner, edition, 'Doch nicht')
    must(await withdrawSubmission(app, owner, await own(app, owner, id), 2))
    must(await deleteOwnDraft(app, owner, await own(app, owner, id)))
  })
})

describe("the account of one's data", () => {
  let me: Actor
  let other: Actor
  let data: PersonalData
  const dataOf = async (actor: Actor) =>
    JSON.parse(new TextDecoder().decode((await personalFile(app, actor, 'json')).bytes)) as PersonalData

  beforeAll(async () => {
    me = await somebody('ich')
    other = await somebody('jemand-anders')
    const mine = await entryWithContact(me, 'Mein Projekt')
    await photoOf(app, mine)
    const theirs = await entry(app, other, edition, 'Deren Projekt')
    await share(app, theirs, me, 'view')
    const scored = await entry(app, await somebody('dritte'), edition, 'Drittes Projekt')
    const judging = at(app, JUDGING)
    const seated = await juror(app, organiser, edition, me.email)
    const colleague = await juror(app, organiser, edition, other.email)
    const write = { version: 0, after: 'next' as const, comment: 'MEIN KOMMENTAR', scores: [] }
    must(await saveSheet(judging, seated, must(await loadEntry(judging, seated, scored)), write))
    must(
      await saveSheet(judging, colleague, must(await loadEntry(judging, colleague, mine)), {
        ...write,
        comment: 'FREMDER KOMMENTAR',
      }),
    )
    // The own entry is closed to them without a word; this was declared before it became theirs.
    const recusal = { juror_id: seated.juries[0]?.jurorId ?? '', submission_id: mine }
    must(
      await app.db.commit([
        app.db.q.insertInto('recusal').values({ ...recusal, reason: 'Mein eigenes.', created_at: JUDGING }),
      ]),
    )
    must(
      await app.db.commit([
        app.db.q.insertInto('submission_note').values({
          id: 'n1',
          submission_id: mine,
          author_id: organiser.id,
          text: 'INTERNE NOTIZ',
          created_at: OPENS,
        }),
      ]),
    )
    data = await dataOf(me)
  })

  test('holds the whole of what is mine', () => {
    expect(data.account).toMatchObject({ email: me.email, id: me.id, organiser: false })
    expect(data.submissions.map(({ title, state }) => [title, state])).toEqual([
      ['Mein Projekt', 'submitted'],
    ])
    const [mine] = data.submissions
    expect(mine?.answers).toContainEqual({ question: 'Kurzfassung', answer: 'Kurz.' })
    expect(mine?.photos).toMatchObject([{ file: 'a.jpg', caption: 'Markt', alt: 'Der Markt' }])
    expect(data.collaborations).toMatchObject([{ title: 'Deren Projekt', right: 'view' }])
    expect(data.letters.map(({ kind }) => kind)).toContain('receipt')
    expect(data.juries).toMatchObject([
      {
        edition: 'Award 2026',
        recusals: [{ reason: 'Mein eigenes.' }],
        sheets: [{ comment: 'MEIN KOMMENTAR' }],
      },
    ])
    expect(data.log.map(({ kind }) => kind)).toContain('submission.submitted')
  })

  test('holds nothing of others', () => {
    const text = JSON.stringify(data)
    for (const secret of ['FREMDER KOMMENTAR', 'INTERNE NOTIZ', other.email, organiser.email])
      expect(text).not.toContain(secret)
    expect(JSON.stringify(data)).toContain('MEIN KOMMENTAR')
  })

  test('is somebody else for somebody else', async () => {
    const text = JSON.stringify(await dataOf(other))
    expect(text).toContain('FREMDER KOMMENTAR')
    expect(text).not.toContain('MEIN KOMMENTAR')
    expect(text).not.toContain(me.email)
  })

  test('tells no secret of a sign-in letter', async () => {
    const letter = {
      key: 'sign_in:x',
      kind: 'sign_in' as const,
      to: me.email,
      subject: '1234 5678',
      body: '1234 5678',
    }
    must(await app.db.commit([post(app.db.q, letter, OPENS)]))
    expect(JSON.stringify(await dataOf(me))).not.toContain('5678')
  })

  test('reads as a tagged PDF as well', async () => {
    const { bytes, name, type } = await personalFile(app, me, 'pdf')
    expect([name, type]).toEqual(['meine-daten.pdf', 'application/pdf'])
    const { spoken } = readPdf(bytes)
    expect(spoken).toContain('H1: Meine Daten')
    expect(spoken).toContain('H3: Mein Projekt (Award 2026)')
    expect(spoken.join(' ')).toContain('MEIN KOMMENTAR')
  })

  test('asks the database as often for much as for little', async () => {
    const fresh = await somebody('leer')
    const asked = async (actor: Actor) => {
      let queries = 0
      const { q } = app.db
      const counting = q.withPlugin({
        transformQuery: ({ node }) => {
          queries += 1
          return node
        },
        transformResult: async ({ result }) => result,
      })
      await personalFile({ ...app, db: { ...app.db, q: counting } }, actor, 'json')
      return queries
    }
    expect(await asked(me)).toBe(await asked(fresh))
  })
})

describe('erasing an account', () => {
  test('deletes the person, and leaves what was handed in to the competition', async () => {
    const me = await somebody('geht')
    const unfinished = await draft(app, me, edition, 'Unfertig')
    const photo = await photoOf(app, unfinished)
    const withdrawn = await entry(app, me, edition, 'Zurückgezogen')
    const gone = await photoOf(app, withdrawn)
    must(await withdrawSubmission(app, me, await own(app, me, withdrawn), 3))
    const kept = await entryWithContact(me, 'Bleibt')
    const keptPhoto = await photoOf(app, kept)
    const files = [await fileOf(unfinished), await fileOf(withdrawn), await fileOf(kept)]
    const named = { role: 'declared' as const, name: 'Erika Muster', folded: 'erika muster' }
    const parties = [unfinished, withdrawn].map((submission_id) => ({ submission_id, ...named }))
    must(await app.db.commit([app.db.q.insertInto('submission_party').values(parties)]))
    const barrier = { page: '/', description: 'x', email: me.email, client: '::1', language: 'de' } as const
    must(await reportBarrier(app, barrier))
    const told = new TextDecoder().decode((await personalFile(app, me, 'json')).bytes)
    expect(JSON.parse(told).barriers).toMatchObject([{ description: 'x' }])
    must(await eraseOwnAccount(app, me))
    const left = await Promise.all(files.map((key) => app.files.get(key)))
    expect(left.map((file) => file !== null)).toEqual([false, false, true])
    const { q } = app.db
    const mentioned = q.selectFrom('submission_party').select('name').where('submission_id', '=', withdrawn)
    expect(await mentioned.execute()).toEqual([])

    expect(await loadActor(app.db, me.id)).toMatchObject({ name: '', isOrganiser: false })
    expect((await loadActor(app.db, me.id))?.email).toMatch(/^[0-9a-f-]{36}@geloescht\.invalid$/)
    expect(await accountIdByEmail(app.db, me.email)).toBe(null)
    expect(await submissionById(app.db, unfinished)).toBe(undefined)
    expect([await filesLeft(photo), await filesLeft(gone), await filesLeft(keptPhoto)]).toEqual([0, 0, 1])
    expect(await submissionById(app.db, withdrawn)).toMatchObject({
      state: 'withdrawn',
      title: '',
      answers: '{}',
    })
    const row = await submissionById(app.db, kept)
    expect(row).toMatchObject({ state: 'submitted', title: 'Bleibt', owner_id: me.id, version: 5 })
    const answers = JSON.parse(row?.answers ?? '') as Record<string, string>
    expect(answers).toMatchObject({ summary: 'Kurz.', contact_name: '', contact_email: '' })
    expect(row?.receipt_sha256).toBe(row && (await receiptHash({ ...row, category: row.category_id })))
    // Not one table still holds the address.
    for (const table of [
      'account',
      'outbox',
      'sign_in',
      'submission',
      'audit_event',
      'juror',
      'barrier_report',
    ] as const)
      expect(JSON.stringify(await app.db.q.selectFrom(table).selectAll().execute()), table).not.toContain(
        me.email,
      )
  })

  test('hands over to the colleague with the greatest right, and tells them', async () => {
    const me = await somebody('uebergibt')
    const editor = await somebody('bearbeitet')
    const deputy = await somebody('vertritt')
    const reader = await somebody('liest')
    const shared = await draft(app, me, edition, 'Gemeinsam')
    await share(app, shared, editor, 'edit')
    await share(app, shared, deputy, 'hand_in')
    const readOnly = await draft(app, me, edition, 'Nur gelesen')
    await share(app, readOnly, reader, 'view')
    expect((await loadLeaving(app, me)).holdings.map(({ title, successor }) => [title, successor])).toEqual([
      ['Gemeinsam', deputy.email],
      ['Nur gelesen', null],
    ])
    must(await eraseOwnAccount(app, me))
    expect((await own(app, deputy, shared)).right).toBe('own')
    expect((await own(app, editor, shared)).right).toBe('edit')
    expect(await submissionById(app.db, readOnly)).toBe(undefined)
    const letters = await app.db.q
      .selectFrom('outbox')
      .select('recipient')
      .where('key', 'like', `inherited:${shared}:%`)
      .execute()
    expect(letters).toEqual([{ recipient: deputy.email }])
  })

  test('ends every session, invitation and right', async () => {
    const me = await somebody('endet')
    const owner = await somebody('bleibt')
    const theirs = await draft(app, owner, edition, 'Deren')
    await share(app, theirs, me, 'edit')
    const second = await draft(app, owner, edition, 'Zweites')
    must(await inviteColleague(app, owner, await own(app, owner, second), { email: me.email, may: 'view' }))
    const session = {
      id_hash: me.id,
      account_id: me.id,
      expires_at: 9e12,
      absolute_expires_at: 9e12,
      created_at: 1,
    }
    must(await app.db.commit([app.db.q.insertInto('session').values(session)]))
    must(await eraseOwnAccount(app, me))
    expect((await loadOwn(app, me, theirs)).ok).toBe(false)
    const left = {
      sessions: await app.db.q.selectFrom('session').selectAll().where('account_id', '=', me.id).execute(),
      invitations: await app.db.q
        .selectFrom('submission_invitation')
        .selectAll()
        .where('email', '=', me.email)
        .execute(),
    }
    expect(left).toEqual({ sessions: [], invitations: [] })
  })

  test('no letter is ever written to nobody, whoever tries; the address can sign in anew', async () => {
    const me = await somebody('post')
    const kept = await entry(app, me, edition, 'Hat Post')
    must(await eraseOwnAccount(app, me))
    const nobody = (await loadActor(app.db, me.id))?.email ?? ''
    const letter = { key: `x:${me.id}`, kind: 'receipt' as const, to: nobody, subject: 's', body: 'b' }
    must(await app.db.commit([post(app.db.q, letter, OPENS)]))
    expect(await app.db.q.selectFrom('outbox').selectAll().where('recipient', '=', nobody).execute()).toEqual(
      [],
    )
    const again = await person(app, me.email)
    expect(again.id).not.toBe(me.id)
    expect((await loadOwn(app, again, kept)).ok).toBe(false)
  })

  test('what was handed in stays with the organisation', async () => {
    const domain = 'neustadt.example'
    const me = await person(app, `alt@${domain}`)
    const colleague = await person(app, `neu@${domain}`)
    const kept = await entry(app, me, edition, 'Gehört der Stadt')
    must(
      await app.db.commit([
        app.db.q.updateTable('submission').set({ organisation_key: '08999009' }).where('id', '=', kept),
      ]),
    )
    must(await confirmOrganisation(app, organiser, { domain, key: '08999009' }))
    expect((await own(app, colleague, kept)).right).toBe('view')
    must(await eraseOwnAccount(app, me))
    expect((await own(app, colleague, kept)).right).toBe('view')
  })

  test('the last organiser stays, guarded in SQL', async () => {
    expect(await eraseOwnAccount(app, organiser)).toMatchObject({
      error: { kind: 'closed', message: expect.stringContaining('letzte Person') },
    })
    const { q } = app.db
    expect(
      await app.db.commit([eraseAccount(q, organiser.id, 'x@geloescht.invalid', OPENS), guard]),
    ).toMatchObject({ error: 'guard' })
    const second = await person(app, 'gs2@x.example', true)
    const third = await person(app, 'gs3@x.example', true)
    const results = await Promise.all([second, third].map((one) => eraseOwnAccount(app, one)))
    expect(results.map(({ ok }) => ok)).toEqual([true, true])
    expect((await loadActor(app.db, organiser.id))?.isOrganiser).toBe(true)
  })

  test('a juror waits until the results are out; then the sheets stay without a name', async () => {
    const year = await openYear(app, organiser, 2028)
    const owner = await somebody('reicht-ein')
    const id = await entry(app, owner, year, 'Wird bewertet')
    const seated = await juror(app, organiser, year, `jury${count}@x.example`)
    const early = await juror(app, organiser, year, `frueh${count}@x.example`)
    const judging = at(app, JUDGING)
    must(await eraseOwnAccount(app, early))
    const write = { version: 0, after: 'next' as const, comment: 'Gut begründet', scores: [] }
    must(await saveSheet(judging, seated, must(await loadEntry(judging, seated, id)), write))
    for (const now of [JUDGING, JUDGED])
      expect(await eraseOwnAccount(at(app, now), seated)).toMatchObject({
        error: { kind: 'closed', message: expect.stringContaining('die Bewertung läuft') },
      })
    const { q } = app.db
    expect(
      await app.db.commit([eraseAccount(q, seated.id, 'x@geloescht.invalid', JUDGING), guard]),
    ).toMatchObject({ error: 'guard' })
    must(await app.db.commit([updateEdition(q, year.id, year.version, { released_at: JUDGED }), guard]))
    must(await eraseOwnAccount(at(app, JUDGED + 1), seated))
    const seats = await app.db.q
      .selectFrom('juror')
      .leftJoin('score_sheet', 'score_sheet.juror_id', 'juror.id')
      .select(['juror.name', 'juror.institution', 'score_sheet.comment', 'juror.removed_at'])
      .where('juror.account_id', 'in', [seated.id, early.id])
      .orderBy('score_sheet.comment')
      .execute()
    expect(seats).toEqual([
      { name: 'Ehemaliges Jurymitglied', institution: '', comment: null, removed_at: OPENS },
      { name: 'Ehemaliges Jurymitglied', institution: '', comment: 'Gut begründet', removed_at: null },
    ])
  })

  test('a save that comes between leaves the account as it was', async () => {
    const me = await somebody('zugleich')
    const kept = await entryWithContact(me, 'Noch in Arbeit')
    const { id: category } = await categoryOf(app, edition)
    const input = completeInput(4, 'Noch einmal', category)
    const seen = await own(app, me, kept)
    const [saved, erased] = await Promise.all([
      saveDraft(app, me, seen, { ...input, answers: { ...input.answers, contact_email: me.email } }, OPENS),
      eraseOwnAccount(app, me),
    ])
    expect(saved.ok || erased.ok).toBe(true)
    const row = await submissionById(app.db, kept)
    const named = row?.answers.includes(me.email) ?? true
    expect(named).toBe(!erased.ok)
    expect((await accountIdByEmail(app.db, me.email)) === null).toBe(erased.ok)
  })

  test('a hand-in that comes between leaves the account as it was, so nobody stays named', async () => {
    const me = await somebody('reicht-noch-ein')
    const id = await draft(app, me, edition, 'Im letzten Moment')
    const { id: category } = await categoryOf(app, edition)
    const input = completeInput(2, 'Im letzten Moment', category)
    const answers = { ...input.answers, contact_email: me.email }
    must(await saveDraft(app, me, await own(app, me, id), { ...input, answers }, OPENS))
    const seen = await own(app, me, id)
    const [, erased] = await Promise.all([
      handIn(app, me, seen, [], { version: 3, declared: true }, OPENS),
      eraseOwnAccount(app, me),
    ])
    const named = (await submissionById(app.db, id))?.answers.includes(me.email) ?? false
    expect(named).toBe(!erased.ok)
  })
})
