/** Organisers' own pages: read by everybody, written by organisers with their history. */
import { Hono, type MiddlewareHandler } from 'hono'
import { videoWords } from '../../views/components/words/video.ts'
import { type CallProps, TextView } from '../../views/public/text.tsx'
import { EditorView } from '../../views/site/editor.tsx'
import { HistoryView } from '../../views/site/history.tsx'
import { PagesView } from '../../views/site/list.tsx'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import type { Language } from '../core/language.ts'
import { paths } from '../core/paths.ts'
import { isPublic, phaseOf } from '../edition/rules.ts'
import { listEditions } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { publicPage } from '../http/public-page.ts'
import { publicLines } from '../retention/classes-english.ts'
import { recordLines } from '../retention/record.ts'
import { EVERYWHERE, planOf } from '../retention/store.ts'
import { restoreText, saveText } from './actions.ts'
import { openBrackets } from './markdown.ts'
import {
  callSlug,
  callYear,
  difference,
  FIXED,
  isAlways,
  isFixed,
  isSlug,
  pageName,
  pathOf,
  sampleOf,
  shownText,
} from './pages.ts'
import { newPageForm, restoreForm, textForm } from './schema.ts'
import { listTexts, textsOf, versionPair, versionsOf } from './store.ts'
import { lookOf } from './theme-store.ts'
import { currentVideo } from './video-store.ts'

/** Lets whatever page is drawn ask for the look of the site. */
export const readLook: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.set('look', async () => lookOf(c.get('services').db, await c.get('pages').version()))
  await next()
}

const textPage = async (c: Ctx, slug: string, call?: CallProps) => {
  const lang = c.get('language')
  const text = shownText(slug, lang, await textsOf(c.get('services').db, slug))
  if (!text) return errorPage(c, 'not_found')
  // Only where organisers let them in; their own words stand around.
  const periods =
    slug === 'datenschutz'
      ? publicLines(recordLines((await planOf(c.get('services').db, EVERYWHERE)).months), text.language)
      : null
  return page(
    c,
    { title: text.title },
    <TextView lang={lang} text={text} periods={periods} {...(call ? { call } : {})} />,
  )
}

/** The film needs no text beside it. */
const signLanguagePage = async (c: Ctx) => {
  const { db } = c.get('services')
  const lang = c.get('language')
  const video = await currentVideo(db)
  if (!video) return textPage(c, 'gebaerdensprache')
  const written = shownText('gebaerdensprache', lang, await textsOf(db, 'gebaerdensprache'))
  const text = written ?? { title: videoWords[lang].title, body: '', language: lang, sample: false }
  // The one page that plays something; everywhere else nothing may.
  const policy = c.res.headers.get('Content-Security-Policy') ?? ''
  c.header('Content-Security-Policy', `${policy}; media-src 'self'`)
  return page(c, { title: text.title }, <TextView lang={lang} text={text} video={video} />)
}

const callPage = async (c: Ctx) => {
  const edition = await editionOf(c)
  const phase = edition && phaseOf(edition, c.get('services').clock())
  if (!edition || !phase || !isPublic(phase)) return errorPage(c, 'not_found')
  const until = phase === 'call' ? edition.call_closes_at : null
  return textPage(c, callSlug(edition.year), { year: edition.year, title: edition.title, until })
}

const listPage = async (c: Ctx, state: FormState = noErrors({})) => {
  const { db } = c.get('services')
  const texts = await listTexts(db)
  const calls = (await listEditions(db)).map(({ year }) => callSlug(year))
  const slugs = [...new Set([...FIXED, ...calls, ...texts.map(({ slug }) => slug)])]
  const lines = slugs.map((slug) => {
    const stateOf = (lang: Language) => {
      const row = texts.find((text) => text.slug === slug && text.language === lang)
      const sample = sampleOf(slug, lang)
      return {
        saved: row
          ? { at: row.saved_at, by: row.author || 'gelöschtes Konto', published: row.published === 1 }
          : null,
        sample: !row && sample !== null,
        open: openBrackets(row?.body ?? sample?.body ?? ''),
      }
    }
    const named = texts.find((text) => text.slug === slug && text.language === 'de')
    return {
      slug,
      title: pageName(slug, named?.title ?? ''),
      path: pathOf(slug),
      // Before its year is public, a call is not.
      open: callYear(slug) === null && (isAlways(slug) || named?.published === 1),
      texts: { de: stateOf('de'), en: stateOf('en') },
    }
  })
  return page(c, { title: 'Eigene Seiten' }, <PagesView lines={lines} state={state} />)
}

