import { decimal } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import type { SeenStandings } from '../../src/ranking/actions.ts'
import { firstPlaceSentences, jurySentences } from '../../src/ranking/sentences.ts'
import type { CategoryStanding, RankingRules, Standings } from '../../src/ranking/standings.ts'
import { Actions, ButtonLink } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { Plot } from '../components/plot.tsx'
import { SealFacts } from '../components/seal.tsx'
import { Sentences } from '../components/sentences.tsx'
import { ChancesTable, HiddenNote, ruleText, StandingsTable } from '../components/standings.tsx'
import { DataTable } from '../components/table.tsx'

export interface RankingProps {
  readonly year: number
  readonly title: string
  readonly standings: SeenStandings
  /** Whether the reader may take the file for auditors. */
  readonly organiser: boolean
}

/** Ranking by both rules, how sure it is, and how the jury scored. */
export const RankingView = ({ year, title, standings, organiser }: RankingProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.adminDecision(year), label: `Rangliste und Entscheidung ${year}` },
        { label: 'Rangliste' },
      ]}
    />
    <PageHeader title="Rangliste" kicker={title} lead={ruleText(standings.rules)} />
    <HiddenNote standings={standings} />
    <Sentences of={jurySentences(standings.ranking, standings.names)} notes={false} />
    {standings.categories.map((one, index) => (
      <CategorySection standings={standings} of={one} index={index} />
    ))}
    <JurySection standings={standings} />
    <FlagsSection flags={standings.flags} />
    <Section title="Gesamtwert der Wertungsbögen">
      <p>
        Jedes Jurymitglied hat ihn per E-Mail bekommen. Seit er gebildet ist, lässt sich kein Bogen unbemerkt
        hinzufügen, weglassen oder ändern; in die Niederschrift gehört er auch.
      </p>
      <SealFacts seal={standings.seal} />
      {organiser && standings.seal && (
        <p>
          <a href={paths.adminAuditFile(year)}>Prüfakte</a>: alle Bögen ohne Namen, mit allem, was zum
          Nachrechnen nötig ist (<code>npm run verify</code>). Nur für Prüfende: Sie zeigt, welche Bögen von
          demselben Jurymitglied sind. Wer sie herunterlädt, wird festgehalten.
        </p>
      )}
    </Section>
    <Section title="Nachrechnen">
      <p>
        Die Datei enthält jede gezählte Wertung, Jurymitglieder nur mit ihrem Kürzel. Damit lässt sich die
        Rangliste ohne Kür nachrechnen:
      </p>
      <pre class="command">
        <code>{recount(year, standings.rules)}</code>
      </pre>
      <p>
        Die Strenge wird über alle Kategorien geschätzt; die Werte sind deshalb dieselben wie hier, Ränge und
        Wahrscheinlichkeiten gelten dort für alle Kategorien zusammen.
      </p>
      <Actions>
        <ButtonLink href={paths.adminScores(year)} variant="secondary">
          Wertungen herunterladen (CSV)
        </ButtonLink>
        <ButtonLink href={paths.adminDecision(year)}>Zur Entscheidung</ButtonLink>
      </Actions>
    </Section>
  </>
)

const FlagsSection = ({ flags }: { flags: SeenStandings['flags'] }) =>
  flags.length === 0 ? null : (
    <Section title="Zur Besprechung vorgemerkt">
      <ul>
        {flags.map(({ number, title, reason }) => (
          <li>
            Nr. {number} „{title}“{reason && `: ${reason}`}
          </li>
        ))}
      </ul>
    </Section>
  )

const recount = (year: number, { rule, scale, minSheets }: RankingRules): string =>
  `npm run --silent rank -- wertungen-${year}.csv --rule ${rule} --min ${scale.min} --max ${scale.max} --min-sheets ${minSheets}`

interface CategoryProps {
  readonly standings: Standings
  readonly of: CategoryStanding
  readonly index: number
}

const CategorySection = ({ standings, of, index }: CategoryProps) => {
  const { ranking, names } = standings
  return (
    <Section title={of.category.name}>
      {of.classes.map((one) => (
        <Sentences of={firstPlaceSentences(ranking, one, names)} />
      ))}
      {of.rows.length === 0 ? (
        <p>In dieser Kategorie gibt es keine Einreichung.</p>
      ) : (
        <>
          <StandingsTable standings={standings} of={of} />
          {of.classes.length > 0 && <CategoryPlots standings={standings} of={of} index={index} />}
        </>
      )}
    </Section>
  )
}

/** The last digits of "2026-014": enough within a year. */
const shortNumber = (entry: string): string => entry.slice(-3)

const wholeTicks = (min: number, max: number): number[] => {
  const step = Math.max(1, Math.ceil((max - min) / 10))
  const count = Math.floor((max - min) / step)
  return Array.from({ length: count + 1 }, (_, index) => min + index * step)
}

