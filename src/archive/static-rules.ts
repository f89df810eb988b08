/**
 * Turns pages of the site into files that work from any disk: where each goes, which links stay, what has no meaning
 * without a server. Knows only HTML as our own views write it (every attribute in double quotes, escaped). Pure.
 */
import { type Language, splitLanguage } from '../core/language.ts'
import { paths } from '../core/paths.ts'

/** Where something lies in the export; null where it is not in it. */
export type Place = (path: string) => string | null

const ASSETS = ['/css/', '/fonts/', '/icons/', '/licences/', '/gestaltung/', '/bilder/', '/theme.css']

const STANDING: readonly string[] = [paths.imprint, paths.privacy, paths.accessibility, paths.easyLanguage]

// Pages that are forms, and packed copies of what the export holds anyway.
const SENSELESS = /\/(uebernommen|einwand|barriere-melden)([/?]|$)|\.zip(\?|$)/

/** Whether an address (path and query) belongs to the export of a year. */
export const isExported = (year: number, address: string): boolean => {
  const { path } = splitLanguage(address)
  if (SENSELESS.test(path)) return false
  if (ASSETS.some((folder) => path.startsWith(folder))) return true
  const [bare = ''] = path.split('?')
  return (
    bare === `/${year}` ||
    bare.startsWith(`/${year}/`) ||
    STANDING.includes(bare) ||
    bare.startsWith('/seiten/')
  )
}

/** The file of an address; pages are folders with an index, so that the addresses of the site work on a web server. */
export const fileOf = (address: string, isPage: boolean): string => {
  const [path = '', query = ''] = address.split('?')
  const name = path.replace(/^\//, '')
  if (!isPage) return name
  const which = query === '' ? '' : `-${query.replace(/[^a-z0-9]+/gi, '-')}`
  return `${name}/index${which}.html`
}

/** The way from one file of the export to another. */
export const relative = (from: string, to: string): string => {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  let shared = 0
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/')
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** An address on this site as path and query, without version and fragment; null for everything elsewhere. */
export const localAddress = (href: string, base: string): { address: string; hash: string } | null => {
  const url = URL.parse(href, base)
  if (url === null || url.origin !== new URL(base).origin) return null
  url.searchParams.delete('v')
  return { address: url.pathname + url.search, hash: url.hash }
}

const ATTRIBUTE = /\s(href|src|srcset|poster|data-[a-z-]+)="([^"]*)"/g

const candidates = (name: string, value: string): string[] =>
  name === 'srcset' ? value.split(/,\s+/).map((one) => splitAt(one, ' ')[0]) : [value]

// Other data attributes hold no addresses.
const isAddress = (name: string, value: string): boolean => !name.startsWith('data-') || value.startsWith('/')

/** Every address on this site that a page names. */
export const addressesIn = (html: string, base: string): string[] =>
  [...html.matchAll(/<(?:a|link|img|source|video|audio|button|figure|li|div)\b[^>]*>/gi)].flatMap(([tag]) =>
    [...tag.matchAll(ATTRIBUTE)].flatMap(([, name = '', value = '']) =>
      isAddress(name, value)
        ? candidates(name, unescaped(value)).flatMap((one) => localAddress(one, base)?.address ?? [])
        : [],
    ),
  )

interface Words {
  readonly form: string
  readonly copy: (year: number) => string
}

const WORDS: Readonly<Record<Language, Words>> = {
  de: {
    form: 'Dieses Formular gibt es nur auf der Website.',
    copy: (year) => `Dies ist eine unveränderliche Kopie der Ausgabe ${year}. Das Original:`,
  },
  en: {
    form: 'This form is on the website only.',
    copy: (year) => `This is a frozen copy of the edition ${year}. The original:`,
  },
}

interface Page {
  readonly year: number
  /** Full address of the page on the site. */
  readonly base: string
  /** Its file in the export. */
  readonly file: string
  readonly place: Place
}

/** The page as a file. */
export const staticPage = (html: string, page: Page): string => {
  const { lang } = splitLanguage(new URL(page.base).pathname)
  const words = WORDS[lang]
  const [head = '', body = ''] = splitAt(html, '<body')
  const link = (href: string): string | null => {
    const local = localAddress(href, page.base)
    if (local === null) return href
    const target = page.place(local.address)
    return target === null
      ? null
      : (target === page.file ? '' : relative(page.file, target)) + local.hash || '#'
  }
  return (
    withoutLost(head, link) +
    framed(withoutForms(body, words.form), (part, isFrame) =>
      withOriginal(withAnchors(part, link, isFrame), words.copy(page.year), page.base),
    ).replace(/<(?:img|source|video|audio|button|figure|li|div)\b[^>]*>/gi, (tag) => withAddresses(tag, link))
  )
}

const splitAt = (text: string, mark: string): [string, string] => {
  const at = text.indexOf(mark)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at)]
}

/** Scripts are modules, which browsers refuse from a disk, as they do fonts asked for beforehand; links of the head that lead nowhere go. */
const withoutLost = (head: string, link: (href: string) => string | null): string =>
  head.replace(/<script\b[^>]*\ssrc="[^"]*"[^>]*>\s*<\/script>/gi, '').replace(/<link\b[^>]*>/gi, (tag) => {
    // Fonts are asked for across origins, and files on a disk have none.
    if (/\srel="preload"/.test(tag)) return ''
    const rewritten = withAddresses(tag, link)
    return rewritten.includes(' href="') ? rewritten : ''
  })

