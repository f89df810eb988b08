/** Files that a browser saves instead of showing. */
import type { Ctx } from './context.ts'

/** Sends a file to be saved under its name. */
export const attachment = (
  c: Ctx,
  file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
): Response =>
  c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': file.type,
    'Content-Length': String(file.bytes.byteLength),
    'Content-Disposition': `attachment; filename="${file.name}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
  })
