/** Texts of many pictures on one page: saved all at once, or row by row while one types. */
import { Hono } from 'hono'
import { GalleryTextsView, type TextsRow } from '../../views/admin/gallery-texts.tsx'
import type { FormState, Typed } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { wantsJson } from '../http/upload.ts'
import { type Photo, photosOfGallery } from '../photo/store.ts'
import { privatePhotoView } from '../photo/views.ts'
import { gapOf } from './actions.ts'
import { type TextsInput, textsForm } from './schema.ts'
import { countGaps, type RowOutcome, saveGalleryTexts } from './text-actions.ts'
import { filled, rowsOf, type TypedTexts, textsOf } from './text-rules.ts'

interface PageState {
  /** Rows as typed that could not be saved, with what to say about each. */
  readonly typed?: readonly TypedTexts[]
  readonly messages?: ReadonlyMap<string, string>
  readonly problem?: string
}

const onlyGaps = (c: Ctx): boolean => c.req.query('nur') === 'unvollstaendig'

const rowOf = (photo: Photo, number: number, { typed, messages }: PageState): TextsRow => {
  const mine = typed?.find(({ id }) => id === photo.id)
  return {
    id: photo.id,
    number,
    fileName: photo.file_name,
    view: privatePhotoView(photo),
    version: mine?.version ?? photo.version,
    texts: mine ?? textsOf(photo),
    missing: gapOf(photo),
    message: messages?.get(photo.id) ?? '',
  }
}

const textsPage = async (c: Ctx, edition: Edition, state: PageState = {}) => {
  const photos = await photosOfGallery(c.get('services').db, edition.id)
  const rows = photos.map((photo, index) => rowOf(photo, index + 1, state))
  const gaps = rows.filter(({ missing }) => missing !== '')
  // What could not be saved stays in sight, whatever the filter says.
  const shown = onlyGaps(c) ? rows.filter(({ missing, message }) => missing !== '' || message !== '') : rows
  const view = (
    <GalleryTextsView
      year={edition.year}
      editor={!actorOf(c).isOrganiser}
      rows={shown}
      total={rows.length}
      gaps={gaps.length}
      onlyGaps={onlyGaps(c)}
      problem={state.problem ?? null}
    />
  )
  return page(c, { title: 'Bildtexte', wide: true }, view)
}

/** A form that says something wrong: what was typed stays, and every wrong row says why. */
const wrongTexts = async (c: Ctx, edition: Edition, { values, errors }: FormState): Promise<Response> => {
  const typed = typedRows(values)
  const messages = new Map(
    errors.flatMap(({ field, message }) => {
      const row = typed[Number(field.split('.')[1] ?? Number.NaN)]
      return row ? [[row.id, message] as const] : []
    }),
  )
  const problem = errors[0]?.message ?? 'Bitte prüfen Sie die Texte.'
  if (!wantsJson(c)) return textsPage(c, edition, { typed, messages, problem })
  const rows = typed.map(({ id, version }) => ({ id, version, state: 'invalid', message: problem }))
  return c.json({ rows, gaps: await countGaps(c.get('services'), edition) }, 422)
}

/** Rows as they were typed, without asking whether they are right. */
const typedRows = (values: Typed): TypedTexts[] => {
  const list = (key: string) => [values[key] ?? []].flat()
  const asTyped = Object.fromEntries(
    Object.keys(textsForm.shape)
      .filter((key) => key.endsWith('[]'))
      .map((key) => [key, key === 'version[]' ? list(key).map(Number) : list(key)]),
  )
  return rowsOf(asTyped as unknown as TextsInput)
}

const fillOf = (input: TextsInput) => ({
  credit: input.fill_credit,
  licence: input.fill_licence,
  rights: input.fill_rights,
  persons: input.fill_persons,
  persons_note: input.fill_persons_note,
  source: input.fill_source,
})

const refusedRows = (outcomes: readonly RowOutcome[]) => outcomes.filter(({ state }) => state !== 'saved')

const save = async (c: Ctx, edition: Edition, input: TextsInput): Promise<Response> => {
  const app = c.get('services')
  const typed = rowsOf(input)
  const rows = input.do === 'fill' ? filled(typed, input['pick[]'], fillOf(input)) : typed
  const outcomes = await saveGalleryTexts(app, actorOf(c), edition, rows)
  const refused = refusedRows(outcomes)
  const status = refused.some(({ state }) => state === 'overtaken') ? 409 : 422
  if (wantsJson(c))
    return c.json(
      { rows: outcomes, gaps: await countGaps(app, edition) },
      refused.length === 0 ? 200 : status,
    )
  if (refused.length === 0)
    return done(
      c,
      onlyGaps(c) ? paths.adminGalleryGaps(edition.year) : paths.adminGalleryTexts(edition.year),
      'gespeichert',
    )
  c.status(status)
  const byId = new Map(refused.map((one) => [one.id, one]))
  return textsPage(c, edition, {
    // Theirs has been shown now, so saving once more replaces it knowingly.
    typed: rows.flatMap((row) => {
      const one = byId.get(row.id)
      return one ? [{ ...row, version: one.version }] : []
    }),
    messages: new Map(refused.map(({ id, message }) => [id, message])),
    problem: `${refused.length} von ${rows.length} Bildern nicht gespeichert; was dort stand, steht noch da. Alle anderen sind gespeichert.`,
  })
}

const TEXTS = '/verwaltung/:year{[0-9]{4}}/galerie/texte'

export const galleryTextRoutes = () => {
  const app = new Hono<AppEnv>()
  const gallery = allow('gallery')

  app.get(TEXTS, gallery, async (c) => {
    const edition = await editionOf(c)
    return edition ? textsPage(c, edition) : errorPage(c, 'not_found')
  })

  app.post(
    TEXTS,
    gallery,
    form(textsForm, async (c, state) => {
      const edition = await editionOf(c)
      return edition ? wrongTexts(c, edition, state) : errorPage(c, 'not_found')
    }),
    async (c) => {
      const edition = await editionOf(c)
      return edition ? save(c, edition, c.req.valid('form')) : errorPage(c, 'not_found')
    },
  )

  return app
}
