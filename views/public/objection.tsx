import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { MAX_REASON } from '../../src/gallery/schema.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { LIMITS } from '../../src/photo/schema.ts'
import { Actions, Button, ErrorSummary, Radios, TextArea, TextField } from '../components/form.tsx'
import { PageHeader } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { objectionWords } from './words/objection.ts'

interface ObjectionFormProps {
  readonly lang: Language
  readonly photoKey: string
  readonly photo: PhotoView
  readonly state: FormState
}

/** Where somebody says that a picture must go. */
export const ObjectionFormView = ({ lang, photoKey, photo, state }: ObjectionFormProps) => {
  const t = objectionWords[lang]
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <ErrorSummary errors={state.errors} lang={lang} />
      <figure class="withdraw__picture">
        <Picture photo={photo} sizes="20rem" />
        <figcaption lang="de">{photo.caption}</figcaption>
      </figure>
      <form method="post" action={inLanguage(lang, paths.objection(photoKey))} class="form" novalidate>
        <Radios
          name="kind"
          legend={t.kind}
          required
          value={typed(state, 'kind')}
          error={errorOf(state, 'kind')}
          options={(['person', 'rights', 'other'] as const).map((value) => ({ value, label: t[value] }))}
        />
        <TextArea
          lang={lang}
          name="reason"
          label={t.reason}
          required
          rows={4}
          maxLength={MAX_REASON}
          value={typed(state, 'reason')}
          error={errorOf(state, 'reason')}
        />
        <TextField
          lang={lang}
          name="name"
          label={t.name}
          autocomplete="name"
          maxLength={LIMITS.credit}
          value={typed(state, 'name')}
          error={errorOf(state, 'name')}
        />
        <TextField
          lang={lang}
          name="email"
          type="email"
          label={t.email}
          hint={t.emailHint}
          required
          autocomplete="email"
          value={typed(state, 'email')}
          error={errorOf(state, 'email')}
        />
        <p class="muted">{t.privacy}</p>
        <Actions>
          <Button>{t.send}</Button>
        </Actions>
      </form>
    </>
  )
}

/** It has arrived. */
export const ObjectedView = ({ lang }: { lang: Language }) => {
  const t = objectionWords[lang]
  return (
    <>
      <PageHeader title={t.doneTitle} lead={t.done} />
      <p>
        <a href={inLanguage(lang, paths.home)}>{t.home}</a>
      </p>
    </>
  )
}
