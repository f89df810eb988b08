/** UTF-8, or the Windows code page that German spreadsheets still write. */
export const decodeText = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return windows1252(new TextDecoder('windows-1252').decode(bytes))
  }
}

/** Characters 0x80 to 0x9f of the code page. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Node 24 reads windows-1252 as Latin-1 and loses dashes, quotes and "…"; elsewhere this changes nothing. */
const windows1252 = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (char) => UPPER[char.charCodeAt(0) - 0x80] ?? char)
