/** Text files as people have them: UTF-8, or the Windows code page that German spreadsheets still write. */

/** What Windows-1252 has in 0x80–0x9F; Node's own decoder takes these bytes for Latin-1, so "–" and "…" would be lost. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const decodeWindows = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes)
    text += byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte)
  return text
}

/** Strict UTF-8 first, else Windows-1252; a byte order mark is left out. */
export const decodeText = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeWindows(bytes)
  }
}
