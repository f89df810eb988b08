/** What the pages about one project say, be it a winner's or one of good practice. */
import { words } from '../../../src/core/language.ts'

export const projectWords = words(
  {
    reuse: 'Zum Nachmachen',
    reuseLead: 'Was Sie brauchen, um das Projekt in Ihrer Kommune umzusetzen.',
    contact: 'Ansprechperson',
    email: 'E-Mail',
    cost: 'Kosten',
    licence: 'Lizenz',
    conditions: 'Bedingungen',
    links: 'Links',
    adopted: 'Übernommen von',
    since: (year: string) => `seit ${year}`,
    nobody: 'Bisher hat noch keine Kommune gemeldet, dass sie das Projekt übernommen hat.',
    report: 'Wir haben das übernommen',
  },
  {
    reuse: 'Do it yourself',
    reuseLead: 'What you need to bring the project to your municipality.',
    contact: 'Contact',
    email: 'E-mail',
    cost: 'Cost',
    licence: 'Licence',
    conditions: 'Conditions',
    links: 'Links',
    adopted: 'Adopted by',
    since: (year: string) => `since ${year}`,
    nobody: 'No municipality has reported yet that it has adopted the project.',
    report: 'We have adopted this',
  },
)
