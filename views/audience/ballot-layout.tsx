import { raw } from 'hono/html'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { asset } from '../components/asset.ts'
import type { Child } from '../components/markup.ts'
import { ballotWords } from './words/ballot.ts'

/** The document around a voter's page: one small style sheet, no script, no font, for a phone on bad Wi-Fi. */
export const BallotLayout = (props: {
  lang: Language
  title: string
  /** The German address of the same page. */
  path: string
  children?: Child
}) => {
  const other = props.lang === 'de' ? 'en' : 'de'
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={props.lang}>
        <head>
          <meta charset="utf-8" />
          <title>{props.title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <link rel="icon" href={asset('/icons/kuer.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={asset('/css/stimme.css')} />
        </head>
        <body>
          <a class="skip" href="#inhalt">
            {ballotWords[props.lang].skip}
          </a>
          <header>
            <p>{ballotWords[props.lang].kicker}</p>
            <a href={inLanguage(other, props.path)} lang={other} hreflang={other}>
              {other === 'en' ? 'English' : 'Deutsch'}
            </a>
          </header>
          <main id="inhalt" tabindex={-1}>
            {props.children}
          </main>
        </body>
      </html>
    </>
  )
}
