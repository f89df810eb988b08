/** Organisers build the year's questions. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { newToken } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { phaseOf } from '../edition/rules.ts'
import { type Edition, listCategories, listEditions } from '../edition/store.ts'
import type { Question } from './questions.ts'
import { areOwnQuestions, marksMove, mayChangeForm, newQuestion, rearranged } from './rules.ts'
import type { BuilderInput } from './schema.ts'
import { currentForm, insertForm } from './store.ts'

/** Saves the questions as the builder's button asks: as they are, with a new row, moved, removed, or last year's. */
export const saveForm = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: BuilderInput,
): Promise<Result<null>> => {
  const now = app.clock()
  const allowed = mayChangeForm(phaseOf(edition, now))
  if (!allowed.ok) return allowed
  if (allowed.value.needsReason && input.reason === '') {
    return fail(
      'invalid',
      'Die Einreichung läuft. Bitte nennen Sie den Grund der Änderung; die Einreichenden lesen ihn.',
    )
  }
  const stored = await currentForm(app.db, edition)
  if (input.version !== stored.version || !areOwnQuestions(input.questions, stored.questions))
    return changedMeanwhile
  const questions =
    input.what === 'copy'
      ? await lastYearsQuestions(app, edition)
      : changed(await inKnownCategories(app, edition, input))
  if (questions === null)
    return fail('invalid', 'Es gibt keine frühere Ausgabe, deren Fragen übernommen werden könnten.')
  if (allowed.value.needsReason && marksMove(stored.questions, questions))
    return fail(
      'closed',
      'Die Einreichung läuft. Ob eine Frage Beteiligte nennt, steht fest: Wer schon geantwortet hat, hat danach geantwortet. Stellen Sie dafür eine neue Frage.',
    )
  const saved = await app.db.commit([
    insertForm(app.db.q, {
      editionId: edition.id,
      version: input.version,
      questions,
      reason: input.reason,
      now,
    }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'entry_form.saved',
      subject: edition.id,
      detail: {
        version: input.version + 1,
        questions: questions.map(({ key }) => key),
      },
    }),
  ])
  return saved.ok ? ok(null) : changedMeanwhile
}

const changedMeanwhile = fail(
  'conflict',
  'Inzwischen hat jemand anderes die Fragen gespeichert. Ihre Eingaben stehen noch da; bitte laden Sie die Seite in einem zweiten Fenster und übertragen Sie, was fehlt.',
)

/** A category that was renamed or removed meanwhile is left out: nobody could choose it. */
const inKnownCategories = async (
  app: Services,
  edition: Edition,
  input: BuilderInput,
): Promise<BuilderInput> => {
  const known = new Set((await listCategories(app.db, edition.id)).map(({ name }) => name))
  const questions = input.questions.map((question) => ({
    ...question,
    categories: question.categories.filter((name) => known.has(name)),
  }))
  return { ...input, questions }
}

const changed = ({ questions, what }: BuilderInput): Question[] => {
  const keyed = questions.map((question) => (question.key === '' ? { ...question, key: newKey() } : question))
  return what === 'add' ? [...keyed, newQuestion(keyed, newKey())] : rearranged(keyed, what)
}

/** A key of the stored answers: never shown, never reused. */
const newKey = () =>
  `q_${newToken(6)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '0')}`

const lastYearsQuestions = async (app: Services, edition: Edition): Promise<Question[] | null> => {
  const earlier = (await listEditions(app.db)).find(({ year }) => year < edition.year)
  return earlier ? [...(await currentForm(app.db, earlier)).questions] : null
}
