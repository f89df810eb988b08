/** The register: the organisers' import, the entrants' search, the size classes of a year. */
import { Hono } from 'hono'
import { RegisterAdminView } from '../../views/admin/register.tsx'
import { SizeClassesView } from '../../views/admin/size-classes.tsx'
import { RegisterSearchView } from '../../views/register/search.tsx'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { localPath, paths } from '../core/paths.ts'
import { mayChangeRules, phaseOf } from '../edition/rules.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx } from '../http/context.ts'
import { form, typedAgain } from '../http/form.ts'
import { withEdition } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { MAX_UPLOAD_BYTES } from '../http/security.ts'
import { filesOf } from '../http/upload.ts'
import { importRegister, type RegisterRefusal, type RegisterReport, saveThresholds } from './actions.ts'
import { placeLine, spokenName } from './names.ts'
import { showThresholds, sizeClasses, thresholdsOf } from './rules.ts'
import { queryText, registerForm, thresholdsForm } from './schema.ts'
import {
  countMunicipalities,
  hasRegister,
  listImports,
  type Municipality,
  searchMunicipalities,
} from './store.ts'

interface Outcome {
  readonly state?: FormState
  readonly dryRun?: RegisterReport
  readonly refusal?: RegisterRefusal
}

/** Lists shown on the organisers' page. */
const SHOWN_IMPORTS = 5

const adminPage = async (c: Ctx, outcome: Outcome = {}) => {
  const { db } = c.get('services')
  const imports = await listImports(db, SHOWN_IMPORTS)
  const [latest] = imports
  const view = (
    <RegisterAdminView
      state={outcome.state ?? noErrors({ source: latest?.source ?? '', dry_run: '1' })}
      dryRun={outcome.dryRun ?? null}
      refusal={outcome.refusal ?? null}
      imports={imports.map((row) => ({ ...row, report: JSON.parse(row.report) as RegisterReport }))}
      count={await countMunicipalities(db)}
    />
  )
  return page(c, { title: 'Liste der Kommunen' }, view)
}

const importPosted = async (c: Ctx, dryRun: boolean, input: { source: string; listed_on: string | null }) => {
  const values = await typedAgain(c)
  const [file] = await filesOf(c, 'datei')
  if (!file) {
    c.status(422)
    const message = 'Bitte wählen Sie die Datei mit der Liste aus.'
    return adminPage(c, { state: withError(noErrors(values), 'datei', message) })
  }
  const imported = await importRegister(c.get('services'), actorOf(c), {
    ...file,
    source: input.source,
    listedOn: input.listed_on,
    dryRun,
  })
  if (!imported.ok) {
    c.status(422)
    const state = withError(noErrors(values), 'datei', imported.error.message)
    return adminPage(c, { state, refusal: imported.error })
  }
  if (!dryRun) return done(c, paths.adminRegister, 'register')
  // The next step after a good dry run is the real one, so the tick is gone.
  return adminPage(c, { dryRun: imported.value, state: noErrors({ ...values, dry_run: '' }) })
}

const sizesPage = (c: Ctx, edition: Edition, state?: FormState) => {
  const allowed = mayChangeRules(phaseOf(edition, c.get('services').clock()))
  const thresholds = thresholdsOf(edition)
  const values = { version: String(edition.version), thresholds: showThresholds(thresholds) }
  const view = (
    <SizeClassesView
      year={edition.year}
      state={state ?? noErrors(values)}
      classes={sizeClasses(thresholds)}
      open={allowed.ok}
    />
  )
  return page(c, { title: 'Größenklassen' }, view)
}

/** Hits on the search page and in the list of suggestions. */
const HITS = { page: 20, suggestions: 10 } as const

const searchPage = async (c: Ctx) => {
  const { db } = c.get('services')
  const query = queryText(c.req.query('q'))
  const back = localPath(c.req.query('zurueck'), paths.submissions)
  const found = await searchMunicipalities(db, query, HITS.page + 1)
  const view = (
    <RegisterSearchView
      query={query}
      back={back}
      hits={found.slice(0, HITS.page).map((row) => ({
        name: spokenName(row.name),
        place: placeLine(row),
        href: `${back}${back.includes('?') ? '&' : '?'}organisation=${encodeURIComponent(row.key)}`,
      }))}
      more={found.length > HITS.page}
      empty={!(await hasRegister(db))}
    />
  )
  return page(c, { title: 'Kommune suchen' }, view)
}

const suggestion = (row: Municipality) => ({
  key: row.key,
  name: spokenName(row.name),
  place: placeLine(row),
})

/** Fewest characters for suggestions; one letter alone would suggest the largest cities to everybody. */
const MIN_QUERY = 2

const SIZES = '/verwaltung/:year{[0-9]{4}}/groessenklassen'

export const registerRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(paths.adminRegister, organiser, (c) => adminPage(c))

  app.post(
    paths.adminRegister,
    allow('organiser', MAX_UPLOAD_BYTES),
    form(registerForm, (c, state) => adminPage(c, { state })),
    (c) => {
      const { dry_run, ...input } = c.req.valid('form')
      return importPosted(c, dry_run === '1', input)
    },
  )

  app.get(SIZES, organiser, (c) => withEdition(c, (edition) => sizesPage(c, edition)))

  app.post(
    SIZES,
    organiser,
    form(thresholdsForm, (c, state) => withEdition(c, (edition) => sizesPage(c, edition, state))),
    (c) =>
      withEdition(c, async (edition) => {
        const saved = await saveThresholds(c.get('services'), actorOf(c), edition, c.req.valid('form'))
        if (saved.ok) return done(c, paths.adminSizeClasses(edition.year), 'gespeichert')
        c.status(saved.error.kind === 'invalid' ? 422 : 409)
        const state = withError(noErrors(await typedAgain(c)), 'thresholds', saved.error.message)
        return sizesPage(c, edition, state)
      }),
  )

  app.get(paths.registerSearch, allow('signed_in'), searchPage)

  // The list is public anyway, and the public form for adoptions asks for municipalities too.
  app.get(paths.registerSuggestions, allow('public'), async (c) => {
    const query = queryText(c.req.query('q'))
    const { db } = c.get('services')
    const found = query.length < MIN_QUERY ? [] : await searchMunicipalities(db, query, HITS.suggestions)
    return c.json({ items: found.map(suggestion) })
  })

  return app
}