/** The page that the address names; null where there can be none. */
const keyOf = async (c: Ctx): Promise<{ slug: string; language: Language } | null> => {
  const slug = param(c, 'slug')
  const year = callYear(slug)
  const known =
    year === null
      ? isSlug(slug)
      : (await listEditions(c.get('services').db)).some((edition) => edition.year === year)
  const language = (['de', 'en'] as const).find((one) => one === param(c, 'lang'))
  return known && language ? { slug, language } : null
}

const editorPage = async (c: Ctx, given?: FormState, preview = false) => {
  const key = await keyOf(c)
  if (!key) return errorPage(c, 'not_found')
  const { slug, language } = key
  const rows = await textsOf(c.get('services').db, slug)
  const row = rows.find((one) => one.language === language)
  const sample = sampleOf(slug, language)
  const start = row ?? sample
  const state =
    given ??
    noErrors({
      version: String(row?.version ?? 0),
      title: start?.title ?? '',
      body: start?.body ?? '',
      published: String(row?.published ?? 1),
    })
  const german = rows.find((one) => one.language === 'de')?.title ?? ''
  const view = (
    <EditorView
      slug={slug}
      lang={language}
      name={pageName(slug, german)}
      path={pathOf(slug)}
      always={isAlways(slug)}
      sample={!row && sample !== null}
      open={openBrackets(start?.body ?? '')}
      preview={preview}
      state={state}
    />
  )
  return page(c, { title: pageName(slug, german) }, view)
}

const historyPage = async (c: Ctx) => {
  const key = await keyOf(c)
  if (!key) return errorPage(c, 'not_found')
  const { db } = c.get('services')
  const versions = await versionsOf(db, key.slug, key.language)
  const wanted = Number(c.req.query('fassung') ?? versions[0]?.version ?? 0)
  const [one, before] = await versionPair(db, key.slug, key.language, wanted)
  const shown =
    one?.version === wanted
      ? {
          version: wanted,
          title: difference(before?.title ?? '', one.title),
          body: difference(before?.body ?? '', one.body),
        }
      : null
  const name = pageName(key.slug, versions[0]?.title ?? '')
  const view = <HistoryView {...key} lang={key.language} name={name} versions={versions} shown={shown} />
  return page(c, { title: `Verlauf: ${name}` }, view)
}

const EDITOR = `${paths.adminPages}/:slug/:lang{[a-z]{2}}`

export const siteRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  for (const slug of FIXED)
    app.get(pathOf(slug), publicPage, (c) =>
      slug === 'gebaerdensprache' ? signLanguagePage(c) : textPage(c, slug),
    )
  app.get(paths.sitePage(':slug'), publicPage, (c) => {
    const slug = param(c, 'slug')
    // Every page has one address.
    return isFixed(slug) || callYear(slug) !== null ? errorPage(c, 'not_found') : textPage(c, slug)
  })
  app.get('/:year{[0-9]{4}}/ausschreibung', publicPage, callPage)

  app.get(paths.adminPages, organiser, (c) => listPage(c))
  app.post(paths.adminPages, organiser, form(newPageForm, listPage), (c) =>
    c.redirect(paths.adminPage(c.req.valid('form').slug, 'de'), 303),
  )
  app.get(EDITOR, organiser, (c) => editorPage(c))
  app.post(EDITOR, organiser, form(textForm, editorPage), async (c) => {
    const key = await keyOf(c)
    if (!key) return errorPage(c, 'not_found')
    const { version, after, published, title, body } = c.req.valid('form')
    if (after === 'preview') return editorPage(c, noErrors(await typedAgain(c)), true)
    const text = { title, body, published: isAlways(key.slug) || published === '1' }
    const saved = await saveText(c.get('services'), actorOf(c), key, version, text)
    if (saved.ok) return done(c, paths.adminPage(key.slug, key.language), 'gespeichert')
    c.status(409)
    return editorPage(c, withError(noErrors(await typedAgain(c)), 'form', saved.error.message))
  })
  app.get(`${EDITOR}/verlauf`, organiser, historyPage)
  app.post(`${EDITOR}/wiederherstellen`, organiser, form(restoreForm, historyPage), async (c) => {
    const key = await keyOf(c)
    if (!key) return errorPage(c, 'not_found')
    const { version, from } = c.req.valid('form')
    const restored = await restoreText(c.get('services'), actorOf(c), key, version, from)
    if (!restored.ok) return failurePage(c, restored.error)
    return done(c, paths.adminPage(key.slug, key.language), 'gespeichert')
  })

  return app
}
