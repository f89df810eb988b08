import type { Confirmation } from '../../src/certificate/actions.ts'
import { showCode } from '../../src/certificate/rules.ts'
import { showDate } from '../../src/core/berlin-time.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { ButtonLink } from '../components/form.tsx'
import { Facts, PageHeader } from '../components/page.tsx'
import { certificateWords } from './words/certificate.ts'

interface CertificateProps {
  readonly lang: Language
  readonly confirmation: Confirmation
}

/** What stands behind the address on a certificate. */
export const CertificateView = ({ lang, confirmation }: CertificateProps) => {
  const t = certificateWords[lang]
  const { state } = confirmation
  return (
    <>
      <PageHeader title={t.titles[state]} kicker={t.kicker} lead={t[state]} />
      {confirmation.state === 'genuine' ? (
        <Genuine lang={lang} confirmation={confirmation} />
      ) : (
        <p>
          <a href={inLanguage(lang, paths.imprint)}>{t.imprint}</a>
        </p>
      )}
    </>
  )
}

const Genuine = (props: { lang: Language; confirmation: Confirmation & { state: 'genuine' } }) => {
  const { lang } = props
  const { certificate, edition, year, releasedAt, code } = props.confirmation
  const t = certificateWords[lang]
  const isJuror = certificate.kind === 'juror'
  const german = (text: string) => (lang === 'de' ? text : <span lang="de">{text}</span>)
  const fact = (term: string, text: string | null) => (text ? [{ term, detail: german(text) }] : [])
  return (
    <>
      <Facts
        items={[
          ...fact(t.award, certificate.award),
          ...fact(t.category, certificate.category),
          ...fact(isJuror ? t.juror : t.recipient, certificate.recipient),
          ...fact(isJuror ? t.institution : t.project, certificate.title),
          ...fact(t.edition, edition),
          { term: t.released, detail: showDate(releasedAt, lang) },
          { term: t.code, detail: showCode(code) },
        ]}
      />
      <p>
        {certificate.winner === null ? (
          <ButtonLink href={inLanguage(lang, paths.edition(year))}>{t.toEdition}</ButtonLink>
        ) : (
          <ButtonLink href={inLanguage(lang, paths.winner(year, certificate.winner))}>
            {t.toWinner}
          </ButtonLink>
        )}
      </p>
    </>
  )
}