const CategoryPlots = ({ standings, of, index }: CategoryProps) => {
  const { rules } = standings
  const rows = of.rows.filter((row) => row[rules.rule].rank !== null)
  const places = Math.max(2, rows.length)
  const name = of.category.name
  return (
    <div class="plots">
      <Plot
        id={`p${index}-scores`}
        title="Wertungen"
        legend="Punkte: einzelne Wertungen. Strich: kalibriert. Kreis: einfaches Mittel."
        description={`Einzelne Wertungen, kalibrierter Wert und Mittel jeder Einreichung der Kategorie ${name}, nach Rang. Dieselben Zahlen stehen in den Tabellen darüber und darunter.`}
        {...rules.scale}
        ticks={wholeTicks(rules.scale.min, rules.scale.max)}
        rows={rows.map((row) => ({
          label: shortNumber(row.entry),
          dots: row.scores,
          mark: row.calibrated.score ?? undefined,
          ring: row.mean.score ?? undefined,
        }))}
      />
      <Plot
        id={`p${index}-ranks`}
        title="Ränge"
        legend="Strich: Rang. Balken: darin liegt der wahre Rang mit 90 % Sicherheit."
        description={`Rang jeder Einreichung der Kategorie ${name} mit der Spanne, in der ihr wahrer Rang mit 90 Prozent Sicherheit liegt. Dieselben Zahlen stehen in der Tabelle darunter.`}
        min={1}
        max={places}
        ticks={wholeTicks(1, places)}
        rows={rows.map((row) => ({
          label: shortNumber(row.entry),
          mark: row[rules.rule].rank ?? undefined,
          bar: row.chances ? ([row.chances.low, row.chances.high] as const) : undefined,
        }))}
      />
      <details class="plots__table">
        <summary>Wie sicher die Ränge sind, als Tabelle</summary>
        <p class="plots__note">
          „Zu 90 %“: In dieser Spanne liegt der wahre Rang mit 90 % Sicherheit. „Beste“, „Erste drei“, „Vor
          der nächsten“: wie wahrscheinlich die Einreichung wirklich die beste ist, unter die ersten drei
          gehört und besser ist als die nächste in der Rangliste.
        </p>
        <ChancesTable standings={standings} of={of} />
      </details>
      <details class="plots__table">
        <summary>Einzelne Wertungen als Tabelle</summary>
        <DataTable
          caption={`Einzelne Wertungen der Kategorie ${name}`}
          head={[{ label: 'Nr.', numeric: true }, { label: 'Projekt' }, { label: 'Wertungen' }]}
          rows={of.rows.map((row) => [
            row.entry,
            row.candidate.title,
            row.scores.map((score) => decimal(score, 2)).join(' · ') || '–',
          ])}
        />
      </details>
    </div>
  )
}

const signed = (value: number): string => {
  const text = decimal(Math.abs(value), 2)
  return text === '0,00' ? text : `${value < 0 ? '−' : '+'}${text}`
}

const JurySection = ({ standings }: { standings: Standings }) => {
  const { ranking, names, jurors } = standings
  const { alphaInterval, iccA1, iccC1 } = ranking.agreement
  const show = (value: number | null) => (value === null ? '–' : decimal(value, 2))
  const widest = Math.max(1, ...jurors.map(({ severity }) => Math.ceil(Math.abs(severity))))
  const marked = ranking.scores.filter((one) => ranking.far.includes(one) || ranking.limited.includes(one))
  return (
    <Section title="Die Jury im Ganzen">
      <Sentences of={jurySentences(ranking, names).filter(({ level }) => level === 'note')} />
      <Facts
        items={[
          { term: 'Krippendorffs Alpha (Intervall)', detail: show(alphaInterval) },
          { term: 'Übereinstimmung einer Wertung, ICC(A,1)', detail: show(iccA1) },
          { term: 'Ohne Strenge betrachtet, ICC(C,1)', detail: show(iccC1) },
        ]}
      />
      {jurors.length > 0 && (
        <>
          <DataTable
            caption="Jurymitglieder"
            head={[
              { label: 'Kürzel' },
              { label: 'Name' },
              { label: 'Milde (+) oder Strenge (−) in Punkten', numeric: true },
              { label: 'Wertungen', numeric: true },
              { label: 'Hinweis' },
            ]}
            rows={jurors.map((juror) => [
              juror.juror,
              juror.name,
              signed(juror.severity),
              String(juror.n),
              [juror.flagged ? 'weicht stark ab' : '', juror.bridging ? 'verbindet die Jury' : '']
                .filter(Boolean)
                .join(', ') || '–',
            ])}
          />
          <div class="plots">
            <Plot
              id="p-jury"
              title="Milde und Strenge"
              legend="Wie viele Punkte jemand im Schnitt mehr (rechts) oder weniger (links) gibt als die anderen."
              description="Geschätzte Milde oder Strenge jedes Jurymitglieds in Punkten. Dieselben Zahlen stehen in der Tabelle darüber."
              min={-widest}
              max={widest}
              ticks={[-widest, 0, widest]}
              rows={jurors.map(({ juror, severity }) => ({
                label: juror,
                bar: [Math.min(0, severity), Math.max(0, severity)] as const,
                mark: severity,
              }))}
            />
          </div>
        </>
      )}
      {marked.length > 0 && (
        <details class="plots__table">
          <summary>Wertungen, die weit vom Erwartbaren liegen ({marked.length})</summary>
          <DataTable
            caption="Weit vom Erwartbaren"
            head={[
              { label: 'Projekt' },
              { label: 'Jurymitglied' },
              { label: 'Wertung', numeric: true },
              { label: 'zählt kalibriert als', numeric: true },
              { label: 'Abweichung', numeric: true },
            ]}
            rows={marked.map((one) => [
              names.entry(one.entry),
              names.juror(one.juror),
              decimal(one.score, 2),
              decimal(one.used, 2),
              `${signed(one.z)}-fach`,
            ])}
          />
        </details>
      )}
    </Section>
  )
}
