/** The German words of each kind of event, and which kinds a part has. Pure. */
import { PARTS, type Part, type PartKey } from './kinds.ts'

const predicates: ReadonlyMap<string, string> = new Map(
  Object.values<Part>(PARTS).flatMap(({ kinds }) => Object.entries(kinds)),
)

/** Words that follow a person's name; of a kind that is no longer written, the kind itself. */
export const predicateOf = (kind: string): string => predicates.get(kind) ?? kind

/** All kinds that the log knows. */
export const allKinds = (): string[] => [...predicates.keys()]

/** The kinds of one part; none for a part that does not exist. */
export const kindsOf = (part: string): readonly string[] =>
  Object.hasOwn(PARTS, part) ? Object.keys(PARTS[part as PartKey].kinds) : []
