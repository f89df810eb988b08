/** The two languages of the public pages. The same address with `/en` before it is the English page. */

export type Language = 'de' | 'en'

/**
 * The words of a page in both languages: `const t = galleryWords[lang]`. Sentences with a number or a name are
 * functions. German decides the shape.
 */
export const words = <T extends object>(de: T, en: NoInfer<T>): Readonly<Record<Language, T>> => ({ de, en })

const ENGLISH = '/en'

/** The address of a public page in a language. */
export const inLanguage = (lang: Language, path: string): string =>
  lang === 'de' ? path : path === '/' ? ENGLISH : ENGLISH + path

/** The language an address asks for, and the German address of the same page. */
export const splitLanguage = (pathname: string): { readonly lang: Language; readonly path: string } => {
  if (pathname === ENGLISH || pathname === `${ENGLISH}/`) return { lang: 'en', path: '/' }
  if (pathname.startsWith(`${ENGLISH}/`)) return { lang: 'en', path: pathname.slice(ENGLISH.length) }
  return { lang: 'de', path: pathname }
}
