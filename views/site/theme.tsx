import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import type { Logo } from '../../src/core/look.ts'
import { paths } from '../../src/core/paths.ts'
import { THEME_LIMITS } from '../../src/site/schema.ts'
import { DEFAULT_THEME } from '../../src/site/theme.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  FileInput,
  TextField,
} from '../components/form.tsx'
import { Breadcrumb, Columns, PageHeader, Section } from '../components/page.tsx'

export interface ThemeProps {
  readonly logo: Logo | null
  /** Whether anything differs from the house. */
  readonly own: boolean
  readonly state: FormState
}

const Sample = ({ state }: { state: FormState }) => (
  <section class="preview theme-preview" aria-labelledby="theme-preview-title">
    <h2 id="theme-preview-title" class="preview__title">
      Vorschau
    </h2>
    <p class="brand__text">
      <span class="brand__name">{typed(state, 'short_name')}</span>{' '}
      <small>{typed(state, 'award_name')}</small>
    </p>
    <p class="place">
      <span class="place__mark" aria-hidden="true">
        1
      </span>{' '}
      1. Platz
    </p>
    <p>
      <a href={paths.home}>So sieht ein Link aus</a>
    </p>
    <Actions>
      <ButtonLink href={paths.home}>Knopf</ButtonLink>
      <ButtonLink href={paths.home} variant="secondary">
        Zweiter Knopf
      </ButtonLink>
    </Actions>
  </section>
)

/** Names, logo and colours of the site. */
export const ThemeView = ({ logo, own, state }: ThemeProps) => {
  const field = (name: string) => ({ name, value: typed(state, name), error: errorOf(state, name) })
  return (
    <>
      <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: 'Gestaltung' }]} />
      <PageHeader
        title="Gestaltung"
        lead="Name, Logo und Farben gelten sofort auf allen Seiten, in E-Mails und auf Urkunden."
      />
      <div id="f-form">
        <ErrorSummary errors={state.errors} />
      </div>
      <Columns aside={<Sample state={state} />} asideLabel="Vorschau">
        <form
          method="post"
          action={paths.adminTheme}
          enctype="multipart/form-data"
          class="form"
          novalidate
          data-theme
        >
          <input type="hidden" name="version" value={typed(state, 'version')} />
          <TextField
            {...field('short_name')}
            label="Kurzname"
            hint="Steht groß neben dem Logo und hinter jedem Seitentitel."
            maxLength={THEME_LIMITS.shortName}
            width="medium"
            required
          />
          <TextField
            {...field('award_name')}
            label="Name des Awards"
            maxLength={THEME_LIMITS.awardName}
            required
          />
          <TextField
            {...field('accent')}
            label="Akzentfarbe"
            hint={`Für Links und Knöpfe, zum Beispiel ${DEFAULT_THEME.accent}. Wir prüfen, ob der Kontrast für alle reicht.`}
            maxLength={7}
            width="short"
          />
          <TextField
            {...field('gold')}
            label="Gold der Auszeichnung"
            hint={`Nur für die Marke des Platzes, zum Beispiel ${DEFAULT_THEME.gold}.`}
            maxLength={7}
            width="short"
          />
          {logo && (
            <>
              <p>
                <img
                  class="theme-logo"
                  src={logo.url}
                  alt="Das jetzige Logo"
                  width={logo.width}
                  height={logo.height}
                />
              </p>
              <Checkbox
                name="remove_logo"
                label="Logo entfernen"
                checked={typed(state, 'remove_logo') === '1'}
              />
            </>
          )}
          <FileInput
            name="logo"
            label={logo ? 'Anderes Logo' : 'Logo'}
            hint="PNG, WebP oder JPEG, mindestens 320 Pixel breit oder hoch. Es wird neu gezeichnet und 40 Pixel hoch gezeigt."
            accept="image/png,image/webp,image/jpeg"
            error={errorOf(state, 'logo')}
          />
          <TextField
            {...field('logo_alt')}
            label="Was das Logo zeigt"
            hint="Für Menschen, die es nicht sehen. Leer lassen, wenn der Name daneben dasselbe sagt."
            maxLength={THEME_LIMITS.alt}
          />
          <Actions>
            <Button name="after" value="save">
              Speichern
            </Button>
            <Button variant="secondary" name="after" value="preview">
              Farben ansehen
            </Button>
          </Actions>
        </form>
      </Columns>
      {own && (
        <Section title="Zurück zum Anfang">
          <p>Name, Logo und Farben sind dann wieder die, mit denen Kür ausgeliefert wird.</p>
          <form method="post" action={paths.adminThemeReset}>
            <input type="hidden" name="version" value={typed(state, 'version')} />
            <Actions>
              <Button variant="danger">Gestaltung zurücksetzen</Button>
            </Actions>
          </form>
        </Section>
      )}
    </>
  )
}
