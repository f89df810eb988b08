/** Two questions more than an edition starts with: a number with its unit, and a PDF. */
import { QUESTIONS, type Question } from '../entry-form/questions.ts'
import { newQuestion } from '../entry-form/rules.ts'

/** Without a key: the builder makes it. */
const added = (change: Pick<Question, 'label' | 'hint' | 'kind'> & Partial<Question>): Question => ({
  ...newQuestion([], ''),
  ...change,
})

export const DEMO_QUESTIONS: readonly Question[] = [
  ...QUESTIONS.slice(0, 5),
  added({
    label: 'Kosten der Umsetzung',
    hint: 'Einmalig, ohne Betrieb.',
    kind: 'number',
    unit: 'Euro',
    min: 0,
    max: null,
  }),
  added({
    label: 'Ergänzende Unterlagen',
    hint: 'Zum Beispiel ein Konzept oder ein Ratsbeschluss.',
    kind: 'file',
  }),
  ...QUESTIONS.slice(5),
]

/** The draft's description so far, as Markdown. */
export const DEMO_DESCRIPTION = `### Ausgangslage

Wer bei uns bauen wollte, füllte **elf Formulare** aus.

### Was sich geändert hat

- ein Antrag statt elf
- jede Frage mit einem Satz erklärt`
