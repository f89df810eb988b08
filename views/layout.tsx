import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Language } from '../src/core/language.ts'
import { asset } from './components/asset.ts'
import { Alert } from './components/feedback.tsx'

/** One entry of the main navigation. */
export interface NavItem {
  href: string
  label: string
}

interface LayoutProps {
  lang: Language
  title: string
  user?: { name: string } | null
  nav: readonly NavItem[]
  current?: string
  children?: Child
  wide?: boolean
  festive?: boolean
  notice?: string
}

const FOOTER: readonly NavItem[] = [
  { href: '/impressum', label: 'Impressum' },
  { href: '/datenschutz', label: 'Datenschutz' },
  { href: '/barrierefreiheit', label: 'Barrierefreiheit' },
  { href: '/leichte-sprache', label: 'Leichte Sprache' },
  { href: '/archiv', label: 'Archiv' },
]

const MY_DATA: NavItem = { href: '/meine-daten', label: 'Meine Daten' }

function Links({ items, current }: { items: readonly NavItem[]; current?: string }) {
  return (
    <ul>
      {items.map((item) => (
        <li>
          <a href={item.href} aria-current={item.href === current ? 'page' : undefined}>
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Account({ user, current }: Pick<LayoutProps, 'user' | 'current'>) {
  if (!user) {
    return (
      <div class="account">
        <a href="/anmelden" aria-current={current === '/anmelden' ? 'page' : undefined}>
          Anmelden
        </a>
      </div>
    )
  }
  return (
    <form class="account" method="post" action="/abmelden">
      <span class="account__name">
        <span class="kern-sr-only">Angemeldet als </span>
        {user.name}
      </span>
      <button type="submit" class="link-button">
        Abmelden
      </button>
    </form>
  )
}

function Head({ title }: { title: string }) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title === 'Kür' ? title : `${title} – Kür`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={asset('/icons/kuer.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={asset('/css/kern.css')} />
      <link rel="stylesheet" href={asset('/css/kuer.css')} />
      <script src={asset('/js/kuer.js')} type="module" />
    </head>
  )
}

/** The whole document around a page; `wide` for tables, `festive` where winners are honoured. */
export function Layout(props: LayoutProps) {
  const classes = [props.wide && 'wide', props.festive && 'festive'].filter(Boolean).join(' ')
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={props.lang}>
        <Head title={props.title} />
        <body class={classes || undefined}>
          <a class="skip-link" href="#inhalt">
            Zum Inhalt
          </a>
          <header class="site-header">
            <div class="site-header__inner">
              <a class="brand" href="/">
                <img src={asset('/icons/kuer.svg')} alt="" width={40} height={40} />
                <span class="brand__text">
                  <span class="brand__name">Kür</span> <small>OZG-Taskforce Award</small>
                </span>
              </a>
              {props.nav.length > 0 ? (
                <nav class="site-nav" aria-label="Hauptmenü">
                  <Links items={props.nav} current={props.current} />
                </nav>
              ) : null}
              <Account user={props.user} current={props.current} />
            </div>
          </header>
          <main id="inhalt" class="page" tabindex={-1}>
            {props.notice ? <Alert kind="success" title={props.notice} role="status" /> : null}
            {props.children}
          </main>
          <footer class="site-footer">
            <div class="site-footer__inner">
              <nav aria-label="Rechtliches und Hilfe">
                <Links items={props.user ? [MY_DATA, ...FOOTER] : FOOTER} current={props.current} />
              </nav>
            </div>
          </footer>
        </body>
      </html>
    </>
  )
}
