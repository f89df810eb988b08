/** Reminders of unfinished drafts: what is due, sending or leaving out, and stopping them for good. */
import { REMINDER_TEXT, unsubscribeNote } from '../../views/mail/reminder.ts'
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { showDateTime, showRemaining } from '../core/berlin-time.ts'
import { guard, type Statement } from '../core/database.ts'
import { canonicalJson, sha256 } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { type Edition, editionById, listCategories } from '../edition/store.ts'
import { currentForm } from '../entry-form/store.ts'
import type { Renew } from '../mail/actions.ts'
import { post } from '../mail/store.ts'
import { fill } from '../mail/template.ts'
import { photosOfSubmission } from '../photo/store.ts'
import { missingOf } from '../submission/progress.ts'
import { deadlineOf, type PhotoTexts } from '../submission/rules.ts'
import { applicableReminder, daysOfKey, missingLines, type ReminderDays, reminderKey } from './rules.ts'
import type { SettingInput } from './schema.ts'
import {
  automaticEditions,
  draftFor,
  draftsOf,
  type OpenDraft,
  photosOfDrafts,
  type ReminderSetting,
  remindedKeys,
  saveSetting,
  settingOf,
  wishReminders,
} from './store.ts'
import { accountOfToken, unsubscribeToken } from './token.ts'

/** What reminders need of the services; also there where letters are delivered. */
export type App = Pick<Services, 'db' | 'config'>

/** The stored setting, or the one that holds until somebody saves: reminders wait to be read. */
export const reminderSetting = async (app: App, editionId: string): Promise<ReminderSetting> =>
  (await settingOf(app.db, editionId)) ?? {
    edition_id: editionId,
    automatic: 0,
    ...REMINDER_TEXT,
    version: 0,
  }

/** A reminder that may go out now, as its reader will see it. */
export interface DueReminder {
  readonly key: string
  readonly days: ReminderDays
  readonly draft: OpenDraft
  readonly subject: string
  readonly body: string
  readonly unsubscribe: string
}

type Due = Pick<DueReminder, 'key' | 'days' | 'draft'>

/** What is due and was neither sent nor left out, not written yet; two queries. */
const dueDrafts = async (app: App, edition: Edition, now: number): Promise<Due[]> => {
  const reminded = await remindedKeys(app.db, edition.id)
  return (await draftsOf(app.db, edition.id)).flatMap((draft) => {
    const days = applicableReminder(deadlineOf(draft, edition), draft.created_at, now)
    if (days === null) return []
    const key = reminderKey(draft.id, days, draft.account_id)
    return reminded.has(key) ? [] : [{ draft, days, key }]
  })
}

/** Every reminder that is due, as it would leave now; a fixed number of queries. */
export const dueReminders = async (app: App, edition: Edition, now: number): Promise<DueReminder[]> => {
  const due = await dueDrafts(app, edition, now)
  const photos = Map.groupBy(await photosOfDrafts(app.db, edition.id), (photo) => photo.submission_id)
  const write = await writer(app, edition, now)
  return Promise.all(
    due.map(async (one) => ({ ...one, ...(await write(one.draft, photos.get(one.draft.id) ?? [])) })),
  )
}

/** How many reminders wait for an organiser; none where they leave by themselves. */
export const countWaitingReminders = async (app: App, edition: Edition, now: number): Promise<number> => {
  const { automatic } = await reminderSetting(app, edition.id)
  const due = await dueDrafts(app, edition, now)
  return automatic === 1 ? 0 : due.length
}

/** Writes reminders of an edition: one reading of its text, questions and categories for all. */
const writer = async (app: App, edition: Edition, now: number) => {
  const setting = await reminderSetting(app, edition.id)
  const form = await currentForm(app.db, edition)
  const categories = await listCategories(app.db, edition.id)
  const { origin, secret } = app.config
  return async (draft: OpenDraft, photos: readonly PhotoTexts[]) => {
    const { missing } = missingOf(draft, photos, form.questions, categories)
    const deadline = deadlineOf(draft, edition) ?? now
    const values = {
      name: draft.person,
      titel: draft.title ? `„${draft.title}“` : '(noch ohne Titel)',
      frist: showDateTime(deadline),
      rest: showRemaining(deadline, now),
      fehlt: missingLines(missing, origin),
      link: origin + paths.submission(draft.id),
      ausgabe: edition.title,
    }
    const unsubscribe = origin + paths.remindersOff(await unsubscribeToken(secret, draft.account_id))
    return {
      subject: fill(setting.subject, values),
      body: fill(setting.body, values) + unsubscribeNote(unsubscribe),
      unsubscribe,
    }
  }
}

