/** One line of the list: a requirement of OWASP ASVS 5.0, levels 1 and 2, and what shows that it is met. */

export type Shown =
  /** Tests that show it: file below test/ without `.test.ts`, and a part of the test's or the group's name. */
  | { readonly kind: 'test'; readonly tests: readonly (readonly [file: string, name: string])[] }
  /** Met, but by design, text or operation: why no test shows it. */
  | { readonly kind: 'reason'; readonly why: string }
  /** Not met, or only in part. */
  | { readonly kind: 'open'; readonly why: string }
  /** The house has nothing that the requirement speaks of. */
  | { readonly kind: 'absent'; readonly why: string }

export interface Requirement {
  /** As the standard numbers it, without the V. */
  readonly id: string
  readonly level: 1 | 2
  /** What is asked, in our own few words; the standard's text is binding. */
  readonly what: string
  readonly shown: Shown
}

export const req = (id: string, level: 1 | 2, what: string, shown: Shown): Requirement => ({
  id,
  level,
  what,
  shown,
})

/** Tests by name: file, name, file, name, … */
export const test = (...pairs: readonly string[]): Shown => ({
  kind: 'test',
  tests: pairs.flatMap((file, index) => (index % 2 === 0 ? [[file, pairs[index + 1] ?? ''] as const] : [])),
})
export const reason = (why: string): Shown => ({ kind: 'reason', why })
export const open = (why: string): Shown => ({ kind: 'open', why })
export const absent = (why: string): Shown => ({ kind: 'absent', why })
