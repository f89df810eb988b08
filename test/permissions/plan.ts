/** A question with files, so that their routes lead somewhere. */
import type { Actor } from '../../src/account/rules.ts'
import { addFiles } from '../../src/attachment/actions.ts'
import { guard } from '../../src/core/database.ts'
import type { Services } from '../../src/core/services.ts'
import type { Edition } from '../../src/edition/store.ts'
import { attachedFiles } from '../../src/entry-form/files.ts'
import { QUESTIONS, type Question } from '../../src/entry-form/questions.ts'
import { newQuestion } from '../../src/entry-form/rules.ts'
import { insertForm } from '../../src/entry-form/store.ts'
import { must, OPENS, own } from '../submission/world.ts'

const PLAN: Question = { ...newQuestion([], 'plan'), label: 'Lageplan', kind: 'file', limit: 1 }

/** The year asks for a plan, too. */
export const askForPlan = async ({ db }: Services, edition: Edition): Promise<void> => {
  const asked = { editionId: edition.id, version: 0, questions: [...QUESTIONS, PLAN], reason: '', now: 1 }
  must(await db.commit([insertForm(db.q, asked), guard]))
}

/** Answers with a small PDF; gives the id of the file. */
export const attachPlan = async (app: Services, owner: Actor, id: string): Promise<string> => {
  const pdf = new TextEncoder().encode('%PDF-1.7\n%%EOF')
  const into = { own: await own(app, owner, id), question: PLAN }
  must(await addFiles(app, owner, into, [{ name: 'plan.pdf', bytes: pdf }], OPENS))
  const { answers } = (await own(app, owner, id)).submission
  return attachedFiles((JSON.parse(answers) as Record<string, string>).plan ?? '')[0]?.id ?? ''
}
