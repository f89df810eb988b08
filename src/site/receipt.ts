/** Numbers that people write down. Pure but for chance. */

/** Letters and digits that nobody mistakes for one another. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A random receipt such as `B-7K3M-2QXD`, 39 bits. */
export const newReceipt = (): string => {
  // Bytes from 248 on would favour the first signs.
  const signs: string[] = []
  while (signs.length < 8) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < 248) signs.push(SIGNS[byte % SIGNS.length] ?? '')
  }
  return `B-${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`
}

export const isReceipt = (text: string): boolean => /^B-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/.test(text)
