/** Meetings: planned, attended, opened, closed. */
import { Hono, type MiddlewareHandler } from 'hono'
import { MeetingView } from '../../views/deliberation/meeting.tsx'
import { MeetingsView } from '../../views/deliberation/meetings.tsx'
import { ScreenView } from '../../views/deliberation/screen.tsx'
import { type Actor, mayDecideIn } from '../account/rules.ts'
import { toBerlinInput } from '../core/berlin-time.ts'
import { type FieldError, type FormState, noErrors, type Typed, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { type FormSchema, form, typedAgain, validated } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { privatePhotoView } from '../photo/views.ts'
import {
  type Attended,
  endMeeting,
  isOpen,
  loadMeeting,
  planMeeting,
  saveAttendance,
  saveMeeting,
  startMeeting,
} from './actions.ts'
import { loadAgenda, loadCalled, loadMotions } from './called-actions.ts'
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
import { listMeetings, type Meeting, membersOf } from './meeting-store.ts'
import {
  attendanceForm,
  callForm,
  discussionForm,
  meetingForm,
  motionForm,
  newMeetingForm,
  recusalForm,
  resultForm,
  revisionForm,
  stepForm,
  voteForm,
  votesForm,
} from './schema.ts'

const listPage = async (c: Ctx, state: FormState) => {
  const { db } = c.get('services')
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  if (!mayDecideIn(edition.id, actorOf(c))) return errorPage(c, 'forbidden')
  const view = (
    <MeetingsView
      year={edition.year}
      meetings={await listMeetings(db, edition.id)}
      members={await membersOf(db, { id: '', edition_id: edition.id })}
      released={edition.released_at !== null}
      state={state}
    />
  )
  return page(c, { title: 'Sitzungen der Jury', wide: true }, view)
}

const valuesOf = (meeting: Meeting): Typed => ({
  starts_at: toBerlinInput(meeting.starts_at),
  place: meeting.place,
  deputy: meeting.deputy_id ?? '',
  agenda: meeting.agenda,
  remarks: meeting.remarks,
})

/** The meeting of the address, or the page that says there is none. */
const withMeeting = async (
  c: Ctx,
  handler: (attended: Attended) => Response | Promise<Response>,
): Promise<Response> => {
  const loaded = await loadMeeting(c.get('services'), actorOf(c), param(c, 'meeting'))
  return loaded.ok ? handler(loaded.value) : failurePage(c, loaded.error)
}

const FIELDS = [
  'starts_at',
  'place',
  'deputy',
  'agenda',
  'remarks',
  'wording',
  'mover',
  'criterion',
  'points',
  'reason',
]

// A field nobody can see is the form's own fault: the summary leads to the page itself.
const reachable = ({ field, message }: FieldError): FieldError => ({
  field: FIELDS.includes(field) ? field : 'form',
  message,
})

/** The page of the meeting; `state` is a form as it was typed. */
const meetingPage = async (c: Ctx, attended: Attended, state?: FormState) => {
  const app = c.get('services')
  const { meeting, runs } = attended
  const there = isOpen(attended) && (runs || attended.seat !== null)
  const called = there ? await loadCalled(app, actorOf(c), attended) : null
  const shown = called === 'locked' ? null : called
  const values = { ...valuesOf(meeting), ...state?.values }
  const view = (
    <MeetingView
      attended={attended}
      called={called}
      photo={shown?.photo ? privatePhotoView(shown.photo) : null}
      calledMotions={shown ? await loadMotions(app, meeting.id, shown.discussion.id) : []}
      motions={await loadMotions(app, meeting.id, null)}
      agenda={runs && meeting.opened_at !== null ? await loadAgenda(app, actorOf(c), attended) : null}
      state={{ values, errors: (state?.errors ?? []).map(reachable) }}
    />
  )
  return page(c, { title: 'Sitzung', wide: true }, view)
}

/** A form of the meeting that is not right: the page again. */
const invalidMeeting = (c: Ctx, state: FormState) =>
  withMeeting(c, (attended) => meetingPage(c, attended, state))

/** Back to the meeting after something was done; a refusal shows the page with what was typed. */
const answer = async (c: Ctx, saved: Result<null>, anchor = '') => {
  const id = param(c, 'meeting')
  if (saved.ok) return done(c, `${paths.meeting(id)}?meldung=gespeichert${anchor}`)
  if (saved.error.kind !== 'conflict') return failurePage(c, saved.error)
  const values = await typedAgain(c)
  c.status(409)
  return withMeeting(c, (attended) =>
    meetingPage(c, attended, withError(noErrors(values), 'form', saved.error.message)),
  )
}

const screenPage = async (c: Ctx, attended: Attended) => {
  const there = isOpen(attended) && (attended.runs || attended.seat !== null)
  const called = there ? await loadCalled(c.get('services'), actorOf(c), attended) : null
  if (!there || called === 'locked') return errorPage(c, 'not_found')
  const photo = called?.photo ? privatePhotoView(called.photo) : null
  const view = <ScreenView meeting={attended.meeting.id} called={called} photo={photo} />
  return page(c, { title: 'Leinwand', wide: true }, view)
}

type Act<T> = (
  app: Services,
  actor: Actor,
  attended: Attended,
  input: T,
  motion: string,
) => Promise<Result<null>>

/** A form of the meeting: one schema, one use case, back to the meeting. */
const step = <T,>(schema: FormSchema, act: Act<T>, anchor = '') =>
  [
    allow('signed_in'),
    form(schema, invalidMeeting) as MiddlewareHandler<AppEnv>,
    (c: Ctx) =>
      withMeeting(c, async (attended) => {
        const motion = param(c, 'motion')
        const done = await act(c.get('services'), actorOf(c), attended, validated<T>(c), motion)
        return answer(c, done, motion === '' ? anchor : `#antrag-${motion}`)
      }),
  ] as const

const at = ':meeting'

export const meetingRoutes = () => {
  const app = new Hono<AppEnv>()
  const decider = allow('decider')
  const person = allow('signed_in')
  const YEAR = '/verwaltung/:year{[0-9]{4}}/sitzungen'

  app.get(YEAR, decider, (c) => listPage(c, noErrors({})))

  app.post(YEAR, decider, form(newMeetingForm, listPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const planned = await planMeeting(c.get('services'), actorOf(c), edition, c.req.valid('form'))
    return planned.ok ? done(c, paths.meeting(planned.value), 'gespeichert') : failurePage(c, planned.error)
  })

  app.get(paths.meeting(at), person, (c) => withMeeting(c, (attended) => meetingPage(c, attended)))
  app.get(paths.meetingScreen(at), person, (c) => withMeeting(c, (attended) => screenPage(c, attended)))

  app.post(paths.meetingDo(at, 'angaben'), ...step(meetingForm, saveMeeting))
  app.post(paths.meetingDo(at, 'anwesenheit'), ...step(attendanceForm, saveAttendance))
  app.post(paths.meetingDo(at, 'eroeffnen'), ...step(stepForm, startMeeting))
  app.post(paths.meetingDo(at, 'schliessen'), ...step(stepForm, endMeeting))
  app.post(paths.meetingDo(at, 'aufruf'), ...step(callForm, callEntry, '#aufgerufen'))
  app.post(paths.meetingDo(at, 'aufruf-ende'), ...step(discussionForm, endCall, '#tagesordnung'))
  app.post(paths.meetingDo(at, 'befangenheit'), ...step(recusalForm, recuseInMeeting))
  app.post(paths.meetingDo(at, 'wertung'), ...step(revisionForm, revisePoints, '#aufgerufen'))
  app.post(paths.meetingDo(at, 'antraege'), ...step(motionForm, moveMotion))
  app.post(paths.motionDo(at, ':motion', 'stimme'), ...step(voteForm, voteOwn))
  app.post(paths.motionDo(at, ':motion', 'stimmen'), ...step(votesForm, recordVotes))
  app.post(paths.motionDo(at, ':motion', 'ergebnis'), ...step(resultForm, countVotes))

  return app
}
