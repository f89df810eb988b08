/** Everything that happens without a request, on both runtimes and in this order. */
import { forgetOld } from './account/store.ts'
import { reportNight } from './admin/night-actions.ts'
import { refreshIndex } from './archive/actions.ts'
import { countDue } from './audience/count-actions.ts'
import { checkNightly, sealLog } from './audit/chain-actions.ts'
import { backUpNightly } from './backup/actions.ts'
import { restoreOnce } from './backup/restore-actions.ts'
import type { Chore } from './chore/actions.ts'
import { sealDue } from './commitment/actions.ts'
import { discardDue } from './discard/actions.ts'
import { notePhases } from './edition/phase-actions.ts'
import { checkInvariants } from './invariants/actions.ts'
import { planJuryReminders } from './mailing/jury-reminder.ts'
import { copyLog } from './offsite/actions.ts'
import { finishDue } from './photo/finish-actions.ts'
import { proveDue } from './proof/actions.ts'
import { watchReleases } from './publication/opening.ts'
import { planReminders } from './reminder/actions.ts'
import { retainNightly } from './retention/night-actions.ts'
import { indexChanges } from './table/actions.ts'

export const CHORES: readonly Chore[] = [
  // Before anything else is written: only ever into an empty installation that names a backup.
  { name: 'restore', every: 'minute', run: restoreOnce },
  // Somebody may be waiting for the results.
  { name: 'release', every: 'minute', run: watchReleases },
  { name: 'reminders', every: 'minute', run: planReminders },
  { name: 'jury-reminders', every: 'minute', run: planJuryReminders },
  { name: 'audience-count', every: 'minute', run: countDue },
  { name: 'commitment-root', every: 'minute', run: sealDue },
  { name: 'result-bundle', every: 'minute', run: proveDue },
  // After all that writes letters.
  { name: 'letters', every: 'minute', run: ({ deliver }) => deliver() },
  { name: 'photos', every: 'minute', run: finishDue },
  { name: 'files', every: 'minute', run: discardDue },
  { name: 'sign-ins', every: 'minute', run: ({ db, clock }) => db.commit(forgetOld(db.q, clock())) },
  { name: 'table-index', every: 'minute', run: ({ db }) => indexChanges(db) },
  { name: 'archive-index', every: 'minute', run: refreshIndex },
  { name: 'retention', every: 'night', run: retainNightly },
  { name: 'phases', every: 'minute', run: notePhases },
  // Last: what the others have done is then under the seal as well.
  { name: 'log-seal', every: 'minute', run: sealLog },
  { name: 'log-check', every: 'night', run: checkNightly },
  { name: 'invariants', every: 'night', run: checkInvariants },
  { name: 'log-copy', every: 'night', run: copyLog },
  { name: 'backup', every: 'night', run: backUpNightly },
  // Late enough for what failed at three to have been tried again.
  { name: 'night-letter', every: 'night', hour: 5, run: reportNight },
]