const postReminder = (app: App, due: DueReminder, now: number, state: 'waiting' | 'cancelled'): Statement =>
  post(
    app.db.q,
    {
      key: due.key,
      kind: 'reminder',
      to: due.draft.email,
      subject: due.subject,
      body: due.body,
      submissionId: due.draft.id,
      accountId: due.draft.account_id,
      unsubscribe: due.unsubscribe,
    },
    now,
    state,
  )

/** Puts what is due into the outbox where the organisers let reminders go by themselves. Run by interval and cron. */
export const planReminders = async (app: Services): Promise<number> => {
  const now = app.clock()
  let planned = 0
  for (const id of await automaticEditions(app.db)) {
    const edition = await editionById(app.db, id)
    // Most of the time nothing is due: no need to read questions and pictures then.
    if (!edition || (await dueDrafts(app, edition, now)).length === 0) continue
    const due = await dueReminders(app, edition, now)
    await app.db.commit(due.map((one) => postReminder(app, one, now, 'waiting')))
    planned += due.length
  }
  return planned
}

/** Stands for exactly these reminders. */
export const shownReminders = (due: readonly DueReminder[]): Promise<string> =>
  sha256(canonicalJson(due.map(({ key, subject, body }) => [key, subject, body])))

/**
 * An organiser sends what is due, or leaves it out for good.
 * @param shown what the page has shown; when it differs by now nothing happens
 */
export const settleReminders = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  what: 'send' | 'leave_out',
  shown: string,
): Promise<Result<number>> => {
  const now = app.clock()
  const due = await dueReminders(app, edition, now)
  if (due.length === 0) return ok(0)
  if ((await shownReminders(due)) !== shown) return fail('conflict', CHANGED)
  await app.db.commit([
    ...due.map((one) => postReminder(app, one, now, what === 'send' ? 'waiting' : 'cancelled')),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: what === 'send' ? 'reminders.sent' : 'reminders.left_out',
      subject: edition.id,
      detail: { letters: due.length },
    }),
  ])
  return ok(due.length)
}

const CHANGED =
  'Seit Sie die Seite geöffnet haben, hat sich etwas geändert: Jemand hat eingereicht oder weitergeschrieben. Es ist noch nichts abgeschickt. Bitte prüfen Sie die Liste noch einmal.'

/** Saves the text and whether reminders leave by themselves. */
export const saveReminderSetting = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  { version, automatic, subject, body }: SettingInput,
): Promise<Result<null>> => {
  const setting = { edition_id: edition.id, automatic: Number(automatic), subject, body, version }
  const saved = await app.db.commit([
    saveSetting(app.db.q, setting),
    guard,
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'reminders.saved',
      subject: edition.id,
      detail: { automatic: automatic === '1' },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail('conflict', 'Jemand anderes hat inzwischen gespeichert. Bitte laden Sie die Seite neu.')
}

/**
 * Looks at a reminder once more when it leaves: is it still a draft, before its deadline, for somebody who wants to
 * be reminded? Then it says what is missing by now.
 */
export const renewReminder =
  (app: App): Renew =>
  async (letter, now) => {
    const draft =
      letter.submission_id && letter.account_id
        ? await draftFor(app.db, letter.submission_id, letter.account_id)
        : undefined
    if (!draft) return { dropped: 'Inzwischen eingereicht, zurückgezogen, gelöscht oder abbestellt.' }
    const edition = await editionById(app.db, draft.edition_id)
    if (!edition) throw new Error('draft without edition')
    const days = applicableReminder(deadlineOf(draft, edition), draft.created_at, now)
    if (days !== daysOfKey(letter.key))
      return { dropped: 'Der Einreichungsschluss ist verschoben oder vorbei.' }
    return (await writer(app, edition, now))(draft, await photosOfSubmission(app.db, draft.id))
  }

/** Stops or resumes reminders for a person; doing it twice is the same as once. */
export const wishForReminders = async (app: Services, accountId: string, wanted: boolean): Promise<void> => {
  const now = app.clock()
  await app.db.commit([
    wishReminders(app.db.q, accountId, wanted, now),
    guard,
    record(app.db.q, {
      at: now,
      actorId: accountId,
      kind: wanted ? 'reminders.resumed' : 'reminders.stopped',
      subject: accountId,
    }),
  ])
}

/** Whether the token was one of ours; then reminders are off, whoever holds it. */
export const unsubscribe = async (app: Services, token: string): Promise<boolean> => {
  const accountId = await accountOfToken(app.config.secret, token)
  if (accountId === null) return false
  await wishForReminders(app, accountId, false)
  return true
}
