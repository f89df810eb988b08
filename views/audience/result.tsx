import type { AudienceBundle } from '../../src/audience/count.ts'
import { inLanguage, type Language, words } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

export const resultWords = words(
  {
    place: 'Platz',
    project: 'Projekt',
    municipality: 'Kommune',
    votes: 'Stimmen',
    points: 'Punkte',
    firsts: 'erste Plätze',
    caption: 'Ergebnis der Abstimmung',
    issued: 'Codes ausgegeben',
    used: 'davon abgestimmt',
    unused: 'unbenutzt',
    invalid: 'gesperrt',
    root: 'Gesamtwert (SHA-256)',
    title: (prize: string, year: number) => `${prize} ${year}: die Auszählung`,
    lead: 'Hier steht jede abgegebene Stimme mit ihrem Beleg, geordnet nach den Wörtern. Wer abgestimmt hat, findet seine. Alle können nachzählen.',
    ballots: (count: number) => `Alle ${count} Stimmen`,
    receipt: 'Beleg',
    choice: 'Gewählt',
    check: 'Selbst nachrechnen',
    checkText:
      'Die Datei enthält Regel, Projekte und alle Stimmen. Der Befehl „npm run verify -- auszaehlung.json“ aus dem Quelltext von Kür prüft sie: Jede Stimme ist gültig, es sind so viele wie benutzte Codes, Gesamtwert und Ergebnis stimmen. Der Gesamtwert steht auch in der Niederschrift.',
    file: 'Auszählung als JSON',
    proves:
      'Das zeigt, dass nach der Auszählung nichts geändert wurde und dass richtig gezählt ist. Es zeigt nicht, dass niemand einen fremden Code benutzt hat.',
  },
  {
    place: 'Place',
    project: 'Project',
    municipality: 'Municipality',
    votes: 'Votes',
    points: 'Points',
    firsts: 'First places',
    caption: 'Result of the vote',
    issued: 'Codes given out',
    used: 'of these voted',
    unused: 'unused',
    invalid: 'withdrawn',
    root: 'Root (SHA-256)',
    title: (prize: string, year: number) => `${prize} ${year}: the count`,
    lead: 'This is every vote that was cast, with its receipt, sorted by the words. Whoever voted finds their own. Everybody can count again.',
    ballots: (count: number) => `All ${count} votes`,
    receipt: 'Receipt',
    choice: 'Choice',
    check: 'Count for yourself',
    checkText:
      'The file holds the rule, the projects and all votes. The command “npm run verify -- auszaehlung.json” from the source of Kür checks it: every vote is valid, there are as many as codes used, root and result are right. The root also stands in the minutes.',
    file: 'The count as JSON',
    proves:
      'This shows that nothing was changed after the count and that it was counted correctly. It does not show that nobody used somebody else’s code.',
  },
)

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
