/** Reads and write statements for what proves that people belong to an organisation. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'

export interface ConfirmedDomain {
  readonly domain: string
  readonly key: string
  readonly name: string
  readonly confirmedAt: number
}

/** Every confirmed domain with the organisation's name in the list, or else its name in the entries. */
export const confirmedDomains = (db: Database): Promise<ConfirmedDomain[]> =>
  db.q
    .selectFrom('organisation_domain as d')
    .leftJoin('municipality', 'municipality.key', 'd.organisation_key')
    .select(['d.domain', 'd.organisation_key as key', 'd.confirmed_at as confirmedAt'])
    .select(
      sql<string>`coalesce(municipality.name,
        (SELECT max(organisation) FROM submission WHERE organisation_key = d.organisation_key), '')`.as(
        'name',
      ),
    )
    .orderBy('d.domain')
    .execute()

const ownerDomain = sql<string>`substr(account.email, instr(account.email, '@') + 1)`

export interface ClaimedDomain {
  readonly domain: string
  readonly key: string
  readonly organisation: string
  readonly entries: number
}

/** Domains of people who have handed in for an organisation of the list and are not confirmed, most entries first. */
export const claimedDomains = (db: Database, limit = 200): Promise<ClaimedDomain[]> =>
  db.q
    .selectFrom('submission')
    .innerJoin('account', 'account.id', 'submission.owner_id')
    .select([ownerDomain.as('domain'), sql<string>`submission.organisation_key`.as('key')])
    .select(({ fn }) => [
      fn.max('submission.organisation').as('organisation'),
      fn.countAll<number>().as('entries'),
    ])
    .where('submission.state', '=', 'submitted')
    .where('submission.organisation_key', 'is not', null)
    .where(sql<boolean>`${ownerDomain} NOT IN (SELECT domain FROM organisation_domain)`)
    .groupBy(['domain', 'key'])
    .orderBy('entries', 'desc')
    .orderBy('domain')
    .limit(limit)
    .execute()

/** Statement that confirms a domain for an organisation that has an entry; the guard belongs behind it. */
export const confirmDomain = (
  q: Reader,
  { domain, key, by, now }: { domain: string; key: string; by: string; now: number },
): Statement =>
  sql`INSERT INTO organisation_domain (domain, organisation_key, confirmed_by, confirmed_at)
    SELECT ${domain}, ${key}, ${by}, ${now}
    WHERE EXISTS (SELECT 1 FROM submission WHERE organisation_key = ${key})`.compile(q)

/** Statement that takes a confirmation back; nobody sees anything through it from then on. */
export const releaseDomain = (q: Reader, domain: string): Statement =>
  q.deleteFrom('organisation_domain').where('domain', '=', domain)

/** The domains whose people may see this submission once it is handed in. */
export const domainsThatSee = async (db: Database, submissionId: string): Promise<string[]> => {
  const rows = await db.q
    .selectFrom('organisation_domain as d')
    .innerJoin('submission', 'submission.organisation_key', 'd.organisation_key')
    .innerJoin('account', 'account.id', 'submission.owner_id')
    .select('d.domain')
    .where('submission.id', '=', submissionId)
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM organisation_domain AS own
        WHERE own.organisation_key = d.organisation_key AND own.domain = ${ownerDomain})`,
    )
    .orderBy('d.domain')
    .execute()
  return rows.map(({ domain }) => domain)
}
