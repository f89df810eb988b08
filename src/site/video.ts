/** A film and the parts of it that browsers ask for. Pure. */

/** Most bytes of the film: it passes through memory, and a Worker has 128 MB of that. */
export const MAX_VIDEO_BYTES = 50 * 1024 * 1024

/** Whether the bytes begin as an MP4 file does: a box `ftyp`. */
export const isMp4 = (bytes: Uint8Array): boolean =>
  bytes.length > 16 && String.fromCharCode(...bytes.subarray(4, 8)) === 'ftyp'

/** Bytes from `start` up to and with `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * The one range that a request asks for (RFC 9110, 14.1.2).
 * @returns null for the whole file, also where several ranges are asked for; 'outside' where nothing lies there
 */
export const rangeOf = (header: string | undefined, size: number): Range | null | 'outside' => {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start > end || (from === '' && to === '0') ? 'outside' : { start, end }
}
