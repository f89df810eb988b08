/** What may be done with a picture: the usual licences by key, with the words for people and for files. Pure. */
import type { Language } from '../core/language.ts'
import { type Credit, creditOf, type Terms as Notice } from './credit.ts'

export interface Licence {
  readonly name: Readonly<Record<Language, string>>
  /** Where its text stands; '' for those that have none. */
  readonly url: string
  /** Whether others may take the picture away. */
  readonly open: boolean
}

const creativeCommons = (name: string, path: string): Licence => ({
  name: { de: name, en: name },
  url: `https://creativecommons.org/${path}/`,
  open: true,
})

const dataLicence = (name: string, path: string): Licence => ({
  name: {
    de: `Datenlizenz Deutschland – ${name} – Version 2.0`,
    en: `Data licence Germany – ${path.startsWith('by') ? 'attribution' : 'zero'} – version 2.0`,
  },
  url: `https://www.govdata.de/dl-de/${path}`,
  open: true,
})

/** By the key that is stored; `own` means that the rights note says what holds. */
export const LICENCES: Readonly<Record<string, Licence>> = {
  internal: {
    name: { de: 'Nur auf dieser Website, keine Weitergabe', en: 'On this website only, not to be passed on' },
    url: '',
    open: false,
  },
  press: {
    name: {
      de: 'Frei für die Berichterstattung, mit Bildnachweis',
      en: 'Free for editorial use, with the credit',
    },
    url: '',
    open: true,
  },
  'cc-by-4.0': creativeCommons('CC BY 4.0', 'licenses/by/4.0'),
  'cc-by-sa-4.0': creativeCommons('CC BY-SA 4.0', 'licenses/by-sa/4.0'),
  'cc0-1.0': creativeCommons('CC0 1.0', 'publicdomain/zero/1.0'),
  'dl-de-by-2.0': dataLicence('Namensnennung', 'by-2-0'),
  'dl-de-zero-2.0': dataLicence('Zero', 'zero-2-0'),
  own: { name: { de: 'Eigene Bedingungen', en: 'Terms of their own' }, url: '', open: true },
}

/** Every key that may be stored; '' says nothing. */
export const LICENCE_KEYS: readonly string[] = ['', ...Object.keys(LICENCES)]

/** What a picture says about its use. */
export interface Terms {
  readonly licence: string
  readonly rights: string
}

/** Whether others may take the picture away. */
export const mayTake = ({ licence }: Pick<Terms, 'licence'>): boolean => LICENCES[licence]?.open === true

/** The licence in words; terms of their own are the rights note, which is public only then. '' where nothing is said. */
export const licenceName = ({ licence, rights }: Terms, lang: Language): string =>
  licence === 'own' && rights !== '' ? rights : (LICENCES[licence]?.name[lang] ?? '')

/** Where the licence can be read; '' where it has no text. */
export const licenceUrl = ({ licence }: Pick<Terms, 'licence'>): string => LICENCES[licence]?.url ?? ''

/** What stands inside a file that leaves the house. */
export const pressNotice = (
  photo: Terms & { readonly caption: string; readonly credit: string },
  source: string,
): Credit & Notice => ({
  ...creditOf(photo.credit),
  caption: photo.caption,
  usage: licenceName(photo, 'de'),
  licenceUrl: licenceUrl(photo),
  source,
})
