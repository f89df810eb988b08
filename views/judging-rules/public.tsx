import { showDateTime } from '../../src/core/berlin-time.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import type { JudgingRules } from '../../src/judging-rules/rules.ts'
import type { FrozenRules } from '../../src/judging-rules/store.ts'
import { RulesInWords } from '../components/judging-rules.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { judgingWords } from '../components/words/judging-rules.ts'
import { checkWords } from '../proof/words/check.ts'

interface Props {
  readonly lang: Language
  readonly year: number
  readonly title: string
  /** What the settings say while nothing is frozen. */
  readonly rules: JudgingRules
  /** Every frozen version, the first first. */
  readonly history: readonly FrozenRules[]
}

/** How the jury judges: the version that counts, and all before it with the reasons. */
export const PublicRulesView = ({ lang, year, title, rules, history }: Props) => {
  const t = judgingWords[lang]
  return (
    <>
      <Breadcrumb
        lang={lang}
        items={[{ href: inLanguage(lang, paths.edition(year)), label: title }, { label: t.title }]}
      />
      <PageHeader title={t.title} kicker={title} lead={history.length === 0 ? t.planned : t.inForce} />
      {history.length === 0 && <RulesInWords rules={rules} lang={lang} />}
      {history.toReversed().map((one, index) => (
        <Section title={index === 0 ? t.current(one.version) : t.replaced(one.version)}>
          <Facts items={sealFacts(lang, year, one)} />
          <RulesInWords rules={one.rules} lang={lang} />
        </Section>
      ))}
      <p class="section">
        <a href={inLanguage(lang, paths.check)}>{checkWords[lang].title}</a>
      </p>
    </>
  )
}

const sealFacts = (lang: Language, year: number, { version, frozenAt, reason, sha256 }: FrozenRules) => {
  const t = judgingWords[lang]
  return [
    { term: t.frozen, detail: showDateTime(frozenAt, lang) },
    ...(reason ? [{ term: t.reason, detail: <span lang="de">{reason}</span> }] : []),
    { term: 'SHA-256', detail: <code class="break">{sha256}</code> },
    { term: t.recount, detail: <a href={paths.rulesFile(year, version)}>{t.file}</a> },
  ]
}
