/** People who work on galleries and on nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSessions } from '../../src/account/lucia.ts'
import type { Actor } from '../../src/account/rules.ts'
import { newId } from '../../src/core/ids.ts'
import type { Edition } from '../../src/edition/store.ts'
import { inviteGalleryEditor, removeGalleryEditor } from '../../src/gallery/editor-actions.ts'
import { listAlbums, listGalleryEditors } from '../../src/gallery/editor-store.ts'
import { mayWithdraw, withdrawPhoto } from '../../src/gallery/rights-actions.ts'
import { insertGalleryPhoto } from '../../src/photo/store.ts'
import { emptyWorld, entry, must, openYear, person, photoOf, type World } from '../submission/world.ts'

const EMAIL = 'galerie@x.example'
const WITHDRAWAL = { askedBy: 'Fotograf', reason: 'Darum.', answer: '' }

let world: World
let organiser: Actor
let edition: Edition

beforeAll(async () => {
  world = emptyWorld()
  organiser = await person(world.app, 'organiser@x.example', true)
  edition = await openYear(world.app, organiser, 2026)
})
afterAll(() => world.close())

const sessionsOf = (accountId: string) =>
  createSessions(world.app.db, false)
    .getUserSessions(accountId)
    .then((all) => all.length)

const signIn = (accountId: string) => createSessions(world.app.db, false).createSession(accountId, {})

const eventsOf = async () =>
  (
    await world.app.db.q
      .selectFrom('audit_event')
      .select(['kind', 'actor_id'])
      .where('kind', 'like', 'account.gallery%')
      .orderBy('seq')
      .execute()
  ).map(({ kind, actor_id }) => [kind, actor_id])

test('the role comes by mail, ends every session, is logged, and goes the same way', async () => {
  const { app } = world
  const before = await person(app, EMAIL)
  expect(before.isGalleryEditor).toBe(false)
  await signIn(before.id)
  must(await inviteGalleryEditor(app, organiser, EMAIL))
  expect(await sessionsOf(before.id)).toBe(0)
  expect((await person(app, EMAIL)).isGalleryEditor).toBe(true)
  expect(await listGalleryEditors(app.db)).toEqual([{ id: before.id, email: EMAIL, name: '' }])
  const letter = await app.db.q
    .selectFrom('outbox')
    .select(['recipient', 'body'])
    .where('kind', '=', 'gallery_invitation')
    .executeTakeFirst()
  expect(letter).toMatchObject({ recipient: EMAIL, body: expect.stringContaining('/verwaltung/galerien') })
  expect(await inviteGalleryEditor(app, organiser, EMAIL)).toMatchObject({ error: { kind: 'conflict' } })

  await signIn(before.id)
  must(await removeGalleryEditor(app, organiser, before.id))
  expect(await sessionsOf(before.id)).toBe(0)
  expect((await person(app, EMAIL)).isGalleryEditor).toBe(false)
  expect(await removeGalleryEditor(app, organiser, before.id)).toMatchObject({ error: { kind: 'not_found' } })
  expect(await eventsOf()).toEqual([
    ['account.gallery_editor_made', organiser.id],
    ['account.gallery_editor_removed', organiser.id],
  ])
})

test('an editor withdraws pictures of an album, and none of an entry', async () => {
  const { app } = world
  must(await inviteGalleryEditor(app, organiser, EMAIL))
  const editor = await person(app, EMAIL)
  const ofEntry = await photoOf(app, await entry(app, await person(app, 'e@x.example'), edition, 'Rathaus'))
  const ofAlbum = {
    ...ofEntry,
    id: newId(),
    sha256: newId(),
    submission_id: null,
    gallery_edition_id: edition.id,
  }
  must(await app.db.commit([insertGalleryPhoto(app.db.q, ofAlbum)]))
  expect(await listAlbums(app.db)).toEqual([{ year: 2026, gallery_published_at: null, photos: 1 }])
  const nobody = await person(app, 'nobody@x.example')
  expect(
    [organiser, editor, nobody].map((actor) => [mayWithdraw(actor, ofAlbum), mayWithdraw(actor, ofEntry)]),
  ).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ])
  expect(await withdrawPhoto(app, editor, edition, ofEntry.id, WITHDRAWAL)).toMatchObject({ ok: false })
  must(await withdrawPhoto(app, editor, edition, ofAlbum.id, WITHDRAWAL))
  expect(await listAlbums(app.db)).toEqual([{ year: 2026, gallery_published_at: null, photos: 0 }])
})
