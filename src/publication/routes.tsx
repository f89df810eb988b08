/** The public pages, and their preview for those who release. */

import { Hono } from 'hono'
import { EditionView } from '../../views/public/edition.tsx'
import { StartView } from '../../views/public/start.tsx'
import { WinnersView, WinnerView } from '../../views/public/winners.tsx'
import { winnersWords } from '../../views/public/words/winners.ts'
import { PreviewBar } from '../../views/release/preview-bar.tsx'
import { acceptedAdoptions } from '../adoption/store.ts'
import { eventData, winnerData } from '../archive/linked-data.ts'
import { countedPrize } from '../audience/store.ts'
import { inLanguage } from '../core/language.ts'
import { DEFAULT_LOOK } from '../core/look.ts'
import { paths } from '../core/paths.ts'
import { extensionsOf } from '../deadline/store.ts'
import { isPublic, type Phase, phaseOf } from '../edition/rules.ts'
import { type Edition, listCategories, listEditions } from '../edition/store.ts'
import { rulesInWords } from '../eligibility/sentences.ts'
import { currentEligibility, regionNamesOf } from '../eligibility/store.ts'
import { currentForm } from '../entry-form/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { editionOf } from '../http/lookup.ts'
import { page } from '../http/page.tsx'
import { publicPage } from '../http/public-page.ts'
import { shareHead } from '../http/share.tsx'
import { rulesInForce } from '../judging-rules/actions.ts'
import { photosOfGallery } from '../photo/store.ts'
import { isProved } from '../proof/store.ts'
import { thresholdsOf } from '../register/rules.ts'
import { extrasOf } from '../showcase/extras.ts'
import { callSlug, shownText } from '../site/pages.ts'
import { textsOf } from '../site/store.ts'
import { loadRelease } from './actions.ts'
import { withdrawalOf } from './change-store.ts'
import { privatePage, withPrivatePictures } from './preview.ts'
import type { Snapshot } from './snapshot.ts'
import { latestSnapshot, movedSlug, snapshotOf } from './store.ts'

const RUNNING: readonly Phase[] = ['call', 'deliberation', 'judging', 'closed']

const startPage = async (c: Ctx) => {
  const { db, clock } = c.get('services')
  const now = clock()
  const phases = (await listEditions(db)).map((edition) => ({ edition, phase: phaseOf(edition, now) }))
  // What people can do now comes first: hand in, before anything the jury is busy with.
  const current = RUNNING.flatMap((wanted) => phases.filter(({ phase }) => phase === wanted)).at(0)
  const view = (
    <StartView
      lang={c.get('language')}
      edition={current?.edition ?? null}
      phase={current?.phase ?? null}
      now={now}
      latest={await latestSnapshot(db)}
    />
  )
  return page(c, { title: 'Start' }, view)
}

/** An edition that the public may know: not in preparation. */
const publicEdition = async (c: Ctx): Promise<Edition | null> => {
  const edition = await editionOf(c)
  return edition && isPublic(phaseOf(edition, c.get('services').clock())) ? edition : null
}

/** Who may take part, in words. */
const eligibilityOf = async (c: Ctx, edition: Edition) => {
  const { db } = c.get('services')
  const { rules, changes } = await currentEligibility(db, edition)
  const context = {
    questions: (await currentForm(db, edition)).questions,
    thresholds: thresholdsOf(edition),
    regionNames: await regionNamesOf(db, rules),
  }
  return { sentences: rulesInWords(rules, context, c.get('language')), changes }
}

/** The edition's page around these results; also for the preview of what is not released yet. */
const editionWith = async (c: Ctx, edition: Edition, snapshot: Snapshot | null) => {
  const { db, clock } = c.get('services')
  const { rules, frozen } = await rulesInForce(c.get('services'), edition)
  const gallery = edition.gallery_published_at === null ? [] : await photosOfGallery(db, edition.id)
  const view = (
    <EditionView
      lang={c.get('language')}
      edition={edition}
      phase={phaseOf(edition, clock())}
      categories={await listCategories(db, edition.id)}
      rules={rules}
      rulesHash={frozen?.sha256 ?? null}
      snapshot={snapshot}
      withdrawal={await withdrawalOf(db, edition.id)}
      extensions={await extensionsOf(db, edition.id)}
      eligibility={await eligibilityOf(c, edition)}
      galleryPhotos={gallery.length}
      call={shownText(callSlug(edition.year), 'de', await textsOf(db, callSlug(edition.year))) !== null}
      extras={await extrasOf(db, edition, phaseOf(edition, clock()))}
    />
  )
  const look = (await c.get('look')?.()) ?? DEFAULT_LOOK
  const data = eventData(linkedAt(c), edition, look.awardName)
  const head = await shareHead(c, {
    title: edition.title,
    description: edition.intro,
    path: paths.edition(edition.year),
  })
  return page(c, { title: edition.title, head, data }, view)
}

