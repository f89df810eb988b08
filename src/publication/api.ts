/** Open data: what is published, as JSON. Nothing else is ever read here. */
import { Hono } from 'hono'
import type { Database } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import { type Edition, editionByYear, listEditions } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, param } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { publicData } from '../http/public-page.ts'
import { photoView } from '../photo/rules.ts'
import { photosOfGallery } from '../photo/store.ts'
import { openApi } from './openapi.ts'
import { publishedPhoto } from './snapshot.ts'
import { snapshotOf } from './store.ts'

const published = (edition: Edition) => edition.released_at !== null || edition.gallery_published_at !== null

const summary = (origin: string, edition: Edition) => ({
  year: edition.year,
  title: edition.title,
  conference: {
    title: edition.conference_title,
    place: edition.place,
    venue: edition.venue,
    startsOn: edition.starts_on,
    endsOn: edition.ends_on,
    participants: edition.participants,
  },
  releasedAt: edition.released_at === null ? null : new Date(edition.released_at).toISOString(),
  url: origin + paths.edition(edition.year),
  api: origin + paths.apiEdition(edition.year),
})

const absolute = (origin: string, photo: ReturnType<typeof photoView>) => ({
  ...photo,
  sources: photo.sources.map((source) => ({ ...source, url: origin + source.url })),
})

const winnersOf = async (db: Database, origin: string, edition: Edition) => {
  if (edition.released_at === null) return { winners: [], emptyPlaces: [] }
  const snapshot = await snapshotOf(db, edition.id)
  return {
    winners: (snapshot?.winners ?? []).map(({ submission: _, answers, photos, ...winner }) => ({
      ...winner,
      summary: answers.summary ?? '',
      url: origin + paths.winner(edition.year, winner.slug),
      photos: photos.map((photo) => absolute(origin, publishedPhoto(photo))),
    })),
    emptyPlaces: snapshot?.emptyPlaces ?? [],
  }
}

const galleryOf = async (db: Database, origin: string, edition: Edition) => {
  if (edition.gallery_published_at === null) return []
  const photos = await photosOfGallery(db, edition.id)
  return photos.flatMap((photo) =>
    photo.public_key === null
      ? []
      : [
          absolute(
            origin,
            photoView(photo, (name) => paths.publicPhoto(photo.public_key ?? '', name)),
          ),
        ],
  )
}

export const apiRoutes = () => {
  const app = new Hono<AppEnv>()

  app.get(paths.health, allow('public'), async (c) => {
    const row = await c
      .get('services')
      .db.q.selectFrom('d1_migrations')
      .select((e) => e.fn.max('name').as('name'))
      .executeTakeFirst()
    return c.json({ status: 'ok', schema: row?.name ?? null })
  })

  app.get(paths.apiEditions, publicData, async (c) => {
    const { db, config } = c.get('services')
    const editions = (await listEditions(db)).filter(published)
    c.header('Access-Control-Allow-Origin', '*')
    return c.json({ editions: editions.map((edition) => summary(config.origin, edition)) })
  })

  app.get('/api/v1/editions/:year{[0-9]{4}}', publicData, async (c) => {
    const { db, config } = c.get('services')
    const edition = await editionByYear(db, Number(param(c, 'year')))
    if (!edition || !published(edition)) return errorPage(c, 'not_found')
    c.header('Access-Control-Allow-Origin', '*')
    return c.json({
      ...summary(config.origin, edition),
      ...(await winnersOf(db, config.origin, edition)),
      gallery: await galleryOf(db, config.origin, edition),
    })
  })

  app.get(paths.apiDescription, publicData, (c) => {
    c.header('Access-Control-Allow-Origin', '*')
    return c.json(openApi(c.get('services').config.origin))
  })

  return app
}
