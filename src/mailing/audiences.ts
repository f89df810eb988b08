/** The one list of audiences; each is a function of the room that knows its people. */
import type { Database } from '../core/database.ts'
import { feedbackAudiences } from '../feedback/audiences.ts'
import { juryAudiences } from '../jury/audiences.ts'
import type { Audience } from '../mail/audience.ts'
import { submissionAudiences, tagAudience, tagAudiences } from '../submission/audiences.ts'

export const AUDIENCES: readonly Audience[] = [...submissionAudiences, ...feedbackAudiences, ...juryAudiences]

/** Every audience that an edition offers, those of its tags included; one query. */
export const audiencesOf = async (db: Database, editionId: string): Promise<Audience[]> => [
  ...AUDIENCES,
  ...(await tagAudiences(db, editionId)),
]

export const audienceOf = (key: string): Audience | null =>
  AUDIENCES.find((one) => one.key === key) ?? tagAudience(key)
