/** Puts a view into the layout, with the navigation of whoever is asking. */
import { JsonLd } from '../../views/components/json-ld.ts'
import type { Child } from '../../views/components/markup.ts'
import { frameWords } from '../../views/components/words/frame.ts'
import { type Alternates, Layout, type NavItem } from '../../views/layout.tsx'
import { type NoticeKey, notices } from '../core/de.ts'
import { inLanguage, type Language } from '../core/language.ts'
import { DEFAULT_LOOK, type Look } from '../core/look.ts'
import { paths } from '../core/paths.ts'
import { utf8 } from '../core/utf8.ts'
import type { Ctx } from './context.ts'

export interface PageOptions {
  readonly title: string
  readonly wide?: boolean
  readonly festive?: boolean
  /** What the page says to search engines, in the words of schema.org. */
  readonly data?: object | null
  /** What else belongs into the head of the document. */
  readonly head?: Child
  readonly status?: 200 | 400 | 401 | 403 | 404 | 409 | 413 | 415 | 421 | 422 | 429 | 500
}

/** A whole HTML page around `content`. */
export const page = async (c: Ctx, options: PageOptions, content: Child): Promise<Response> => {
  const actor = c.get('actor') ?? null
  const lang = c.get('language') ?? 'de'
  const document = (
    <Layout
      lang={lang}
      look={await lookFor(c)}
      alternates={alternatesOf(c, options)}
      head={
        <>
          {options.head}
          {options.data ? <JsonLd data={options.data} /> : null}
        </>
      }
      title={options.title}
      user={actor && { name: actor.name || actor.email }}
      nav={navigation(c, lang)}
      current={new URL(c.req.url).pathname}
      wide={options.wide}
      festive={options.festive}
      notice={noticeOf(c)}
    >
      {content}
    </Layout>
  )
  // As bytes, made in one go: as a string Node would go through the page twice more, for its length and for the socket.
  const bytes = utf8(...document.before, document.html)
  // Without a status of its own the page keeps what c.status() was told.
  return c.body(bytes, options.status, {
    'Content-Type': 'text/html; charset=UTF-8',
  })
}

/** The page that says that something is broken must come whatever is broken. */
const lookFor = async (c: Ctx): Promise<Look> =>
  (await c
    .get('look')?.()
    .catch(() => DEFAULT_LOOK)) ?? DEFAULT_LOOK

/** A refusal looks the same wherever it happens, so it never says that there is a page in two languages. */
const alternatesOf = (c: Ctx, { status = 200 }: PageOptions): Alternates | null => {
  if (c.get('bilingual') !== true || status >= 400) return null
  const query = c.req.method === 'GET' ? new URL(c.req.url).search : ''
  return { origin: c.get('services').config.origin, path: c.req.path, query }
}

const navigation = (c: Ctx, lang: Language): NavItem[] => {
  const actor = c.get('actor')
  const t = frameWords[lang]
  const items: NavItem[] = []
  if (actor) items.push({ href: paths.submissions, label: t.submissions })
  if (actor && actor.juries.length > 0) items.push({ href: paths.jury, label: t.jury })
  if (actor?.isOrganiser) items.push({ href: paths.admin, label: t.admin })
  else if (actor?.isGalleryEditor) items.push({ href: paths.adminGalleries, label: t.galleries })
  items.push(
    { href: inLanguage(lang, paths.archive), label: t.archive },
    { href: inLanguage(lang, paths.search), label: t.search },
  )
  return items
}

/** The message after a redirect: a key in the address, looked up here, so nobody can put words on our page. */
const noticeOf = (c: Ctx): string | undefined => {
  const key = c.req.query('meldung')
  return key !== undefined && Object.hasOwn(notices, key) ? notices[key as NoticeKey] : undefined
}

/** Redirect after a successful form, with a message on the next page. */
export const done = (c: Ctx, path: string, notice?: NoticeKey) =>
  c.redirect(notice ? `${path}${path.includes('?') ? '&' : '?'}meldung=${notice}` : path, 303)
