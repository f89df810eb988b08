/** Reminders to jurors: prepared as mailings some days before judging closes, read and released by organisers. */
import { JURY_REMINDER } from '../../views/mail/jury-reminder.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import type { Services } from '../core/services.ts'
import { type JurorDays, juryReminderDays } from './rules.ts'
import { judgingEditions, prepareMailing } from './store.ts'

const idOf = (editionId: string, days: JurorDays): string => `jury-${days}-${editionId}`

/** Prepares what is due and was never prepared; one that was discarded does not come back. Run by interval and cron. */
export const planJuryReminders = async (app: Services): Promise<void> => {
  const now = app.clock()
  for (const { id: editionId, judging_closes_at } of await judgingEditions(app.db, now)) {
    const days = juryReminderDays(judging_closes_at, now)
    if (days === null) continue
    const id = idOf(editionId, days)
    const mailing = {
      audience: 'jurors_unfinished',
      subject: JURY_REMINDER.subject(days),
      body: JURY_REMINDER.body,
    }
    // Refused where it was prepared before: then there is nothing to do.
    await app.db.commit([
      prepareMailing(app.db.q, { ...mailing, id, edition_id: editionId }, now),
      guard,
      record(app.db.q, {
        at: now,
        actorId: null,
        editionId,
        kind: 'mailing.prepared',
        subject: id,
        detail: { days },
      }),
    ])
  }
}
