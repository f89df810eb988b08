import { inLanguage, type Language } from '../src/core/language.ts'
import { paths } from '../src/core/paths.ts'
import type { WayBack } from '../src/core/way-back.ts'
import { Actions, ButtonLink } from './components/form.tsx'
import { PageHeader } from './components/page.tsx'
import { errorPageWords } from './components/words/errors.ts'

/** What happened, what to do, and the way on. */
export const ErrorView = (props: {
  lang: Language
  title: string
  message: string
  signedIn: boolean
  /** Where to go on, for people who are signed in. */
  back: WayBack | null
  /** The number under which the log knows what happened. */
  request?: string
}) => (
  <>
    <PageHeader title={props.title} lead={props.message} />
    {props.request && (
      <p class="kern-text">
        {errorPageWords[props.lang].request} <code>{props.request}</code>
      </p>
    )}
    <Actions>
      {props.back && <ButtonLink href={props.back.href}>{props.back.label}</ButtonLink>}
      <ButtonLink href={inLanguage(props.lang, paths.home)} variant={props.back ? 'secondary' : 'primary'}>
        {errorPageWords[props.lang].home}
      </ButtonLink>
      {!props.signedIn && (
        <ButtonLink href={paths.signIn} variant="secondary">
          {errorPageWords[props.lang].signIn}
        </ButtonLink>
      )}
    </Actions>
  </>
)
