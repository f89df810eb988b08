/** Statements that note the files of pictures and attachments for deletion; they stand before the rows go. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader, Statement } from '../core/database.ts'
import { discardSelected } from '../discard/store.ts'

/** Like `allKeys`, in SQL. @param which condition on `photo` */
export const discardPhotos = (q: Reader, which: RawBuilder<boolean>, now: number): Statement =>
  discardSelected(
    q,
    sql`
      SELECT 'originals/' || photo.id AS key FROM photo WHERE ${which}
      UNION ALL SELECT 'photos/' || photo.id || '/share.jpeg' FROM photo WHERE ${which}
      UNION ALL SELECT 'photos/' || photo.id || '/' || (size.value ->> 0) || '.' || (size.value ->> 2)
        FROM photo, json_each(photo.renditions) AS size WHERE ${which}`,
    now,
  )

/** In SQL: the lines of one answer as a JSON list; none where the text cannot be one of files. */
const lines = sql`replace(json_quote(answer.value), '\\n', '","')`

/**
 * Like `attachedFiles` and `fileKey`, in SQL: every file that the answers of these entries name.
 * @param which condition on `submission`
 */
export const discardAttachments = (q: Reader, which: RawBuilder<boolean>, now: number): Statement =>
  discardSelected(
    q,
    sql`
      SELECT DISTINCT 'attachments/' || submission.id || '/' || substr(line.value, 1, 36) AS key
      FROM submission, json_each(submission.answers) AS answer,
        json_each(CASE WHEN json_valid('[' || ${lines} || ']') THEN '[' || ${lines} || ']' ELSE '[]' END) AS line
      WHERE ${which} AND line.value GLOB '????????-????-????-????-???????????? *'
        AND substr(line.value, 1, 36) NOT GLOB '*[^0-9a-f-]*'`,
    now,
  )
