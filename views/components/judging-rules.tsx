import type { JudgingRules, TieStep } from '../../src/judging-rules/rules.ts'
import { DataTable } from './table.tsx'

/** One step of the tie rule in words. */
export const TIE_WORDS: Record<TieStep, string> = {
  criteria: 'die Kriterien vom höchsten Gewicht abwärts',
  head_to_head: 'der direkte Vergleich durch Jurymitglieder, die beide bewertet haben',
  vote: 'eine Abstimmung der Jury',
}

const AGGREGATION = {
  calibrated:
    'Das Ergebnis ist kalibriert: Ist ein Jurymitglied strenger oder milder als die anderen, wird das ausgeglichen, und einzelne Ausreißer zählen nur begrenzt.',
  mean: 'Das Ergebnis einer Einreichung ist der Durchschnitt ihrer Wertungen.',
} as const

/** The rules as sentences, one each. */
export const rulesInSentences = (rules: JudgingRules): string[] => [
  `Jedes Jurymitglied vergibt je Kriterium ${rules.scale.min} bis ${rules.scale.max} Punkte; die Kriterien zählen nach ihrem Gewicht.`,
  AGGREGATION[rules.aggregation],
  `Jede Einreichung bewerten ${rules.sheetsPerEntry} Jurymitglieder. In die Rangliste kommt, wer mindestens ${rules.minSheets} vollständige Wertungen hat.`,
  `Bei gleichem Ergebnis ${rules.tieSteps.length === 1 ? 'entscheidet' : 'entscheiden nacheinander'} ${listed(rules.tieSteps.map((step) => TIE_WORDS[step]))}. Sonst teilen sie sich den Platz.`,
  `Beschlüsse fasst die Jury, wenn mindestens ${rules.quorum} Mitglieder anwesend sind.`,
  rules.abstention
    ? 'Ein Jurymitglied darf sich bei einem Kriterium enthalten; die Wertung zählt dann nicht.'
    : 'Enthaltungen bei einzelnen Kriterien gibt es nicht.',
]

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', dann ')}, zuletzt ${words.at(-1)}`

/** Sentences and criteria of the rules, with what each point means. */
export const RulesInWords = ({ rules }: { rules: JudgingRules }) => (
  <>
    <ul class="prose">
      {rulesInSentences(rules).map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
    {rules.criteria.length > 0 && (
      <DataTable
        caption="Kriterien und Gewichte"
        head={[{ label: 'Kriterium' }, { label: 'Worum es geht' }, { label: 'Gewicht', numeric: true }]}
        rows={rules.criteria.map(({ name, description, weight, anchors }) => [
          name,
          <>
            {description}
            {Object.keys(anchors).length > 0 && (
              <ul class="small">
                {Object.entries(anchors).map(([point, meaning]) => (
                  <li>
                    {point} = {meaning}
                  </li>
                ))}
              </ul>
            )}
          </>,
          String(weight),
        ])}
      />
    )}
  </>
)
