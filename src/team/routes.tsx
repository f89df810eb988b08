/** The people of a submission, and the invitations that lead to it. */
import { Hono } from 'hono'
import { LeaveView, OfferView } from '../../views/team/offer.tsx'
import { PeopleView, PersonView } from '../../views/team/people.tsx'
import { emptyForm } from '../account/schema.ts'
import type { NoticeKey } from '../core/de.ts'
import { errorOf, type FormState, noErrors } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { domainsThatSee } from '../organisation/store.ts'
import { loadOwn, type Own } from '../submission/actions.ts'
import type { Right } from '../submission/rules.ts'
import {
  acceptOffer,
  changeColleague,
  declineOffer,
  handOverTo,
  inviteColleague,
  leaveTeam,
  loadOffer,
  loadTeam,
  removeColleague,
  renewInvitation,
  takeInvitationBack,
} from './actions.ts'
import { peopleOpen } from './rules.ts'
import { inviteForm, rightForm } from './schema.ts'

type OwnHandler = (own: Own) => Response | Promise<Response>

const withOwn = async (c: Ctx, needed: Right, handler: OwnHandler): Promise<Response> => {
  const own = await loadOwn(c.get('services'), actorOf(c), param(c, 'id'), needed)
  return own.ok ? handler(own.value) : failurePage(c, own.error)
}

/** Redirects with a message, or shows why not. */
const answer = (c: Ctx, result: Result<null>, path: string, notice: NoticeKey) =>
  result.ok ? done(c, path, notice) : failurePage(c, result.error)

const peoplePage = async (c: Ctx, own: Own, state: FormState = noErrors({})) => {
  const { submission, edition, right } = own
  const team = await loadTeam(c.get('services'), actorOf(c), own)
  if (!team.ok) return failurePage(c, team.error)
  const open = peopleOpen(submission, edition, c.get('receivedAt'))
  const view = (
    <PeopleView
      id={submission.id}
      title={submission.title}
      me={actorOf(c).id}
      owner={right === 'own'}
      people={team.value.people}
      invitations={team.value.invitations}
      closed={open.ok ? null : open.error.message}
      now={c.get('receivedAt')}
      domains={await domainsThatSee(c.get('services').db, submission.id)}
      state={state}
    />
  )
  return page(c, { title: 'Mitarbeit' }, view)
}

const personPage = async (c: Ctx, own: Own, state: FormState = noErrors({})) => {
  const { submission, edition } = own
  const team = await loadTeam(c.get('services'), actorOf(c), own)
  const person = team.ok
    ? team.value.people.find(({ id, right }) => id === param(c, 'person') && right !== 'own')
    : undefined
  if (!person) return errorPage(c, 'not_found', 'Diese Person arbeitet nicht (mehr) mit.')
  const open = peopleOpen(submission, edition, c.get('receivedAt'))
  const view = (
    <PersonView
      id={submission.id}
      title={submission.title}
      person={person}
      closed={open.ok ? null : open.error.message}
      error={errorOf(state, 'may')}
    />
  )
  return page(c, { title: person.name || person.email }, view)
}

const listRoutes = (app: Hono<AppEnv>) => {
  const signedIn = allow('signed_in')

  app.get(paths.submissionPeople(':id'), signedIn, (c) => withOwn(c, 'view', (own) => peoplePage(c, own)))

  app.post(
    paths.submissionPeople(':id'),
    signedIn,
    form(inviteForm, (c, state) => withOwn(c, 'own', (own) => peoplePage(c, own, state))),
    (c) =>
      withOwn(c, 'own', async (own) => {
        const invited = await inviteColleague(c.get('services'), actorOf(c), own, c.req.valid('form'))
        if (invited.ok) return done(c, paths.submissionPeople(own.submission.id), 'mitarbeit-eingeladen')
        c.status(invited.error.kind === 'invalid' ? 422 : 409)
        const errors = [{ field: 'email', message: invited.error.message }]
        return peoplePage(c, own, { values: await typedAgain(c), errors })
      }),
  )

  for (const action of ['erneuern', 'zuruecknehmen'] as const) {
    const act = action === 'erneuern' ? renewInvitation : takeInvitationBack
    const notice = action === 'erneuern' ? 'mitarbeit-eingeladen' : 'mitarbeit-zurueckgenommen'
    app.post(
      paths.submissionInvitationDo(':id', ':invitation', action),
      signedIn,
      form(emptyForm, (c) => errorPage(c, 'invalid')),
      (c) =>
        withOwn(c, 'own', async (own) => {
          const result = await act(c.get('services'), actorOf(c), own, param(c, 'invitation'))
          return answer(c, result, paths.submissionPeople(own.submission.id), notice)
        }),
    )
  }
}

