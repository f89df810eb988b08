import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/site/schema.ts'
import { Actions, Button, ErrorSummary, TextArea, TextField } from '../components/form.tsx'
import { PageHeader } from '../components/page.tsx'
import { barrierWords } from './words/barrier.ts'

interface BarrierProps {
  readonly lang: Language
  readonly state: FormState
}

/** The form on which anybody reports a barrier. */
export const BarrierView = ({ lang, state }: BarrierProps) => {
  const t = barrierWords[lang]
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <div id="f-form">
        <ErrorSummary errors={state.errors} lang={lang} />
      </div>
      <form method="post" action={inLanguage(lang, paths.barrier)} class="form" novalidate>
        <TextField
          name="page"
          label={t.page}
          hint={t.pageHint}
          maxLength={LIMITS.page}
          value={typed(state, 'page')}
          error={errorOf(state, 'page')}
          lang={lang}
        />
        <TextArea
          name="description"
          label={t.description}
          hint={t.descriptionHint}
          rows={8}
          maxLength={LIMITS.description}
          required
          value={typed(state, 'description')}
          error={errorOf(state, 'description')}
          lang={lang}
        />
        <TextField
          name="email"
          label={t.email}
          hint={t.emailHint}
          type="email"
          autocomplete="email"
          value={typed(state, 'email')}
          error={errorOf(state, 'email')}
          lang={lang}
        />
        <Actions>
          <Button>{t.send}</Button>
        </Actions>
      </form>
    </>
  )
}

/** What comes back: the receipt, and who helps if nobody answers. */
export const BarrierThanksView = ({ lang, receipt }: { lang: Language; receipt: string }) => {
  const t = barrierWords[lang]
  return (
    <>
      <PageHeader title={t.thanks} lead={t.thanksText} />
      <p class="receipt-number">
        <strong class="num">{receipt}</strong>
      </p>
      <p>{t.next}</p>
      <p>
        <a href={inLanguage(lang, paths.accessibility)}>{t.statement}</a>
      </p>
    </>
  )
}
