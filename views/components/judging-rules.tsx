import type { Language } from '../../src/core/language.ts'
import type { JudgingRules } from '../../src/judging-rules/rules.ts'
import { DataTable } from './table.tsx'
import { judgingWords } from './words/judging-rules.ts'

/** The rules as sentences, one each. */
const rulesInSentences = (rules: JudgingRules, lang: Language): string[] => {
  const t = judgingWords[lang]
  return [
    t.points(rules),
    t[rules.aggregation],
    t.sheets(rules),
    t.ties(rules),
    t.quorum(rules),
    rules.abstention ? t.abstention : t.noAbstention,
    t.disclosure[rules.disclosure ?? 'sealed'],
  ]
}

/** Sentences and criteria of the rules, with what each point means. */
export const RulesInWords = ({ rules, lang = 'de' }: { rules: JudgingRules; lang?: Language }) => {
  const t = judgingWords[lang]
  return (
    <>
      <ul class="prose">
        {rulesInSentences(rules, lang).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      {rules.criteria.length > 0 && (
        <DataTable
          caption={t.caption}
          head={[{ label: t.criterion }, { label: t.about }, { label: t.weight, numeric: true }]}
          rows={rules.criteria.map(({ name, description, weight, anchors }) => [
            <span lang="de">{name}</span>,
            <div lang="de">
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
            </div>,
            String(weight),
          ])}
        />
      )}
    </>
  )
}
