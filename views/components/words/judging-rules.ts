import { words } from '../../../src/core/language.ts'
import type { Disclosure, JudgingRules, TieStep } from '../../../src/judging-rules/rules.ts'

/** Steps one after the other, in words. */
const german = (steps: readonly string[]) =>
  steps.length < 2 ? steps.join('') : `${steps.slice(0, -1).join(', dann ')}, zuletzt ${steps.at(-1)}`
const english = (steps: readonly string[]) =>
  steps.length < 2 ? steps.join('') : `${steps.slice(0, -1).join(', then ')}, finally ${steps.at(-1)}`

const germanSteps: Record<TieStep, string> = {
  criteria: 'die Kriterien vom höchsten Gewicht abwärts',
  head_to_head: 'der direkte Vergleich durch Jurymitglieder, die beide bewertet haben',
  vote: 'eine Abstimmung der Jury',
}

const englishSteps: Record<TieStep, string> = {
  criteria: 'the criteria from the highest weight downwards',
  head_to_head: 'the direct comparison by jurors who have scored both',
  vote: 'a vote of the jury',
}

const germanDisclosure: Record<Disclosure, string> = {
  recount:
    'Mit den Ergebnissen werden die Punkte ohne Namen veröffentlicht, damit alle nachrechnen können, aber nur bei Einreichungen mit mindestens fünf Bögen. Welche Bögen von demselben Jurymitglied sind, zeigt eine zufällige Nummer; sie fehlt, wo der Rechenweg sie nicht braucht oder wo sich daraus ein Name erschließen ließe.',
  shuffled:
    'Mit den Ergebnissen werden die Punkte ohne Namen und gemischt veröffentlicht, aber nur bei Einreichungen mit mindestens fünf Bögen. Niemand sieht, welche Bögen von demselben Jurymitglied sind.',
  sealed:
    'Mit den Ergebnissen werden nur die Prüfsummen der Bögen veröffentlicht, keine Punkte. Jedes Jurymitglied kann nachweisen, dass der eigene Bogen gezählt hat.',
}

const englishDisclosure: Record<Disclosure, string> = {
  recount:
    'With the results, points are published without names so that everybody can recount them, but only of entries with at least five sheets. A random number shows which sheets are the same juror’s; it is left out where the method does not need it, or where it would give a name away.',
  shuffled:
    'With the results, points are published without names and shuffled, but only of entries with at least five sheets. Nobody sees which sheets are the same juror’s.',
  sealed:
    'With the results, only the digests of the score sheets are published, no points. Every juror can prove that their own sheet is among them.',
}

/** How the jury judges. */
export const judgingWords = words(
  {
    steps: germanSteps,
    points: ({ scale }: JudgingRules) =>
      `Jedes Jurymitglied vergibt je Kriterium ${scale.min} bis ${scale.max} Punkte; die Kriterien zählen nach ihrem Gewicht.`,
    calibrated:
      'Das Ergebnis ist kalibriert: Ist ein Jurymitglied strenger oder milder als die anderen, wird das ausgeglichen, und einzelne Ausreißer zählen nur begrenzt.',
    mean: 'Das Ergebnis einer Einreichung ist der Durchschnitt ihrer Wertungen.',
    sheets: ({ sheetsPerEntry, minSheets }: JudgingRules) =>
      `Jede Einreichung bewerten ${sheetsPerEntry} Jurymitglieder. In die Rangliste kommt, wer mindestens ${minSheets} vollständige Wertungen hat.`,
    ties: ({ tieSteps }: JudgingRules) =>
      `Bei gleichem Ergebnis ${tieSteps.length === 1 ? 'entscheidet' : 'entscheiden nacheinander'} ${german(tieSteps.map((step) => germanSteps[step]))}. Sonst teilen sie sich den Platz.`,
    quorum: ({ quorum }: JudgingRules) =>
      `Beschlüsse fasst die Jury, wenn mindestens ${quorum} Mitglieder anwesend sind.`,
    abstention: 'Ein Jurymitglied darf sich bei einem Kriterium enthalten; die Wertung zählt dann nicht.',
    noAbstention: 'Enthaltungen bei einzelnen Kriterien gibt es nicht.',
    disclosure: germanDisclosure,
    caption: 'Kriterien und Gewichte',
    criterion: 'Kriterium',
    about: 'Worum es geht',
    weight: 'Gewicht',
    title: 'Wertungsregeln',
    planned:
      'So soll bewertet werden. Spätestens mit dem Beginn der Bewertung werden die Regeln eingefroren.',
    inForce:
      'Nach diesen Regeln wird bewertet. Sie sind eingefroren; jede spätere Änderung brauchen Geschäftsstelle und Juryvorsitz gemeinsam, und sie steht hier mit ihrem Grund.',
    current: (version: number) => `Version ${version}, gilt`,
    replaced: (version: number) => `Version ${version}, abgelöst`,
    frozen: 'Eingefroren',
    reason: 'Grund der Änderung',
    recount: 'Zum Nachrechnen',
    file: 'Regeln als JSON, genau so wurden sie eingefroren',
  },
  {
    steps: englishSteps,
    points: ({ scale }) =>
      `Each juror gives ${scale.min} to ${scale.max} points for every criterion; criteria count by their weight.`,
    calibrated:
      'The result is calibrated: where a juror is stricter or milder than the others, this is evened out, and single far scores count only so much.',
    mean: 'The result of an entry is the mean of its scores.',
    sheets: ({ sheetsPerEntry, minSheets }) =>
      `${sheetsPerEntry} jurors score each entry. Only entries with at least ${minSheets} complete score sheets are ranked.`,
    ties: ({ tieSteps }) =>
      `Ties are broken by ${english(tieSteps.map((step) => englishSteps[step]))}. Otherwise the place is shared.`,
    quorum: ({ quorum }) => `The jury decides when at least ${quorum} members are present.`,
    abstention: 'A juror may abstain on a criterion; the score sheet then does not count.',
    noAbstention: 'Jurors cannot abstain on single criteria.',
    disclosure: englishDisclosure,
    caption: 'Criteria and weights',
    criterion: 'Criterion',
    about: 'What it is about',
    weight: 'Weight',
    title: 'Judging rules',
    planned: 'This is how entries will be judged. The rules are frozen when judging begins, at the latest.',
    inForce:
      'Entries are judged by these rules. They are frozen; organisers and chair can change them only together, and every change is listed here with its reason.',
    current: (version) => `Version ${version}, in force`,
    replaced: (version) => `Version ${version}, replaced`,
    frozen: 'Frozen',
    reason: 'Reason for the change',
    recount: 'To recount',
    file: 'Rules as JSON, exactly as they were frozen',
  },
)
