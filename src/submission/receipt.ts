/** The checksum of an entry's wording. Pure. */
import { canonicalJson, sha256 } from '../core/ids.ts'

/** SHA-256 over the canonical entry; one changed character changes it. */
export const receiptHash = (entry: {
  id: string
  title: string
  organisation: string
  category: string | null
  answers: string
}) =>
  sha256(
    `kuer-entry/1\n${canonicalJson({
      id: entry.id,
      title: entry.title,
      organisation: entry.organisation,
      category: entry.category,
      answers: JSON.parse(entry.answers) as unknown,
    })}`,
  )
