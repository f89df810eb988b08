/** Puts a view into the layout, with the navigation of whoever is asking. */
import type { Child } from 'hono/jsx'
import { Layout, type NavItem } from '../../views/layout.tsx'
import { type NoticeKey, notices } from '../core/de.ts'
import { paths } from '../core/paths.ts'
import type { Ctx } from './context.ts'

export interface PageOptions {
  readonly title: string
  readonly wide?: boolean
  readonly festive?: boolean
  readonly status?: 200 | 400 | 401 | 403 | 404 | 409 | 413 | 415 | 421 | 422 | 429 | 500
}

/** A whole HTML page around `content`. */
export const page = (c: Ctx, options: PageOptions, content: Child) => {
  const actor = c.get('actor') ?? null
  return c.html(
    <Layout
      lang={c.get('language')}
      title={options.title}
      user={actor && { name: actor.name || actor.email }}
      nav={navigation(c)}
      current={new URL(c.req.url).pathname}
      wide={options.wide}
      festive={options.festive}
      notice={noticeOf(c)}
    >
      {content}
    </Layout>,
    // Without a status of its own the page keeps what c.status() was told.
    options.status,
  )
}

const navigation = (c: Ctx): NavItem[] => {
  const actor = c.get('actor')
  const items: NavItem[] = []
  if (actor) items.push({ href: paths.submissions, label: 'Meine Einreichungen' })
  if (actor && actor.juries.length > 0) items.push({ href: paths.jury, label: 'Jury' })
  if (actor?.isOrganiser) items.push({ href: paths.admin, label: 'Verwaltung' })
  items.push({ href: paths.archive, label: 'Archiv' })
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
