/** Organisers give the site its look. */
import type { Actor } from '../account/rules.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import type { FieldError } from '../core/form-state.ts'
import { sha256 } from '../core/ids.ts'
import { ImageUnreadable } from '../core/ports.ts'
import { ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { ThemeInput } from './schema.ts'
import { colourProblems, DEFAULT_THEME } from './theme.ts'
import { themeOf, themeRow, updateTheme } from './theme-store.ts'

/** Why the look was not changed, at the field that is to blame. */
export type ThemeRefusal = { readonly kind: 'invalid' | 'conflict'; readonly errors: readonly FieldError[] }

/** Where the file of a logo lies. */
export const logoKey = (digest: string): string => `site/${digest}.webp`

const ratio = (value: number) => value.toLocaleString('de-DE', { maximumFractionDigits: 1 })

const NAMES = { accent: 'Die Akzentfarbe', gold: 'Das Gold' } as const

/** Errors of colours that too few people could read, each with the nearest one that would do. */
export const colourErrors = (input: { readonly accent: string; readonly gold: string }): FieldError[] => {
  const colours = { accent: input.accent || DEFAULT_THEME.accent, gold: input.gold || DEFAULT_THEME.gold }
  return colourProblems(colours).map((problem) => ({
    field: problem.field,
    message: `${NAMES[problem.field]} ist nicht für alle lesbar: Der Kontrast ist ${ratio(problem.ratio)} : 1, nötig sind 4,5 : 1. Die nächste passende Farbe ist ${problem.instead}.`,
  }))
}

interface LogoFields {
  readonly logo: string
  readonly logo_width: number
  readonly logo_height: number
}

const NO_LOGO: LogoFields = { logo: '', logo_width: 0, logo_height: 0 }

/** Saves names, colours and logo, on top of the version seen. A new picture replaces the logo. */
export const saveTheme = async (
  app: Services,
  actor: Actor,
  input: ThemeInput,
  picture: Uint8Array | null,
): Promise<Result<null, ThemeRefusal>> => {
  const errors = colourErrors(input)
  if (errors.length > 0) return { ok: false, error: { kind: 'invalid', errors } }
  const row = await themeRow(app.db)
  const logo = picture ? await storeLogo(app, picture) : ok(input.remove_logo === '1' ? NO_LOGO : row)
  if (!logo.ok) return logo
  const { logo: digest, logo_width, logo_height } = logo.value
  return commitTheme(app, actor, 'site.theme_saved', input.version, {
    short_name: unless(input.short_name, DEFAULT_THEME.shortName),
    award_name: unless(input.award_name, DEFAULT_THEME.awardName),
    accent: unless(input.accent, DEFAULT_THEME.accent),
    gold: unless(input.gold, DEFAULT_THEME.gold),
    logo: digest,
    logo_alt: digest === '' ? '' : input.logo_alt,
    logo_width,
    logo_height,
  })
}

/** What differs from the house is stored, so that the house may change. */
const unless = (value: string, house: string) => (value === house ? '' : value)

/** Names, logo and colours of the house again. */
export const resetTheme = (
  app: Services,
  actor: Actor,
  version: number,
): Promise<Result<null, ThemeRefusal>> =>
  commitTheme(app, actor, 'site.theme_reset', version, {
    short_name: '',
    award_name: '',
    accent: '',
    gold: '',
    logo_alt: '',
    ...NO_LOGO,
  })

const CHANGED =
  'Nicht gespeichert: Inzwischen hat jemand anderes die Gestaltung geändert. Bitte laden Sie die Seite neu und prüfen Sie den Stand.'

const commitTheme = async (
  app: Services,
  actor: Actor,
  kind: AuditKind,
  seen: number,
  change: Parameters<typeof updateTheme>[2],
): Promise<Result<null, ThemeRefusal>> => {
  const before = await themeRow(app.db)
  const saved = await app.db.commit([
    updateTheme(app.db.q, seen, change),
    guard,
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      kind,
      subject: 'site',
      detail: { before: { ...themeOf(before), logo: before.logo }, after: change },
    }),
  ])
  if (!saved.ok)
    return { ok: false, error: { kind: 'conflict', errors: [{ field: 'form', message: CHANGED }] } }
  if (before.logo !== '' && before.logo !== change.logo) await app.files.delete([logoKey(before.logo)])
  return ok(null)
}

/** Width in which a logo is kept: twice what the header shows. */
const LOGO_PIXELS = 400

/** Draws the picture anew, so that nothing but pixels stays of what was uploaded. */
const storeLogo = async (app: Services, bytes: Uint8Array): Promise<Result<LogoFields, ThemeRefusal>> => {
  try {
    const drawn = await app.images.render(bytes, [LOGO_PIXELS])
    const webp = drawn.find(({ format }) => format === 'webp')
    if (!webp) throw new Error('no WebP was made')
    const logo = (await sha256(webp.bytes)).slice(0, 32)
    await app.files.put(logoKey(logo), webp.bytes, 'image/webp')
    return ok({ logo, logo_width: webp.width, logo_height: webp.height })
  } catch (error) {
    if (!(error instanceof ImageUnreadable)) throw error
    const message =
      'Dieses Bild lässt sich nicht als Logo verwenden. Möglich sind PNG, WebP und JPEG, mindestens 320 Pixel breit oder hoch; keine SVG-Dateien.'
    return { ok: false, error: { kind: 'invalid', errors: [{ field: 'logo', message }] } }
  }
}
