/** Reads and write statements for reminders. */
import type { Selectable } from 'kysely'
import type { Database, Reader } from '../core/database.ts'
import type { ReminderSettingTable } from '../core/mail-tables.ts'
import { writesIn } from '../submission/guards.ts'
import type { Submission } from '../submission/store.ts'

export type ReminderSetting = Selectable<ReminderSettingTable>

export const settingOf = (db: Database, editionId: string): Promise<ReminderSetting | undefined> =>
  db.q.selectFrom('reminder_setting').selectAll().where('edition_id', '=', editionId).executeTakeFirst()

/** Guarded: writes the first setting, or the next version of the one that was read. */
export const saveSetting = (q: Reader, { version, ...setting }: ReminderSetting) =>
  q
    .insertInto('reminder_setting')
    .values({ ...setting, version: version + 1 })
    .onConflict((conflict) =>
      conflict
        .column('edition_id')
        .doUpdateSet({
          automatic: setting.automatic,
          subject: setting.subject,
          body: setting.body,
          version: version + 1,
        })
        .where('reminder_setting.version', '=', version),
    )

/** Ids of the editions whose reminders leave by themselves and whose results are not out. */
export const automaticEditions = async (db: Database): Promise<string[]> => {
  const rows = await db.q
    .selectFrom('reminder_setting')
    .innerJoin('edition', 'edition.id', 'reminder_setting.edition_id')
    .select('edition.id')
    .where('reminder_setting.automatic', '=', 1)
    .where('edition.released_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** A draft with one of the people who are reminded of it. */
export type OpenDraft = Submission & {
  readonly account_id: string
  readonly email: string
  readonly person: string
}

const openDrafts = (db: Database) =>
  db.q
    .selectFrom('submission')
    .innerJoin('account', (join) => join.on(writesIn))
    .selectAll('submission')
    .select(['account.id as account_id', 'account.email', 'account.name as person'])
    .where('submission.state', '=', 'draft')
    .where('account.reminders_off_at', 'is', null)

/** Unfinished drafts of an edition, once for everybody who wants to be reminded of it. */
export const draftsOf = (db: Database, editionId: string): Promise<OpenDraft[]> =>
  openDrafts(db)
    .where('submission.edition_id', '=', editionId)
    .orderBy('submission.created_at')
    .orderBy('account.email')
    .execute()

/** The draft for this person, as long as it is one and the person wants to be reminded. */
export const draftFor = (
  db: Database,
  submissionId: string,
  accountId: string,
): Promise<OpenDraft | undefined> =>
  openDrafts(db)
    .where('submission.id', '=', submissionId)
    .where('account.id', '=', accountId)
    .executeTakeFirst()

/** Keys of every reminder of the edition that was ever put into the outbox. */
export const remindedKeys = async (db: Database, editionId: string): Promise<ReadonlySet<string>> => {
  const rows = await db.q
    .selectFrom('outbox')
    .innerJoin('submission', 'submission.id', 'outbox.submission_id')
    .select('outbox.key')
    .where('submission.edition_id', '=', editionId)
    .where('outbox.kind', '=', 'reminder')
    .execute()
  return new Set(rows.map(({ key }) => key))
}

/** Pictures of all drafts of the edition with the texts that must be there, in their order. */
export const photosOfDrafts = (db: Database, editionId: string) =>
  db.q
    .selectFrom('photo')
    .innerJoin('submission', 'submission.id', 'photo.submission_id')
    .selectAll('photo')
    .where('submission.edition_id', '=', editionId)
    .where('submission.state', '=', 'draft')
    .orderBy('photo.position')
    .orderBy('photo.created_at')
    .execute()

/** When the person stopped reminders; null when they come, undefined when there is no such account. */
export const remindersOffAt = async (db: Database, accountId: string): Promise<number | null | undefined> => {
  const row = await db.q
    .selectFrom('account')
    .select('reminders_off_at')
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row?.reminders_off_at
}

/** Statement that stops or resumes reminders; changes no row when it is so already. */
export const wishReminders = (q: Reader, accountId: string, wanted: boolean, now: number) =>
  q
    .updateTable('account')
    .set({ reminders_off_at: wanted ? null : now })
    .where('id', '=', accountId)
    .where('reminders_off_at', wanted ? 'is not' : 'is', null)
