/** The Atom feed (RFC 4287). Pure. */
import { inLanguage, type Language } from '../core/language.ts'
import { paths } from '../core/paths.ts'
import { DECLARATION, element, textElement } from '../core/xml.ts'
import { feedWords } from './feed-words.ts'
import type { News } from './news.ts'

interface Feed {
  readonly origin: string
  readonly lang: Language
  /** Who publishes. */
  readonly name: string
  readonly news: readonly News[]
}

const iso = (time: number): string => new Date(time).toISOString()

/** A name that stays the same wherever the page may move (RFC 4151). */
const tag = (origin: string, id: string): string => `tag:${new URL(origin).hostname},2026:${id}`

/** The newest news, in one language. */
export const atomFeed = ({ origin, lang, name, news }: Feed): string => {
  const at = (path: string) => origin + inLanguage(lang, path)
  return (
    DECLARATION +
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang },
      textElement('id', tag(origin, `feed/${lang}`)),
      textElement('title', feedWords[lang].title(name)),
      // A feed must say when it changed; an empty one never has.
      textElement('updated', iso(news[0]?.updated ?? 0)),
      element('author', {}, textElement('name', name)),
      element('link', { rel: 'self', type: 'application/atom+xml', href: at(paths.feed) }),
      element('link', { rel: 'alternate', type: 'text/html', href: at(paths.archive) }),
      ...news.map((one) => entry(one, lang, origin)),
    )
  )
}

const entry = (one: News, lang: Language, origin: string): string => {
  const t = feedWords[lang]
  const path = one.kind === 'gallery' ? paths.gallery(one.year) : paths.winners(one.year)
  return element(
    'entry',
    {},
    textElement('id', tag(origin, one.id)),
    textElement('title', t.titles[one.kind](one.title)),
    textElement('published', iso(one.published)),
    textElement('updated', iso(one.updated)),
    element('link', { rel: 'alternate', type: 'text/html', href: origin + inLanguage(lang, path) }),
    textElement('summary', t.says[one.kind](one.says)),
  )
}
