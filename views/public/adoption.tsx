/** Reporting that a project was taken over, and proving the address. */
import { LIMITS } from '../../src/adoption/schema.ts'
import type { Reported } from '../../src/adoption/store.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { RegisterCombobox } from '../components/combobox.tsx'
import { Alert } from '../components/feedback.tsx'
import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  TextArea,
  TextField,
} from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader } from '../components/page.tsx'
import { adoptionWords } from './words/adoption.ts'

/** The form, open to everybody. */
export const AdoptionFormView = (props: {
  lang: Language
  title: string
  href: string
  action: string
  /** The current year: the latest that can be said. */
  year: number
  state: FormState
}) => {
  const { lang, state } = props
  const t = adoptionWords[lang]
  const field = (name: string) => ({ name, value: typed(state, name), error: errorOf(state, name), lang })
  return (
    <>
      <Breadcrumb
        lang={lang}
        items={[
          { href: inLanguage(lang, props.href), label: props.title, german: lang !== 'de' },
          { label: t.title },
        ]}
      />
      <PageHeader title={t.title} lead={t.lead} />
      <ErrorSummary errors={state.errors} lang={lang} />
      <form method="post" action={inLanguage(lang, props.action)} class="form" id="f-form" novalidate>
        <p>{t.how}</p>
        <RegisterCombobox
          {...field('organisation')}
          label={t.municipality}
          hint={t.municipalityHint}
          keyName="organisation_key"
          keyValue={typed(state, 'organisation_key')}
          picked=""
          maxLength={LIMITS.municipality}
          required
        />
        <TextArea
          {...field('what')}
          label={t.what}
          hint={t.whatHint}
          rows={3}
          maxLength={LIMITS.what}
          required
        />
        <TextField
          {...field('since')}
          label={t.since}
          inputmode="numeric"
          maxLength={4}
          width="short"
          required
        />
        <TextField
          {...field('email')}
          label={t.email}
          hint={t.emailHint}
          type="email"
          autocomplete="email"
          required
        />
        <Checkbox
          name="publish"
          label={t.publish}
          checked={typed(state, 'publish') === '1'}
          error={errorOf(state, 'publish')}
          required
        />
        <Actions>
          <Button>{t.send}</Button>
          <ButtonLink href={inLanguage(lang, props.href)} variant="tertiary">
            {t.back}
          </ButtonLink>
        </Actions>
      </form>
    </>
  )
}

/** After the form: what to do now. */
export const AdoptionSentView = (props: { lang: Language; email: string; href: string; title: string }) => {
  const t = adoptionWords[props.lang]
  return (
    <>
      <PageHeader title={t.sent} kicker={props.title} />
      <p class="break">{t.sentTo(props.email)}</p>
      <Actions>
        <ButtonLink href={inLanguage(props.lang, props.href)} variant="secondary">
          {t.back}
        </ButtonLink>
      </Actions>
    </>
  )
}

/** Behind the link of the letter: confirm, see what became of it, or take it back. */
export const AdoptionProofView = (props: {
  lang: Language
  token: string
  adoption: Reported
  provable: boolean
  /** Whether it has been taken back. */
  over: boolean
}) => {
  const { lang, adoption } = props
  const t = adoptionWords[lang]
  const german = (text: string) => <span lang="de">{text}</span>
  return (
    <>
      <PageHeader title={t.report} kicker={adoption.edition} />
      {props.provable ? (
        <p>{t.confirmLead}</p>
      ) : (
        <Alert
          kind={adoption.state === 'waiting' || adoption.state === 'accepted' ? 'success' : 'info'}
          title={props.over ? t.takenBack : t.states[adoption.state]}
          role="status"
        />
      )}
      <Facts
        items={[
          { term: t.project, detail: german(adoption.project) },
          { term: t.municipality, detail: german(adoption.municipality) },
          { term: t.year, detail: String(adoption.since) },
          { term: t.what, detail: german(adoption.what) },
        ]}
      />
      {props.provable && (
        <form method="post" action={inLanguage(lang, paths.adoptionProof(props.token))} class="form">
          <Actions>
            <Button>{t.confirm}</Button>
          </Actions>
        </form>
      )}
      {!props.over && (
        <form method="post" action={inLanguage(lang, paths.adoptionWithdraw(props.token))}>
          <Button variant="tertiary">{t.takeBack}</Button>
        </form>
      )}
    </>
  )
}
