/** The audience of a mailing: whoever can read feedback now. */
import { sql } from 'kysely'
import { writersAudience } from '../submission/audiences.ts'

export const feedbackAudiences = [
  writersAudience(
    'feedback',
    'Personen, deren Rückmeldung freigegeben ist',
    sql<boolean>`EXISTS (SELECT 1 FROM feedback JOIN edition ON edition.id = submission.edition_id
      WHERE feedback.submission_id = submission.id AND feedback.released_at IS NOT NULL
        AND edition.released_at IS NOT NULL)`,
  ),
]
