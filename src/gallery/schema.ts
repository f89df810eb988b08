/** Forms of the gallery. */
import * as z from 'zod'
import { line } from '../core/text.ts'
import { LIMITS } from '../photo/schema.ts'

/** The files themselves are read by http/upload; here only the text fields are checked. */
export const importForm = z.object({ credit: line(LIMITS.credit), rights: line(LIMITS.rights) })

export const publishForm = z.strictObject({ state: z.enum(['public', 'private']) })
