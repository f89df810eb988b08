import { raw } from 'hono/html'
import { inLanguage, type Language } from '../src/core/language.ts'
import { DEFAULT_LOOK, type Look } from '../src/core/look.ts'
import { paths } from '../src/core/paths.ts'
import { asset } from './components/asset.ts'
import { Alert } from './components/feedback.tsx'
import type { Child } from './components/markup.ts'
import { frameWords } from './components/words/frame.ts'

/** One entry of the main navigation. */
export interface NavItem {
  href: string
  label: string
}

/** The same page in both languages. */
export interface Alternates {
  /** Public address of the site, without a slash at the end. */
  origin: string
  /** German address of the page, without a query. */
  path: string
  /** Query of this request with its question mark, or ''. */
  query: string
}

interface LayoutProps {
  lang: Language
  title: string
  user?: { name: string } | null
  nav: readonly NavItem[]
  current?: string
  look?: Look
  /** Null where the page exists in German only. */
  alternates?: Alternates | null
  /** What else belongs into the head. */
  head?: Child
  children?: Child
  wide?: boolean
  festive?: boolean
  notice?: string
}

const footerItems = ({ lang, look = DEFAULT_LOOK, user, current = paths.home }: LayoutProps): NavItem[] => {
  const t = frameWords[lang]
  const at = (path: string, label: string) => ({ href: inLanguage(lang, path), label })
  return [
    ...(user ? [{ href: paths.myData, label: t.myData }] : []),
    at(paths.imprint, t.imprint),
    at(paths.privacy, t.privacy),
    at(paths.accessibility, t.accessibility),
    at(paths.easyLanguage, t.easyLanguage),
    ...(look.signLanguage ? [at(paths.signLanguage, t.signLanguage)] : []),
    ...look.pages.map((page) => at(page.path, page[lang])),
    { href: inLanguage(lang, barrierForm(current)), label: t.barrier },
    at(paths.archive, t.archive),
  ]
}

/** The form for the page one is on. Addresses that hold a secret are not passed on. */
const barrierForm = (page: string): string =>
  page.startsWith(`${paths.signIn}/`) || page.startsWith(paths.remindersOff(''))
    ? paths.barrier
    : paths.barrierAt(page)

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

/** The same page in the other language. */
function Switch({ lang, alternates }: Pick<LayoutProps, 'lang' | 'alternates'>) {
  if (!alternates) return null
  const other = lang === 'de' ? 'en' : 'de'
  return (
    <a href={inLanguage(other, alternates.path) + alternates.query} lang={other} hreflang={other}>
      {frameWords[lang].other}
    </a>
  )
}

function Account({ lang, user, current, alternates }: LayoutProps) {
  const t = frameWords[lang]
  if (!user) {
    return (
      <div class="account">
        <Switch lang={lang} alternates={alternates} />
        <a href={paths.signIn} aria-current={current === paths.signIn ? 'page' : undefined}>
          {t.signIn}
        </a>
      </div>
    )
  }
  return (
    <form class="account" method="post" action={paths.signOut}>
      <Switch lang={lang} alternates={alternates} />
      <span class="account__name">
        <span class="kern-sr-only">{t.signedInAs}</span>
        {user.name}
      </span>
      <button type="submit" class="link-button">
        {t.signOut}
      </button>
    </form>
  )
}

/** Asked for beside the style sheet that names them: a font that comes late is not used, so that nothing moves. */
const FONTS = ['fira-sans-latin-400-normal', 'fira-sans-latin-600-normal'] as const

function Head({ lang, title, look = DEFAULT_LOOK, alternates, head }: LayoutProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title === look.shortName ? title : `${title} – ${look.shortName}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={asset('/icons/kuer.svg')} type="image/svg+xml" />
      {FONTS.map((name) => (
        <link
          rel="preload"
          href={`/fonts/${name}.woff2`}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
      ))}
      <link rel="stylesheet" href={asset('/css/kern.css')} />
      <link rel="stylesheet" href={asset('/css/kuer.css')} />
      {look.styles ? <link rel="stylesheet" href={look.styles} /> : null}
      {alternates
        ? (['de', 'en'] as const).map((lang) => (
            <link
              rel="alternate"
              hreflang={lang}
              href={alternates.origin + inLanguage(lang, alternates.path)}
            />
          ))
        : null}
      <link
        rel="alternate"
        type="application/atom+xml"
        title={look.awardName}
        href={inLanguage(lang, paths.feed)}
      />
      {head}
      <script src={asset('/js/kuer.js')} type="module" />
    </head>
  )
}

function Brand({ lang, look = DEFAULT_LOOK }: LayoutProps) {
  const logo = look.logo ?? { url: asset('/icons/kuer.svg'), alt: '', width: 40, height: 40 }
  return (
    <a class="brand" href={inLanguage(lang, paths.home)}>
      <img src={logo.url} alt={logo.alt} width={logo.width} height={logo.height} />
      <span class="brand__text">
        <span class="brand__name">{look.shortName}</span> <small>{look.awardName}</small>
      </span>
    </a>
  )
}

/** The whole document around a page; `wide` for tables, `festive` where winners are honoured. */
export function Layout(props: LayoutProps) {
  const classes = [props.wide && 'wide', props.festive && 'festive'].filter(Boolean).join(' ')
  const t = frameWords[props.lang]
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={props.lang}>
        <Head {...props} />
        <body class={classes || undefined}>
          <a class="skip-link" href="#inhalt">
            {t.skip}
          </a>
          <header class="site-header">
            <div class="site-header__inner">
              <Brand {...props} />
              {props.nav.length > 0 ? (
                <nav class="site-nav" aria-label={t.menu}>
                  <Links items={props.nav} current={props.current} />
                </nav>
              ) : null}
              <Account {...props} />
            </div>
          </header>
          <main id="inhalt" class="page" tabindex={-1}>
            {props.notice ? <Alert kind="success" title={props.notice} role="status" /> : null}
            {props.children}
          </main>
          <footer class="site-footer">
            <div class="site-footer__inner">
              <nav aria-label={t.footer}>
                <Links items={footerItems(props)} current={props.current} />
              </nav>
            </div>
          </footer>
        </body>
      </html>
    </>
  )
}
