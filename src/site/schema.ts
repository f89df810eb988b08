/** Forms of the organisers' pages and of reported barriers, with their limits. */
import * as z from 'zod'
import { isEmail, line, requiredLine, text, wholeNumber } from '../core/text.ts'
import { isColour } from './colour.ts'
import { callYear, isFixed, isSlug } from './pages.ts'

export const LIMITS = { title: 120, body: 40_000, page: 300, description: 4_000, slug: 60 } as const

const version = wholeNumber(0, 999_999)

/** A page as written; `after` says whether to save it or only to look at it. */
export const textForm = z.strictObject({
  version,
  title: requiredLine(LIMITS.title, 'Bitte der Seite einen Titel geben.'),
  body: text(LIMITS.body).refine((body) => body !== '', 'Bitte einen Text schreiben.'),
  published: z.enum(['1', '0']).default('0'),
  after: z.enum(['save', 'preview']),
})

export type TextInput = z.output<typeof textForm>

/** Puts an old version back, on top of the version seen. */
export const restoreForm = z.strictObject({ version, from: wholeNumber(1, 999_999) })

/** A new page; its name becomes part of its address. */
export const newPageForm = z.strictObject({
  slug: line(LIMITS.slug)
    .transform((value) => value.toLowerCase())
    .refine(
      isSlug,
      'Bitte nur Kleinbuchstaben, Ziffern und einzelne Bindestriche, zum Beispiel „anreise-2026“.',
    )
    .refine(
      (slug) => !isFixed(slug) && callYear(slug) === null,
      'Diese Seite gibt es schon; sie steht in der Liste.',
    ),
})

/** A barrier somebody has met; what can be wrong is said in the language of the page. */
export const barrierForm = z.strictObject({
  page: line(LIMITS.page),
  description: text(LIMITS.description).refine((value) => value !== '', 'Bitte beschreiben, was nicht geht.'),
  email: line(254)
    .transform((value) => value.toLowerCase())
    .refine((value) => value === '' || isEmail(value), 'Bitte eine E-Mail-Adresse angeben.'),
})

export type BarrierInput = z.output<typeof barrierForm>

const colour = line(7)
  .transform((value) => value.toLowerCase())
  .refine(
    (value) => value === '' || isColour(value),
    'Bitte die Farbe als # mit sechs Ziffern oder Buchstaben von a bis f angeben, zum Beispiel #20409a.',
  )

export const THEME_LIMITS = { shortName: 24, awardName: 60, alt: 120 } as const

/** The look of the site; `after` says whether to save it or only to look at it. */
export const themeForm = z.strictObject({
  version,
  short_name: requiredLine(THEME_LIMITS.shortName, 'Bitte einen Kurznamen angeben.'),
  award_name: requiredLine(THEME_LIMITS.awardName, 'Bitte den Namen des Awards angeben.'),
  accent: colour,
  gold: colour,
  logo: z.unknown(),
  logo_alt: line(THEME_LIMITS.alt),
  remove_logo: z.literal('1').optional(),
  after: z.enum(['save', 'preview']),
})

export type ThemeInput = z.output<typeof themeForm>

export const resetForm = z.strictObject({ version })
