/** The public pages, and the release that fills them. */
import { Hono } from 'hono'
import { ReleaseView } from '../../views/admin/release.tsx'
import { EditionView } from '../../views/public/edition.tsx'
import { StartView } from '../../views/public/start.tsx'
import { WinnersView, WinnerView } from '../../views/public/winners.tsx'
import { winnersWords } from '../../views/public/words/winners.ts'
import { acceptedAdoptions } from '../adoption/store.ts'
import { type FormState, noErrors } from '../core/form-state.ts'
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
import { form } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { publicPage } from '../http/public-page.ts'
import { shareHead } from '../http/share.tsx'
import { rulesInForce } from '../judging-rules/actions.ts'
import { photosOfGallery } from '../photo/store.ts'
import { thresholdsOf } from '../register/rules.ts'
import { extrasOf } from '../showcase/extras.ts'
import { previewRelease, release } from './actions.ts'
import { releaseForm } from './schema.ts'
import { latestSnapshot, snapshotOf } from './store.ts'

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

const editionPage = async (c: Ctx) => {
  const edition = await publicEdition(c)
  if (!edition) return errorPage(c, 'not_found')
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
      snapshot={edition.released_at === null ? null : await snapshotOf(db, edition.id)}
      extensions={await extensionsOf(db, edition.id)}
      eligibility={await eligibilityOf(c, edition)}
      galleryPhotos={gallery.length}
      extras={await extrasOf(db, edition, phaseOf(edition, clock()))}
    />
  )
  const head = await shareHead(c, {
    title: edition.title,
    description: edition.intro,
    path: paths.edition(edition.year),
  })
  return page(c, { title: edition.title, head }, view)
}

/** The frozen results, only once released; before that their page is as unknown as any other address. */
const released = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition || edition.released_at === null) return null
  const snapshot = await snapshotOf(c.get('services').db, edition.id)
  return snapshot && snapshot.winners.length + snapshot.emptyPlaces.length > 0 ? snapshot : null
}

const releasePage = async (c: Ctx, state: FormState) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const preview = await previewRelease(c.get('services'), actorOf(c), edition)
  if (!preview.ok) return failurePage(c, preview.error)
  const view = (
    <ReleaseView
      year={edition.year}
      title={edition.title}
      version={edition.version}
      releasedAt={edition.released_at}
      preview={preview.value}
      state={state}
    />
  )
  return page(c, { title: 'Freigabe' }, view)
}

const RELEASE = '/verwaltung/:year{[0-9]{4}}/freigabe'

export const publicationRoutes = () => {
  const app = new Hono<AppEnv>()
  app.get(RELEASE, allow('decider'), (c) => releasePage(c, noErrors({})))

  app.post(RELEASE, allow('decider'), form(releaseForm, releasePage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const freed = await release(c.get('services'), actorOf(c), edition, c.req.valid('form').version)
    return freed.ok ? done(c, paths.winners(edition.year), 'freigegeben') : failurePage(c, freed.error)
  })

  app.get(paths.home, publicPage, startPage)

  app.get('/:year{[0-9]{4}}', publicPage, editionPage)

  app.get('/:year{[0-9]{4}}/preistraeger', publicPage, async (c) => {
    const snapshot = await released(c)
    if (!snapshot) return errorPage(c, 'not_found')
    const title = winnersWords[c.get('language')].title(snapshot.year)
    const head = await shareHead(c, {
      title,
      description: snapshot.intro || snapshot.title,
      path: paths.winners(snapshot.year),
      photo: snapshot.winners[0]?.photos[0],
    })
    return page(
      c,
      { title, head, festive: true },
      <WinnersView lang={c.get('language')} snapshot={snapshot} />,
    )
  })

  app.get('/:year{[0-9]{4}}/preistraeger/:slug', publicPage, async (c) => {
    const snapshot = await released(c)
    const winner = snapshot?.winners.find(({ slug }) => slug === param(c, 'slug'))
    if (!snapshot || !winner) return errorPage(c, 'not_found')
    const view = (
      <WinnerView
        lang={c.get('language')}
        snapshot={snapshot}
        winner={winner}
        adopters={await acceptedAdoptions(c.get('services').db, winner.submission)}
        report={paths.winnerAdoption(snapshot.year, winner.slug)}
      />
    )
    const head = await shareHead(c, {
      title: `${winner.title} – ${winner.organisation}`,
      description: winner.teaser || winner.citation,
      path: paths.winner(snapshot.year, winner.slug),
      photo: winner.photos[0],
    })
    return page(c, { title: winner.title, head, festive: true }, view)
  })

  return app
}
