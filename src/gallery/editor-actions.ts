/** Organisers let people work on galleries, and on nothing else. */
import { galleryLetter } from '../../views/mail/gallery.ts'
import type { Actor } from '../account/rules.ts'
import { ensureAccount } from '../account/store.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { endSessionsOf } from '../jury/store.ts'
import { post } from '../mail/store.ts'
import { galleryEditorById, setGalleryEditor } from './editor-store.ts'

/** Gives the role and says so by mail; whoever is signed in begins anew with it. */
export const inviteGalleryEditor = async (
  app: Services,
  actor: Actor,
  email: string,
): Promise<Result<null>> => {
  const now = app.clock()
  const { q } = app.db
  const letter = galleryLetter({ link: app.config.origin + paths.adminGalleries })
  const saved = await app.db.commit([
    ensureAccount(q, email, '', now),
    setGalleryEditor(q, email, true),
    guard,
    endSessionsOf(q, { email }),
    record(q, {
      at: now,
      actorId: actor.id,
      kind: 'account.gallery_editor_made',
      subject: email.replace(/^.*@/, '…@'),
    }),
    post(q, { key: `gallery_invitation:${newId()}`, kind: 'gallery_invitation', to: email, ...letter }, now),
  ])
  return saved.ok ? ok(null) : fail('conflict', 'Diese Person arbeitet schon an den Galerien.')
}

/** Takes the role away and ends every session that has it. */
export const removeGalleryEditor = async (
  app: Services,
  actor: Actor,
  accountId: string,
): Promise<Result<null>> => {
  const editor = await galleryEditorById(app.db, accountId)
  const gone = fail('not_found', 'Diese Person arbeitet nicht (mehr) an den Galerien.')
  if (!editor) return gone
  const { q } = app.db
  const saved = await app.db.commit([
    setGalleryEditor(q, editor.email, false),
    guard,
    endSessionsOf(q, { email: editor.email }),
    record(q, {
      at: app.clock(),
      actorId: actor.id,
      kind: 'account.gallery_editor_removed',
      subject: editor.id,
    }),
  ])
  return saved.ok ? ok(null) : gone
}