const linkedAt = (c: Ctx) => ({ origin: c.get('services').config.origin, lang: c.get('language') })

const editionPage = async (c: Ctx) => {
  const edition = await publicEdition(c)
  return edition
    ? editionWith(c, edition, await snapshotOf(c.get('services').db, edition.id))
    : errorPage(c, 'not_found')
}

/** All winners of a year. */
const winnersWith = async (c: Ctx, snapshot: Snapshot) => {
  const title = winnersWords[c.get('language')].title(snapshot.year)
  const head = await shareHead(c, {
    title,
    description: snapshot.intro || snapshot.title,
    path: paths.winners(snapshot.year),
    photo: snapshot.winners[0]?.photos[0],
  })
  const audience = await countedPrize(c.get('services').db, snapshot.year)
  const proved = await isProved(c.get('services').db, snapshot.year)
  const view = (
    <WinnersView lang={c.get('language')} snapshot={snapshot} audience={audience} proved={proved} />
  )
  return page(c, { title, head, festive: true }, view)
}

/** One winner, or nothing where the address names none. */
const winnerWith = async (c: Ctx, snapshot: Snapshot) => {
  const winner = snapshot.winners.find(({ slug }) => slug === param(c, 'slug'))
  if (!winner) return errorPage(c, 'not_found')
  const view = (
    <WinnerView
      lang={c.get('language')}
      snapshot={snapshot}
      winner={winner}
      adopters={await acceptedAdoptions(c.get('services').db, winner.submission)}
      report={paths.winnerAdoption(snapshot.year, winner.slug)}
    />
  )
  const data = winnerData(linkedAt(c), snapshot, winner)
  const head = await shareHead(c, {
    title: `${winner.title} – ${winner.organisation}`,
    description: winner.teaser || winner.citation,
    path: paths.winner(snapshot.year, winner.slug),
    photo: winner.photos[0],
  })
  return page(c, { title: winner.title, head, data, festive: true }, view)
}

/** The frozen results, only once released; before that their page is as unknown as any other address. */
const released = async (c: Ctx): Promise<Snapshot | null> => {
  const edition = await editionOf(c)
  if (!edition || edition.released_at === null) return null
  const snapshot = await snapshotOf(c.get('services').db, edition.id)
  return snapshot && snapshot.winners.length + snapshot.emptyPlaces.length > 0 ? snapshot : null
}

/** A public page as it will be, for those who prepare and confirm. */
const preview = async (
  c: Ctx,
  pageOf: (snapshot: Snapshot, edition: Edition) => Response | Promise<Response>,
): Promise<Response> => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const state = await loadRelease(c.get('services'), actorOf(c), edition)
  if (!state.ok) return failurePage(c, state.error)
  const { built, stage, sha256 } = state.value
  const shown = await pageOf(withPrivatePictures(built.snapshot), edition)
  if (!shown.ok) return shown
  const bar = <PreviewBar year={edition.year} sha256={stage === 'preparing' ? null : sha256} />
  const headers = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' }
  return c.html(privatePage(await shown.text(), edition.year, String(bar)), 200, headers)
}

export const publicationRoutes = () => {
  const app = new Hono<AppEnv>()

  app.get(paths.home, publicPage, startPage)

  app.get('/:year{[0-9]{4}}', publicPage, editionPage)

  app.get('/:year{[0-9]{4}}/preistraeger', publicPage, async (c) => {
    const snapshot = await released(c)
    return snapshot ? winnersWith(c, snapshot) : errorPage(c, 'not_found')
  })

  app.get('/:year{[0-9]{4}}/preistraeger/:slug', publicPage, async (c) => {
    const snapshot = await released(c)
    if (!snapshot) return errorPage(c, 'not_found')
    const slug = param(c, 'slug')
    if (snapshot.winners.some((winner) => winner.slug === slug)) return winnerWith(c, snapshot)
    const moved = await movedSlug(c.get('services').db, snapshot, slug)
    if (moved === null) return errorPage(c, 'not_found')
    return c.redirect(inLanguage(c.get('language'), paths.winner(snapshot.year, moved)), 308)
  })

  const base = paths.adminReleasePreview(':year{[0-9]{4}}')
  const person = allow('signed_in')
  app.get(base, person, (c) => preview(c, (snapshot, edition) => editionWith(c, edition, snapshot)))
  app.get(`${base}/preistraeger`, person, (c) => preview(c, (snapshot) => winnersWith(c, snapshot)))
  app.get(`${base}/preistraeger/:slug`, person, (c) => preview(c, (snapshot) => winnerWith(c, snapshot)))

  return app
}