const withoutForms = (body: string, sentence: string): string =>
  body
    .replace(/<script\b[^>]*\ssrc="[^"]*"[^>]*>\s*<\/script>/gi, '')
    .replace(/<search\b[\s\S]*?<\/search>/gi, '')
    .replace(/<form\b([^>]*)>[\s\S]*?<\/form>/gi, (_, attributes: string) =>
      /\smethod="post"/i.test(attributes) ? `<p class="muted">${sentence}</p>` : '',
    )

/** Header and footer apart from the rest: what leads nowhere goes from them altogether. */
const framed = (body: string, rewrite: (part: string, isFrame: boolean) => string): string =>
  body
    .split(/(<header class="site-header">[\s\S]*?<\/header>|<footer class="site-footer">[\s\S]*?<\/footer>)/)
    .map((part) => {
      const isFrame = /^<(header|footer) class="site-/.test(part)
      const rewritten = rewrite(part, isFrame)
      return isFrame ? withoutEmpty(rewritten) : rewritten
    })
    .join('')

const withoutEmpty = (frame: string): string =>
  frame.replace(/<li>\s*<\/li>/g, '').replace(/<nav\b[^>]*>\s*<ul>\s*<\/ul>\s*<\/nav>/g, '')

const ANCHOR = /<a\b([^>]*)>([\s\S]*?)<\/a>/gi

/** Links that lead nowhere become their text; in the frame, as buttons and to forms they go. */
const withAnchors = (part: string, link: (href: string) => string | null, isFrame: boolean): string =>
  part.replace(ANCHOR, (whole, attributes: string, text: string) => {
    const href = /\shref="([^"]*)"/.exec(attributes)?.[1]
    if (href === undefined) return whole
    const target = link(unescaped(href))
    if (target !== null)
      return `<a${attributes.replace(` href="${href}"`, ` href="${escaped(target)}"`)}>${text}</a>`
    const isIdle = isFrame || /\sclass="[^"]*kern-btn/.test(attributes) || SENSELESS.test(href)
    return isIdle ? '' : `<span>${text}</span>`
  })

/** One tag with its addresses leading into the export, without those that lead nowhere. */
const withAddresses = (tag: string, link: (href: string) => string | null): string =>
  tag.replace(ATTRIBUTE, (whole, name: string, value: string) => {
    if (!isAddress(name, value)) return whole
    const targets = (name === 'srcset' ? value.split(/,\s+/) : [value]).flatMap((one) => {
      const [href = '', ...size] = name === 'srcset' ? one.split(' ') : [one]
      const target = link(unescaped(href))
      return target === null ? [] : [[escaped(target), ...size].join(' ')]
    })
    return targets.length === 0 ? '' : ` ${name}="${targets.join(', ')}"`
  })

// The last navigation of the footer is followed by where the page comes from.
const withOriginal = (frame: string, words: string, base: string): string =>
  frame.replace(/<\/div>\s*<\/footer>$/, (end) => {
    const address = escaped(base)
    return `<p class="small muted break">${words} <a href="${address}" rel="external">${address}</a></p>${end}`
  })

const CSS_URL = /url\((["']?)(\/[^"')]+)\1\)/g

/** Every address that a style sheet names. */
export const addressesInCss = (css: string): string[] =>
  [...css.matchAll(CSS_URL)].map(([, , address = '']) => splitAt(address, '?')[0])

/** A style sheet as a file. */
export const staticCss = (css: string, file: string, place: Place): string =>
  css.replace(CSS_URL, (_, quote: string, address: string) => {
    const target = place(splitAt(address, '?')[0])
    return target === null ? 'none' : `url(${quote}${relative(file, target)}${quote})`
  })

/** Links of finished pages that lead to no file or to no place in it, as "page → link". */
export const brokenLinks = (pages: ReadonlyMap<string, string>, files: ReadonlySet<string>): string[] =>
  [...pages].flatMap(([file, html]) =>
    [...html.matchAll(/<[a-z][^>]*>/gi)]
      .flatMap(([tag]) => [...tag.matchAll(ATTRIBUTE)])
      .filter(([, name = '']) => !name.startsWith('data-'))
      .flatMap(([, name = '', value = '']) => candidates(name, unescaped(value)))
      .filter((link) => !/^(https?:|mailto:|tel:|data:)/.test(link) && !leads(link, file, pages, files))
      .map((link) => `${file} → ${link}`),
  )

const leads = (
  link: string,
  from: string,
  pages: ReadonlyMap<string, string>,
  files: ReadonlySet<string>,
): boolean => {
  if (link.startsWith('/')) return false
  const [path = '', id = ''] = link.split('#')
  const target = path === '' ? from : decodeURI(new URL(path, `file:///${from}`).pathname).slice(1)
  if (!files.has(target)) return false
  const html = pages.get(target)
  return id === '' || html === undefined || html.includes(`id="${decodeURIComponent(id)}"`)
}
