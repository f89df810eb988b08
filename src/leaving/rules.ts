/** What leaves with a person, what stays, and why. Pure. */
import { fail, ok, type Result } from '../core/result.ts'
import { phaseOf, type Schedule } from '../edition/rules.ts'
import type { AnswerKind, Question } from '../entry-form/questions.ts'

/** Under this domain live the addresses of erased accounts; no letter goes there. */
export const NOBODY_DOMAIN = 'geloescht.invalid'
export const FORMER_JUROR = 'Ehemaliges Jurymitglied'

/** Whether a submission can be deleted for good: only what was never handed in. */
export const mayDelete = (submission: { readonly number: number | null }): Result<null> =>
  submission.number === null
    ? ok(null)
    : fail(
        'closed',
        'Was eingereicht ist, lässt sich nicht löschen, nur zurückziehen: Nummer und Quittung müssen nachvollziehbar bleiben.',
      )

export interface Holding {
  readonly title: string
  readonly edition: string
  readonly number: number | null
  readonly state: 'draft' | 'submitted' | 'withdrawn'
  /** Name or address of the colleague who takes it over, if there is one. */
  readonly successor: string | null
}

export interface Seat extends Schedule {
  readonly title: string
}

export interface Leaver {
  readonly isOrganiser: boolean
  /** How many organisers there are. */
  readonly organisers: number
  readonly holdings: readonly Holding[]
  /** Editions in whose jury the person sits. */
  readonly seats: readonly Seat[]
}

/** Whether the account can be erased now. */
export const mayErase = (leaver: Leaver, now: number): Result<null> => {
  if (leaver.isOrganiser && leaver.organisers <= 1)
    return fail(
      'closed',
      'Sie sind die letzte Person in der Geschäftsstelle. Nehmen Sie zuerst eine andere auf, dann können Sie Ihr Konto löschen.',
    )
  const busy = leaver.seats.find((seat) => ['judging', 'deliberation'].includes(phaseOf(seat, now)))
  if (busy)
    return fail(
      'closed',
      `Sie sitzen in der Jury (${busy.title}), und die Bewertung läuft. Bis zur Veröffentlichung muss nachvollziehbar sein, wer bewertet hat. Danach können Sie Ihr Konto löschen; bis dahin hilft Ihnen die Geschäftsstelle.`,
    )
  return ok(null)
}

export interface Plan {
  readonly goes: readonly string[]
  readonly passes: readonly string[]
  readonly stays: readonly string[]
}

const quoted = ({ title, edition }: Holding) => `„${title || 'noch ohne Titel'}“ (${edition})`

/** Sentence by sentence: what is deleted now, what colleagues take over, and what stays, why and how long. */
export const planOf = ({ holdings, seats }: Leaver): Plan => {
  const alone = holdings.filter(({ successor }) => successor === null)
  const drafts = alone.filter(({ number }) => number === null)
  const withdrawn = alone.filter(({ number, state }) => number !== null && state === 'withdrawn')
  const kept = alone.filter(({ state }) => state === 'submitted')
  return {
    goes: [
      'Ihr Name und Ihre E-Mail-Adresse, alle Anmeldungen und alle Briefe an Sie',
      'Ihre Mitarbeit an Einreichungen anderer und Einladungen dazu',
      ...drafts.map((one) => `Der Entwurf ${quoted(one)} mit Fotos und Dateien`),
      ...withdrawn.map((one) => `Texte und Fotos der zurückgezogenen Einreichung ${quoted(one)}`),
    ],
    passes: holdings
      .filter(({ successor }) => successor !== null)
      .map((one) => `${quoted(one)} an ${one.successor}`),
    stays: [
      ...kept.map(
        (one) =>
          `Die Einreichung ${quoted(one)}: Sie gehört der Kommune und zum Wettbewerb. Sie bleibt, solange die Ausgabe im Archiv steht, ohne Ihren Namen und Ihre Adresse; auch als Ansprechperson werden Sie entfernt.`,
      ),
      ...seats.map(
        ({ title }) =>
          `Ihre Wertungen in der Jury (${title}): Auf ihnen beruht die Entscheidung. Sie bleiben, solange die Ausgabe im Archiv steht, unter „${FORMER_JUROR}“.`,
      ),
      'Das Protokoll der Vorgänge: Es nennt nur eine zufällige Kennung, die zu niemandem mehr führt.',
      'Was über Preisträger veröffentlicht ist, etwa eine Ansprechperson oder ein Bildnachweis: Das entfernt auf Wunsch die Geschäftsstelle.',
    ],
  }
}

const CONTACT: ReadonlySet<AnswerKind> = new Set(['text', 'email', 'phone'])

/**
 * The answers without the person: where an address of theirs is answered, the short answers of the same part go.
 * @returns null when they are not named
 */
export const withoutContact = (
  answers: Readonly<Record<string, string>>,
  questions: readonly Question[],
  email: string,
): Record<string, string> | null => {
  const parts = questions
    .filter(
      ({ kind, key }) =>
        kind === 'email' && email !== '' && (answers[key] ?? '').trim().toLowerCase() === email,
    )
    .map(({ part }) => part)
  if (parts.length === 0) return null
  const gone = new Set(
    questions.filter(({ kind, part }) => parts.includes(part) && CONTACT.has(kind)).map(({ key }) => key),
  )
  return Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, gone.has(key) ? '' : value]))
}
