/** The meeting in which the demo's jury of last year decided. */
import type { Actor } from '../account/rules.ts'
import type { Services } from '../core/services.ts'
import {
  endMeeting,
  loadMeeting,
  planMeeting,
  saveAttendance,
  startMeeting,
} from '../deliberation/actions.ts'
import { type DecisionRow, EMPTY } from '../deliberation/decision.ts'
import { nominate, saveDecision } from '../deliberation/decision-actions.ts'
import {
  callEntry,
  countVotes,
  endCall,
  moveMotion,
  recordVotes,
} from '../deliberation/discussion-actions.ts'
import { discussionsOf, motionsOf } from '../deliberation/discussion-store.ts'
import type { Edition } from '../edition/store.ts'
import { editionById } from '../edition/store.ts'
import { loadMinutes, signMinutes } from '../minutes/actions.ts'
import { at, must } from './year.ts'

const MINUTE = 60_000

/** Plans, opens and closes a meeting with the whole jury: one entry discussed and voted on, then every decision. */
export const meetAndDecide = async (
  app: Services,
  organiser: Actor,
  chair: Actor,
  edition: Edition,
  rows: readonly DecisionRow[],
): Promise<string> => {
  let now = app.clock()
  const later = () => {
    now += 4 * MINUTE
    return at(app, now)
  }
  const input = {
    starts_at: now,
    place: 'Rathaus Beispielingen, Zimmer 12',
    deputy: '',
    agenda: 'first' as const,
  }
  const id = must(await planMeeting(at(app, now - 10 * 24 * 60 * MINUTE), organiser, edition, input))
  const load = async () => must(await loadMeeting(app, organiser, id))
  const { members, meeting } = await load()
  const everybody = members.map(({ juror_id }) => ({
    jurorId: juror_id,
    state: 'present' as const,
    deputisesFor: null,
  }))
  must(await saveAttendance(later(), organiser, await load(), { version: meeting.version, rows: everybody }))
  must(await startMeeting(later(), organiser, await load(), { version: meeting.version + 1 }))
  const winner = rows.find(({ place, choice }) => place === 1 && choice !== EMPTY)?.choice
  if (winner) await discuss(app, later, organiser, id, winner)
  for (const categoryId of new Set(rows.map((row) => row.categoryId))) {
    const part = rows.filter((row) => row.categoryId === categoryId)
    const version = async () => (await editionById(app.db, edition.id))?.version ?? 0
    const submissions = part.flatMap(({ choice }) => (choice === EMPTY ? [] : [choice]))
    if (categoryId !== '')
      must(await nominate(later(), organiser, edition, { categoryId, submissions, version: await version() }))
    must(
      await saveDecision(later(), organiser, edition, { categoryId, rows: part, version: await version() }),
    )
  }
  must(await endMeeting(later(), organiser, await load(), { version: meeting.version + 2 }))
  await sign(later(), chair, id)
  await sign(later(), organiser, id)
  return id
}

/** Reads the minutes and signs them. */
const sign = async (app: Services, actor: Actor, id: string) => {
  const attended = must(await loadMeeting(app, actor, id))
  const { sha256 } = must(await loadMinutes(app, actor, attended))
  must(await signMinutes(app, actor, attended, { sha256 }))
}

const discuss = async (
  app: Services,
  later: () => Services,
  organiser: Actor,
  id: string,
  submission: string,
) => {
  const attended = must(await loadMeeting(app, organiser, id))
  must(await callEntry(later(), organiser, attended, { submission }))
  const [called] = await discussionsOf(app.db, id)
  const chair = attended.members.find(({ is_chair }) => is_chair === 1)?.juror_id
  if (!called || !chair) throw new Error('demo: nothing is called')
  const wording = 'Das Projekt erhält den ersten Platz seiner Kategorie.'
  must(await moveMotion(later(), organiser, attended, { discussion: called.id, mover: chair, wording }))
  const [motion] = await motionsOf(app.db, id)
  const votes = attended.members.map(({ juror_id }, index) => ({
    jurorId: juror_id,
    choice: index === 1 ? ('abstain' as const) : ('yes' as const),
  }))
  must(await recordVotes(later(), organiser, attended, votes, motion?.id ?? ''))
  must(
    await countVotes(later(), organiser, attended, { votes: votes.length, casting: null }, motion?.id ?? ''),
  )
  must(await endCall(later(), organiser, attended, { discussion: called.id }))
}
