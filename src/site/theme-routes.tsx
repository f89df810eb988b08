/** The look of the site: set by organisers, delivered to everybody. */
import { Hono } from 'hono'
import { ThemeView } from '../../views/site/theme.tsx'
import { type FormState, noErrors, type Typed } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { MAX_UPLOAD_BYTES } from '../http/security.ts'
import { filesOf } from '../http/upload.ts'
import { isColour } from './colour.ts'
import { resetForm, themeForm } from './schema.ts'
import { colourProblems, DEFAULT_THEME, themeStyles } from './theme.ts'
import { colourErrors, logoKey, resetTheme, saveTheme, type ThemeRefusal } from './theme-actions.ts'
import { stylesOf, themeOf, themeRow } from './theme-store.ts'

const FOREVER = { 'Cache-Control': 'public, max-age=31536000, immutable' }

const valuesOf = async (c: Ctx): Promise<Typed> => {
  const row = await themeRow(c.get('services').db)
  const { shortName, awardName, accent, gold } = themeOf(row)
  const version = String(row.version)
  return { version, short_name: shortName, award_name: awardName, accent, gold, logo_alt: row.logo_alt }
}

const themePage = async (c: Ctx, given?: FormState) => {
  const state = given ?? noErrors(await valuesOf(c))
  const row = await themeRow(c.get('services').db)
  const { logo } = await c.get('look')()
  const own = [row.short_name, row.award_name, row.accent, row.gold, row.logo].some((value) => value !== '')
  const [accent, gold] = [String(state.values.accent ?? ''), String(state.values.gold ?? '')]
  // Colours that few can read are not shown either: the form says what to take instead.
  const readable = isColour(accent) && isColour(gold) && colourProblems({ accent, gold }).length === 0
  const head = readable ? <link rel="stylesheet" href={paths.adminThemePreview(accent, gold)} /> : null
  return page(c, { title: 'Gestaltung', head }, <ThemeView logo={logo} own={own} state={state} />)
}

const answered = async (
  c: Ctx,
  saved: Result<null, ThemeRefusal>,
  notice: 'gestaltung' | 'gestaltung-zurueck',
) => {
  if (saved.ok) return done(c, paths.adminTheme, notice)
  c.status(saved.error.kind === 'invalid' ? 422 : 409)
  return themePage(c, { values: await typedAgain(c), errors: saved.error.errors })
}

const styles = (c: Ctx, css: string, headers: Record<string, string>) =>
  c.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8', ...headers })

export const themeRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')
  const open = allow('public')

  app.get('/theme.css', open, async (c) => {
    const made = await stylesOf(await themeRow(c.get('services').db))
    if (!made) return errorPage(c, 'not_found')
    // Only the version it was asked for may be kept: a page drawn a moment ago may name the one before.
    return styles(c, made.css, c.req.query('v') === made.version ? FOREVER : {})
  })
  app.get('/gestaltung/:logo{[0-9a-f]{32}\\.webp}', open, async (c) => {
    const file = await c.get('services').files.get(logoKey(param(c, 'logo').slice(0, 32)))
    if (!file) return errorPage(c, 'not_found')
    return c.body(file.body, 200, { 'Content-Type': 'image/webp', ...FOREVER })
  })

  app.get(paths.adminTheme, organiser, (c) => themePage(c))
  app.get(`${paths.adminTheme}/vorschau.css`, organiser, async (c) => {
    const { akzent = '', gold = '' } = c.req.query()
    if (!isColour(akzent) || !isColour(gold)) return errorPage(c, 'not_found')
    return styles(c, themeStyles({ accent: akzent, gold }, '.theme-preview'), {})
  })
  app.post(
    paths.adminTheme,
    allow('organiser', MAX_UPLOAD_BYTES),
    form(themeForm, (c, state) => themePage(c, state)),
    async (c) => {
      const input = c.req.valid('form')
      if (input.after === 'preview') {
        const values = { ...(await typedAgain(c)), ...withColours(input) }
        return themePage(c, { values, errors: colourErrors(input) })
      }
      const [picture] = await filesOf(c, 'logo')
      return answered(
        c,
        await saveTheme(c.get('services'), actorOf(c), input, picture?.bytes ?? null),
        'gestaltung',
      )
    },
  )
  app.post(
    paths.adminThemeReset,
    organiser,
    form(resetForm, (c) => themePage(c)),
    async (c) =>
      answered(
        c,
        await resetTheme(c.get('services'), actorOf(c), c.req.valid('form').version),
        'gestaltung-zurueck',
      ),
  )

  return app
}

/** An empty colour is the one of the house. */
const withColours = ({ accent, gold }: { accent: string; gold: string }) => ({
  accent: accent || DEFAULT_THEME.accent,
  gold: gold || DEFAULT_THEME.gold,
})
