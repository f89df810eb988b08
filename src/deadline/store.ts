/** Reads and write statements for extensions of the deadline. */
import type { Selectable } from 'kysely'
import type { DeadlineExtensionTable } from '../core/call-tables.ts'
import type { Database, Reader, Statement } from '../core/database.ts'
import { preparedRead } from '../core/prepared.ts'
import { DEADLINE } from '../submission/guards.ts'

export type Extension = Selectable<DeadlineExtensionTable>

const extensions = preparedRead((q: Reader, of: { editionId: string; submissionId: string | null }) =>
  q
    .selectFrom('deadline_extension')
    .selectAll()
    .where('edition_id', '=', of.editionId)
    .where((e) => e.or([e('submission_id', 'is', null), e('submission_id', '=', of.submissionId)]))
    .orderBy('granted_at'),
)

/** Extensions for all and, where an entry is named, its own; oldest first. */
export const extensionsOf = (
  db: Database,
  editionId: string,
  submissionId: string | null = null,
): Promise<Extension[]> => extensions(db, { editionId, submissionId })

/** Entries with a deadline of their own, for the organisers. */
export const listExtended = (db: Database, editionId: string) =>
  db.q
    .selectFrom('submission')
    .select(['id', 'number', 'title', 'organisation', 'extended_until'])
    .where('edition_id', '=', editionId)
    .where('extended_until', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .orderBy('extended_until')
    .execute()

/** Owners of drafts of the edition, each once, with how many. */
export const draftOwners = (db: Database, editionId: string) =>
  db.q
    .selectFrom('submission')
    .innerJoin('account', 'account.id', 'submission.owner_id')
    .select(['account.id', 'account.email'])
    .distinct()
    .where('submission.edition_id', '=', editionId)
    .where('submission.state', '=', 'draft')
    .execute()

export const insertExtension = (q: Reader, extension: Extension): Statement =>
  q.insertInto('deadline_extension').values(extension)

/** Moves the deadline of all, only later, never into judging, and only of the version that was read. */
export const extendCallUntil = (
  q: Reader,
  edition: { readonly id: string; readonly version: number },
  until: number,
  now: number,
): Statement =>
  q
    .updateTable('edition')
    .set({ call_closes_at: until, version: edition.version + 1 })
    .where('id', '=', edition.id)
    .where('version', '=', edition.version)
    .where('call_opens_at', '<=', now)
    .where('call_closes_at', '<', until)
    .where('released_at', 'is', null)
    .where((e) =>
      e.or([
        e('judging_opens_at', 'is', null),
        e.and([e('judging_opens_at', '>=', until), e('judging_opens_at', '>', now)]),
      ]),
    )

/** Gives one entry a later deadline, never into judging; what its entrant is typing stays savable. */
export const extendEntryUntil = (
  q: Reader,
  entry: { readonly id: string; readonly editionId: string },
  until: number,
  now: number,
): Statement =>
  q
    .updateTable('submission')
    .set({ extended_until: until })
    .where('id', '=', entry.id)
    .where('edition_id', '=', entry.editionId)
    .where('state', '<>', 'withdrawn')
    .where((e) =>
      e.exists(
        e
          .selectFrom('edition')
          .select('edition.id')
          .whereRef('edition.id', '=', 'submission.edition_id')
          .where('edition.call_opens_at', '<=', now)
          .where(DEADLINE, '<', until)
          .where('edition.released_at', 'is', null)
          .where((j) =>
            j.or([
              j('edition.judging_opens_at', 'is', null),
              j.and([j('edition.judging_opens_at', '>=', until), j('edition.judging_opens_at', '>', now)]),
            ]),
          ),
      ),
    )
