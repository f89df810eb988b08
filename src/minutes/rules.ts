/** The minutes of a meeting as one value that is signed: passages of plain blocks. Pure. */
import { canonicalJson, sha256 } from '../core/ids.ts'

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly term: string; readonly detail: string }[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly {
        readonly label: string
        readonly numeric: boolean
        readonly share: number
      }[]
      readonly rows: readonly (readonly string[])[]
    }

export interface Passage {
  readonly title: string
  readonly level: 2 | 3
  /** Entries that it tells something about, by id. */
  readonly about: readonly string[]
  readonly blocks: readonly Block[]
}

/** A block of plain text. */
export const text = (words: string): Block => ({ kind: 'text', text: words })
/** A list, or what stands there instead of an empty one. */
export const list = (items: readonly string[], none: string): Block =>
  items.length === 0 ? text(none) : { kind: 'list', items }
/** One passage. */
export const passage = (
  title: string,
  about: readonly string[],
  blocks: readonly Block[],
  level: 2 | 3 = 2,
): Passage => ({
  title,
  level,
  about,
  blocks,
})

/** What is signed. */
export interface Minutes {
  readonly format: 'kuer-minutes/1'
  readonly title: string
  readonly edition: string
  readonly passages: readonly Passage[]
}

/** The minutes as stored and hashed. */
export const sealed = async (minutes: Minutes): Promise<{ content: string; sha256: string }> => {
  const content = canonicalJson(minutes)
  return { content, sha256: await sha256(content) }
}

/** Whether stored content is still what was signed. */
export const isIntact = async (content: string, signed: string): Promise<boolean> =>
  (await sha256(content)) === signed

/** Stands where a reader must not read on. */
export const OMITTED =
  'Dieser Abschnitt ist für Sie bis zur Veröffentlichung der Ergebnisse ausgelassen, weil Sie bei einer Einreichung darin befangen sind.'

/** The minutes for a reader who is not neutral towards some entries: passages about them are left out, and say so. */
export const readableBy = (minutes: Minutes, hidden: ReadonlySet<string>): Minutes => ({
  ...minutes,
  passages: minutes.passages.map((passage) =>
    passage.about.some((id) => hidden.has(id))
      ? {
          title: passage.level === 3 ? 'Ausgelassener Abschnitt' : passage.title,
          level: passage.level,
          about: passage.about,
          blocks: [{ kind: 'text', text: OMITTED }],
        }
      : passage,
  ),
})

export type Role = 'chair' | 'deputy' | 'keeper'

/** How a signature is named. */
export const ROLES: Record<Role, string> = {
  chair: 'Vorsitz',
  deputy: 'Stellvertretung im Vorsitz',
  keeper: 'Protokollführung',
}

/**
 * As what somebody may sign, or null. Who leads the jury signs first and freezes the minutes with it; the keeper
 * signs what is frozen.
 */
export const signsAs = (
  person: { readonly chair: boolean; readonly deputy: boolean; readonly organiser: boolean },
  signed: readonly Role[] | null,
): Role | null => {
  const role = person.chair ? 'chair' : person.deputy ? 'deputy' : person.organiser ? 'keeper' : null
  if (role === null || signed?.includes(role)) return null
  return role === 'keeper' && signed === null ? null : role
}
