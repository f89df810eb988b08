/** Who gets a mailing: every audience is a function in the room that knows its people. */
import type { Database } from '../core/database.ts'
import type { Placeholders } from './template.ts'

/** The year as an audience needs it. */
export interface AudienceYear {
  readonly id: string
  readonly year: number
  readonly title: string
  readonly call_closes_at: number | null
  readonly judging_opens_at: number | null
  readonly judging_closes_at: number | null
}

/** One person, with the values of the placeholders as this person may know them. */
export interface Recipient {
  readonly accountId: string
  readonly email: string
  readonly name: string
  /** For the organisers' list, e.g. the titles of the drafts. */
  readonly about: string
  readonly values: Readonly<Record<string, string>>
}

export interface Audience {
  readonly key: string
  /** "Personen mit unfertigen Entwürfen" */
  readonly label: string
  /** Audiences of one group know the same placeholders. */
  readonly group: string
  readonly placeholders: Placeholders
  /**
   * Everybody of the audience, each once, by address; a fixed number of queries.
   * @param origin public address without a slash at the end
   */
  read(db: Database, edition: AudienceYear, origin: string): Promise<Recipient[]>
}
