/** Two people work on the entrant's draft, a third is invited, and their town sees what it has handed in. */
import type { Actor } from '../account/rules.ts'
import type { Services } from '../core/services.ts'
import { confirmOrganisation } from '../organisation/actions.ts'
import { loadOwn } from '../submission/actions.ts'
import { acceptOffer, inviteColleague } from '../team/actions.ts'
import { must, person } from './year.ts'

const DEPUTY = { email: 'kim.beispiel@musterhausen.example', name: 'Kim Beispiel' }
const GUEST = 'jo.probe@musterhausen.example'
/** Stadt Musterhausen in the demo's list. */
export const TOWN = '99001001'

export const seedColleagues = async (
  app: Services,
  organiser: Actor,
  owner: Actor,
  draft: string,
): Promise<void> => {
  const deputy = await person(app, DEPUTY.email, DEPUTY.name)
  const own = must(await loadOwn(app, owner, draft))
  must(await inviteColleague(app, owner, own, { email: DEPUTY.email, may: 'hand_in' }))
  must(await acceptOffer(app, deputy, draft))
  must(await inviteColleague(app, owner, own, { email: GUEST, may: 'view' }))
  must(await confirmOrganisation(app, organiser, { domain: 'musterhausen.example', key: TOWN }))
}
