/** What is done while a meeting is on. */
import { Hono } from 'hono'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, param } from '../http/context.ts'
import { form } from '../http/form.ts'
import {
  callEntry,
  countVotes,
  endCall,
  moveMotion,
  recordVotes,
  recuseInMeeting,
  revisePoints,
  voteOwn,
} from './discussion-actions.ts'
import { answer, invalidMeeting, withMeeting } from './routes.tsx'
import {
  callForm,
  discussionForm,
  motionForm,
  recusalForm,
  resultForm,
  revisionForm,
  voteForm,
  votesForm,
} from './schema.ts'

export const discussionRoutes = () => {
  const app = new Hono<AppEnv>()
  const person = allow('signed_in')
  const at = ':meeting'

  app.post(paths.meetingDo(at, 'aufruf'), person, form(callForm, invalidMeeting), (c) =>
    withMeeting(c, async (attended) =>
      answer(
        c,
        await callEntry(c.get('services'), actorOf(c), attended, c.req.valid('form').submission),
        '#aufgerufen',
      ),
    ),
  )

  app.post(paths.meetingDo(at, 'aufruf-ende'), person, form(discussionForm, invalidMeeting), (c) =>
    withMeeting(c, async (attended) =>
      answer(
        c,
        await endCall(c.get('services'), actorOf(c), attended, c.req.valid('form').discussion),
        '#tagesordnung',
      ),
    ),
  )

  app.post(paths.meetingDo(at, 'befangenheit'), person, form(recusalForm, invalidMeeting), (c) =>
    withMeeting(c, async (attended) =>
      answer(c, await recuseInMeeting(c.get('services'), actorOf(c), attended, c.req.valid('form'))),
    ),
  )

  app.post(paths.meetingDo(at, 'wertung'), person, form(revisionForm, invalidMeeting), (c) =>
    withMeeting(c, async (attended) =>
      answer(
        c,
        await revisePoints(c.get('services'), actorOf(c), attended, c.req.valid('form')),
        '#aufgerufen',
      ),
    ),
  )

  app.post(paths.meetingDo(at, 'antraege'), person, form(motionForm, invalidMeeting), (c) =>
    withMeeting(c, async (attended) =>
      answer(c, await moveMotion(c.get('services'), actorOf(c), attended, c.req.valid('form'))),
    ),
  )

  app.post(paths.motionDo(at, ':motion', 'stimme'), person, form(voteForm, invalidMeeting), (c) =>
    withMeeting(c, async (attended) => {
      const { choice } = c.req.valid('form')
      const motion = param(c, 'motion')
      return answer(
        c,
        await voteOwn(c.get('services'), actorOf(c), attended, motion, choice),
        `#antrag-${motion}`,
      )
    }),
  )

  app.post(paths.motionDo(at, ':motion', 'stimmen'), person, form(votesForm, invalidMeeting), (c) =>
    withMeeting(c, async (attended) => {
      const motion = param(c, 'motion')
      const votes = c.req.valid('form')
      return answer(
        c,
        await recordVotes(c.get('services'), actorOf(c), attended, motion, votes),
        `#antrag-${motion}`,
      )
    }),
  )

  app.post(paths.motionDo(at, ':motion', 'ergebnis'), person, form(resultForm, invalidMeeting), (c) =>
    withMeeting(c, async (attended) => {
      const { votes, casting } = c.req.valid('form')
      const motion = param(c, 'motion')
      const end = { votes, casting: casting || null }
      return answer(
        c,
        await countVotes(c.get('services'), actorOf(c), attended, motion, end),
        `#antrag-${motion}`,
      )
    }),
  )

  return app
}
