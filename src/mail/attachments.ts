/** What travels with a letter: the outbox keeps a reference, the file is made when the letter leaves. */
import * as z from 'zod'
import type { Attachment } from '../core/ports.ts'

const reference = z.object({
  kind: z.literal('entry_pdf'),
  submission: z.string(),
  /** The version that was current when the letter was written. */
  version: z.number(),
})

export type AttachmentReference = z.output<typeof reference>

export interface RenderedAttachment {
  readonly file: Attachment
  /** Whether what it shows has been changed since the letter was written. */
  readonly changed: boolean
}

/** Makes the files; composed by the entry, because documents are made from rooms above this one. */
export interface Attachments {
  /** null when there is nothing (any more) to attach */
  render(reference: AttachmentReference): Promise<RenderedAttachment | null>
  /** Where the reader finds the document instead. */
  link(reference: AttachmentReference): string
}

/** The stored reference; null for one that this release does not know. */
export const parseReference = (json: string): AttachmentReference | null =>
  reference.safeParse(JSON.parse(json)).data ?? null
