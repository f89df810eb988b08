/** Remembering what a pure function made of a text or number: parsing costs many times what looking it up does. */

/**
 * `work`, done once for every key as long as it is remembered.
 * @param most results kept; one more and all are forgotten, so that memory has a bound
 */
export const remembered = <K extends string | number, T>(
  most: number,
  work: (key: K) => T,
): ((key: K) => T) => {
  const known = new Map<K, T>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const made = work(key)
    known.set(key, made)
    return made
  }
}
