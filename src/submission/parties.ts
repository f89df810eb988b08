/** Names that an entry mentions, folded so that they are found among what jurors belong to. Pure. */
import type { PartyRole } from '../core/jury-tables.ts'
import type { Answers, Question } from '../entry-form/questions.ts'
import { foldGerman } from '../register/names.ts'

export interface Party {
  readonly role: PartyRole
  readonly name: string
  readonly folded: string
}

/** Words that say what something is, not who. */
const GENERIC = new Set(
  'gmbh mbh ggmbh ag kg kgaa ug ohg gbr eg ev se co ltd inc plc aoer stadt gemeinde stadtverwaltung gemeindeverwaltung der die das dem den des und'.split(
    ' ',
  ),
)

/** "Beispiel-Software GmbH & Co. KG" and "Beispiel Software" → "beispiel software"; '' when nothing telling is left. */
export const foldParty = (name: string): string =>
  foldGerman(name.replace(/\be\.\s?V\.|\be\.\s?G\./gi, ' '))
    .split(' ')
    .filter((word) => word !== '' && !GENERIC.has(word))
    .join(' ')

const MAX_PARTIES = 30

/** Names in an answer: one per line, or separated by semicolons or commas. */
const namesIn = (answer: string): string[] =>
  answer
    .split(/[\n;,]/)
    .map((name) => name.trim())
    .filter(Boolean)

/** Everybody an entry mentions, each name once per role, at most 30. */
export const partiesOf = (
  organisation: string,
  answers: Answers,
  questions: readonly Question[],
): Party[] => {
  const named = [
    { role: 'organisation' as const, name: organisation },
    ...questions.flatMap(({ key, parties }) =>
      parties ? namesIn(answers[key] ?? '').map((name) => ({ role: parties, name })) : [],
    ),
  ]
  const unique = new Map(
    named.map(({ role, name }) => {
      const folded = foldParty(name)
      return [`${role}/${folded}`, { role, name: name.slice(0, 200), folded }]
    }),
  )
  return [...unique.values()].filter(({ folded }) => folded !== '').slice(0, MAX_PARTIES)
}
