/** Remembers what was read, so that the fonts of a hundred documents are read once. */
export const once = (
  read: (name: string) => Promise<Uint8Array>,
): ((name: string) => Promise<Uint8Array>) => {
  const known = new Map<string, Promise<Uint8Array>>()
  return (name) => {
    const earlier = known.get(name)
    if (earlier) return earlier
    const reading = read(name)
    known.set(name, reading)
    // A failure is not remembered: the next reader tries again.
    reading.catch(() => known.delete(name))
    return reading
  }
}
