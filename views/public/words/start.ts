/** What the start page says. */
import { words } from '../../../src/core/language.ts'

export const startWords = words(
  {
    headline: 'Die besten Ideen für digitale Rathäuser',
    lead: 'Kommunen zeigen, was gelungen ist, eine ehrenamtliche Jury wählt aus, und alle anderen dürfen es nachmachen.',
    handIn: 'Projekt einreichen',
    about: 'Worum es geht',
    deadline: (date: string, remaining: string) => `Einreichungsschluss: ${date} (${remaining})`,
    toWinners: (year: number) => `Zu den Preisträgern ${year}`,
    awarded: (year: number) => `Ausgezeichnet ${year}`,
    all: (year: number) => `Alle Preisträger ${year}`,
    closed: 'Die Einreichung ist geschlossen. Bald beginnt die Jury zu lesen.',
    judging: 'Die Jury liest und bewertet gerade alle Einreichungen.',
    deliberation: 'Die Jury berät. Die Ergebnisse werden auf der Konferenz bekannt gegeben.',
  },
  {
    headline: 'The best ideas for digital town halls',
    lead: 'Municipalities show what has worked, a voluntary jury chooses, and everybody else is free to copy it.',
    handIn: 'Submit a project (in German)',
    about: 'What it is about',
    deadline: (date: string, remaining: string) => `Deadline for entries: ${date} (${remaining})`,
    toWinners: (year: number) => `See the winners of ${year}`,
    awarded: (year: number) => `Awarded in ${year}`,
    all: (year: number) => `All winners of ${year}`,
    closed: 'The call has closed. The jury will soon begin to read.',
    judging: 'The jury is reading and scoring all entries.',
    deliberation: 'The jury is deliberating. The results will be announced at the conference.',
  },
)
