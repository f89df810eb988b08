import type { AudienceBundle } from '../../src/audience/count.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'
import { resultWords } from './words/result.ts'

/** Standing, turnout and root of a counted vote. */
export const AudienceResult = ({ lang, bundle }: { lang: Language; bundle: AudienceBundle }) => {
  const t = resultWords[lang]
  const ranking = bundle.rule.choice === 'ranking'
  const of = (number: number) => bundle.candidates[number - 1]
  return (
    <>
      <DataTable
        caption={t.caption}
        head={[
          { label: t.place, numeric: true },
          { label: t.project },
          { label: t.municipality },
          { label: ranking ? t.points : t.votes, numeric: true },
          ...(ranking ? [{ label: t.firsts, numeric: true }] : []),
        ]}
        rows={bundle.result.map((row) => [
          String(row.place),
          of(row.number)?.title ?? '',
          of(row.number)?.organisation ?? '',
          String(row.points),
          ...(ranking ? [String(row.firsts)] : []),
        ])}
      />
      <Facts
        items={[
          { term: t.issued, detail: String(bundle.turnout.issued) },
          { term: t.used, detail: String(bundle.turnout.used) },
          { term: t.unused, detail: String(bundle.turnout.unused) },
          { term: t.invalid, detail: String(bundle.turnout.invalid) },
          { term: t.root, detail: <span class="break">{bundle.root}</span> },
        ]}
      />
    </>
  )
}

/** The public count: every ballot under its receipt. */
export const CountView = ({ lang, bundle }: { lang: Language; bundle: AudienceBundle }) => {
  const t = resultWords[lang]
  const titleOf = (number: number) => bundle.candidates[number - 1]?.title ?? ''
  return (
    <>
      <Breadcrumb
        items={[
          { href: inLanguage(lang, paths.edition(bundle.year)), label: String(bundle.year) },
          { label: bundle.prize },
        ]}
      />
      <PageHeader title={t.title(bundle.prize, bundle.year)} lead={t.lead} />
      <AudienceResult lang={lang} bundle={bundle} />
      <Section title={t.check}>
        <p>{t.checkText}</p>
        <p>{t.proves}</p>
        <p>
          <a href={paths.audienceBundle(bundle.year)} download>
            {t.file}
          </a>
        </p>
      </Section>
      <Section title={t.ballots(bundle.ballots.length)}>
        <DataTable
          caption={t.ballots(bundle.ballots.length)}
          head={[{ label: t.receipt }, { label: t.choice }]}
          rows={bundle.ballots.map(({ receipt, choices }) => [
            receipt,
            choices
              .map((number, index) =>
                bundle.rule.choice === 'ranking' ? `${index + 1}. ${titleOf(number)}` : titleOf(number),
              )
              .join(', '),
          ])}
        />
      </Section>
    </>
  )
}
