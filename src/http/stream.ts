/** Archives that leave while they are written. */
import type { Ctx } from './context.ts'

/** Sends a ZIP archive to be saved under its name; nobody knows its length beforehand. */
export const zipAttachment = (c: Ctx, name: string, body: ReadableStream<Uint8Array>): Response =>
  c.body(body, 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${name}"`,
    'X-Content-Type-Options': 'nosniff',
  })