const personRoutes = (app: Hono<AppEnv>) => {
  const signedIn = allow('signed_in')

  app.get(paths.submissionPerson(':id', ':person'), signedIn, (c) =>
    withOwn(c, 'own', (own) => personPage(c, own)),
  )

  app.post(
    paths.submissionPersonDo(':id', ':person', 'recht'),
    signedIn,
    form(rightForm, (c, state) => withOwn(c, 'own', (own) => personPage(c, own, state))),
    (c) =>
      withOwn(c, 'own', async (own) => {
        const { may } = c.req.valid('form')
        const changed = await changeColleague(c.get('services'), actorOf(c), own, param(c, 'person'), may)
        return answer(c, changed, paths.submissionPeople(own.submission.id), 'mitarbeit-geaendert')
      }),
  )

  for (const action of ['uebergeben', 'entfernen'] as const) {
    const act = action === 'uebergeben' ? handOverTo : removeColleague
    const notice = action === 'uebergeben' ? 'mitarbeit-uebergeben' : 'mitarbeit-entfernt'
    app.post(
      paths.submissionPersonDo(':id', ':person', action),
      signedIn,
      form(emptyForm, (c) => errorPage(c, 'invalid')),
      (c) =>
        withOwn(c, 'own', async (own) => {
          const result = await act(c.get('services'), actorOf(c), own, param(c, 'person'))
          return answer(c, result, paths.submissionPeople(own.submission.id), notice)
        }),
    )
  }

  app.get(paths.submissionLeave(':id'), signedIn, (c) =>
    withOwn(c, 'view', ({ submission }) =>
      page(c, { title: 'Verlassen' }, <LeaveView id={submission.id} title={submission.title} />),
    ),
  )

  app.post(
    paths.submissionLeave(':id'),
    signedIn,
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    (c) =>
      withOwn(c, 'view', async (own) => {
        const left = await leaveTeam(c.get('services'), actorOf(c), own)
        return answer(c, left, paths.submissions, 'mitarbeit-verlassen')
      }),
  )
}

const offerRoutes = (app: Hono<AppEnv>) => {
  const signedIn = allow('signed_in')

  app.get(paths.invitation(':id'), signedIn, async (c) => {
    const own = await loadOwn(c.get('services'), actorOf(c), param(c, 'id'))
    const offer = await loadOffer(c.get('services'), actorOf(c), param(c, 'id'))
    if (offer.ok) return page(c, { title: 'Einladung' }, <OfferView offer={offer.value} />)
    // The letter is opened a second time: the invitation is used up, the submission is there.
    return own.ok ? c.redirect(paths.submission(own.value.submission.id), 303) : failurePage(c, offer.error)
  })

  app.post(
    paths.invitation(':id'),
    signedIn,
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    async (c) => {
      const accepted = await acceptOffer(c.get('services'), actorOf(c), param(c, 'id'))
      return answer(c, accepted, paths.submission(param(c, 'id')), 'mitarbeit-angenommen')
    },
  )

  app.post(
    paths.invitationDecline(':id'),
    signedIn,
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    async (c) => {
      const declined = await declineOffer(c.get('services'), actorOf(c), param(c, 'id'))
      return answer(c, declined, paths.submissions, 'mitarbeit-abgelehnt')
    },
  )
}

export const teamRoutes = () => {
  const app = new Hono<AppEnv>()
  listRoutes(app)
  personRoutes(app)
  offerRoutes(app)
  return app
}
