import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { MAX_INTRO } from '../../src/gallery/schema.ts'
import { LIMITS } from '../../src/photo/schema.ts'
import { Actions, Button, Checkbox, ErrorSummary, Select, TextArea, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { LICENCE_OPTIONS } from './gallery-choices.ts'
import { galleryCrumbs } from './gallery-crumbs.ts'

/** What the album says of itself, and what holds for its pictures. */
export const GalleryAlbumView = ({
  year,
  editor,
  state,
}: {
  year: number
  editor: boolean
  state: FormState
}) => {
  const value = (name: string) => ({ value: typed(state, name), error: errorOf(state, name) })
  return (
    <>
      <Breadcrumb
        items={[
          ...galleryCrumbs(year, editor),
          { href: paths.adminGallery(year), label: 'Galerie' },
          { label: 'Titel und Angaben' },
        ]}
      />
      <PageHeader title="Titel und Angaben des Albums" />
      <ErrorSummary errors={state.errors} />
      <form method="post" action={paths.adminGalleryAlbum(year)} class="form" novalidate>
        <input type="hidden" name="version" value={typed(state, 'version')} />
        <TextField
          name="title"
          label="Titel"
          hint="Leer: der Titel der Konferenz."
          maxLength={LIMITS.heading}
          {...value('title')}
        />
        <TextArea
          name="intro"
          label="Einleitung"
          hint="Steht über den Bildern, zum Beispiel ein Dank an die Fotografinnen und Fotografen."
          rows={4}
          maxLength={MAX_INTRO}
          {...value('intro')}
        />
        <TextField
          name="credit"
          label="Bildnachweis"
          hint="Wird beim nächsten Import eingetragen, wo die Tabelle nichts nennt."
          maxLength={LIMITS.credit}
          {...value('credit')}
        />
        <Select
          name="licence"
          label="Lizenz"
          hint="Gilt ebenso für den nächsten Import."
          options={LICENCE_OPTIONS}
          {...value('licence')}
        />
        <TextField name="rights" label="Rechte" maxLength={LIMITS.rights} {...value('rights')} />
        <Checkbox
          name="hides"
          value="1"
          label="Ein Einwand verbirgt das Bild sofort, bis die Geschäftsstelle entschieden hat"
          hint="Empfohlen: Ein Bild, das einen Tag fehlt, schadet niemandem. Höchstens 20 Bilder am Tag."
          checked={typed(state, 'hides') === '1'}
        />
        <Actions>
          <Button>Speichern</Button>
        </Actions>
      </form>
    </>
  )
}
