/** The one list of audiences; each is a function of the room that knows its people. */
import { juryAudiences } from '../jury/audiences.ts'
import type { Audience } from '../mail/audience.ts'
import { submissionAudiences } from '../submission/audiences.ts'

export const AUDIENCES: readonly Audience[] = [...submissionAudiences, ...juryAudiences]

export const audienceOf = (key: string): Audience | undefined => AUDIENCES.find((one) => one.key === key)
