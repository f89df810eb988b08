/** Texts with placeholders such as {{name}}. Pure. */

/** What a placeholder stands for, as organisers read it. */
export type Placeholders = Readonly<Record<string, string>>

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Placeholders in `text` that are not among `known`, as they were typed, each once. */
export const unknownPlaceholders = (text: string, known: Placeholders): string[] => [
  ...new Set(
    [...text.matchAll(PLACEHOLDER)].flatMap(([whole, name = '']) =>
      Object.hasOwn(known, name) ? [] : [whole],
    ),
  ),
]

/** The sentence about unknown placeholders, or null when there are none. */
export const placeholderError = (text: string, known: Placeholders): string | null => {
  const unknown = unknownPlaceholders(text, known)
  if (unknown.length === 0) return null
  const allowed = Object.keys(known).map((name) => `{{${name}}}`)
  return `${unknown.join(', ')} gibt es für diese E-Mail nicht. Möglich sind: ${allowed.join(', ')}.`
}

/**
 * The text with every placeholder replaced, in one pass: what a value contains is never replaced again. An empty
 * value takes the blank before it along, so that "Guten Tag {{name}}," reads well without a name.
 */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/( ?)\{\{\s*([^{}]*?)\s*\}\}/g, (whole, blank: string, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return whole
    return value === '' ? '' : blank + value
  })
