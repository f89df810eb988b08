/** What a source file imports and says, read from its text. Pure. */
import { posix } from 'node:path'

export interface Import {
  /** Path in the repository (`src/core/ids.ts`), package name (`kysely`) or `node:…`. */
  readonly target: string
  /** Only types: gone when the program runs. */
  readonly typeOnly: boolean
}

/** The text without comments, so that words in prose break no rule. `'/css/*'` is no comment. */
export const withoutComments = (source: string): string =>
  source.replace(/(^|[\s{(])\/\*[\s\S]*?\*\//g, '$1').replace(/(^|\s)\/\/[^\n]*/g, '$1')

const STATEMENT = /\b(?:import|export)\s+(type\s+)?([\w$*{][^'"`;]*?)\bfrom\s*['"]([^'"]+)['"]/g
// Not the end of an address in quotes: '…/import'.
const BARE = /(?<![\w/.-])import\s*\(?\s*['"]([^'"]+)['"]/g

/** Every import and re-export of a file, dynamic ones and side effects included. */
export const importsOf = (file: string, source: string): Import[] => {
  const text = withoutComments(source)
  const named = [...text.matchAll(STATEMENT)].map(([, type, clause = '', from = '']) => ({
    target: resolve(file, from),
    typeOnly: type !== undefined || onlyTypes(clause),
  }))
  const bare = [...text.matchAll(BARE)].map(([, from = '']) => ({
    target: resolve(file, from),
    typeOnly: false,
  }))
  return [...named, ...bare]
}

/** `{ type A, type B }` */
const onlyTypes = (clause: string): boolean => {
  const names = /^\s*\{([^}]*)\}\s*$/
    .exec(clause)?.[1]
    ?.split(',')
    .map((name) => name.trim())
  const given = (names ?? []).filter(Boolean)
  return given.length > 0 && given.every((name) => name.startsWith('type '))
}

const resolve = (file: string, from: string): string => {
  if (from.startsWith('.')) return posix.join(posix.dirname(file), from)
  if (from.startsWith('node:')) return from
  const parts = from.split('/')
  return from.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

/** The names of the methods chained onto the call that starts at `at`: `q.deleteFrom('x').where(…).execute()`. */
export const chainFrom = (text: string, at: number): string[] => {
  const names: string[] = []
  let position = at
  while (true) {
    const call = /^\s*(?:\?\.|\.)?\s*(\w+)\s*(?:<[^()]*>)?\s*\(/.exec(text.slice(position))
    if (!call) return names
    names.push(call[1] ?? '')
    position = closing(text, position + call[0].length)
    if (!/^\s*\??\./.test(text.slice(position))) return names
  }
}

/** The position after the parenthesis that was opened just before `at`. */
const closing = (text: string, at: number): number => {
  let depth = 1
  let position = at
  while (depth > 0 && position < text.length) {
    if (text[position] === '(') depth += 1
    if (text[position] === ')') depth -= 1
    position += 1
  }
  return position
}
