/** Habits that a search in the text can see. Pure. */
import type { Kind } from './imports.ts'
import { chainFrom, withoutComments } from './source.ts'

const MAX_LINES = 300

/** [files, most lines, why]: longer than the house allows. */
export const LONG_FILES: readonly (readonly [folder: string, lines: number, why: string])[] = [
  ['src/demo/content/', 600, 'prose of invented entries, data and no code'],
  ['src/demo/scenes/', 1200, 'drawings, line by line'],
]

interface Habit {
  readonly says: string
  /** Whether `text` (without comments) breaks it. */
  breaks(text: string, file: string, kind: Kind | null): boolean
}

const HABITS: readonly Habit[] = [
  {
    says: 'only an entry has a default export',
    breaks: (text, _, kind) => kind !== 'entry' && /\bexport\s+default\b|\bas\s+default\b/.test(text),
  },
  {
    says: 'a body is read only in src/http',
    // An entry, the server it starts and the benchmark in its place hand the whole request on, unread.
    breaks: (text, _, kind) =>
      kind !== 'http' &&
      /\breq\s*\.\s*(json|parseBody|raw|formData|text|arrayBuffer|blob)\b/.test(
        kind === 'entry' || kind === 'bench' || kind === 'platform'
          ? text.replaceAll('.fetch(c.req.raw,', '')
          : text,
      ),
  },
  {
    says: 'D1 has no transactions: use commit()',
    // better-sqlite3's own transaction around one migration file, before the application runs.
    breaks: (text, file) => file !== 'src/platform/migrate.ts' && /\.\s*transaction\s*\(/.test(text),
  },
  {
    says: 'what happens is said by core/log.ts',
    // Commands speak to whoever typed them; the two places that hand lines over are named.
    breaks: (text, file, kind) =>
      kind !== 'command' &&
      kind !== 'bench' &&
      kind !== 'demo' &&
      (kind !== 'entry' || file === 'src/node.ts') &&
      file !== 'src/core/log.ts' &&
      /\bconsole\s*[.[]/.test(text),
  },
  { says: 'a write is executed only by commit()', breaks: (text) => executesWrite(text) },
  {
    says: 'no inline style or script: the CSP allows none',
    breaks: (text, file) =>
      file.endsWith('.tsx') &&
      (/\sstyle\s*=|<style\b|\son(?:click|change|input|submit|load|error|focus|blur|toggle|key\w+|mouse\w+|pointer\w+)\s*=\s*["'{]/i.test(
        text,
      ) ||
        /<script\b(?![^>]*\ssrc=)/.test(text)),
  },
  {
    says: 'addresses are built in core/paths.ts',
    breaks: (text, file, kind) =>
      !/^src\/core\/([a-z]+-)?paths\.ts$/.test(file) &&
      addressesIn(text).some((one) => kind !== 'routes' || !isPattern(one)),
  },
]

const executesWrite = (text: string): boolean =>
  [...text.matchAll(/\.\s*(?:insertInto|replaceInto|updateTable|deleteFrom|mergeInto)\s*\(/g)].some(
    ({ index }) => chainFrom(text, index).some((name) => name.startsWith('execute') || name === 'stream'),
  )

const addressesIn = (text: string): string[] =>
  [...text.matchAll(/(['"`])(\/(?:verwaltung|jury|einreichungen)\b[^'"`]*)\1/g)].map(([, , one = '']) => one)

/** A pattern of the router names its parts (`:year`), and nothing is filled in. */
const isPattern = (address: string): boolean => address.includes('/:') && !address.includes('${')

/** Every habit that this file breaks. */
export const habitBreaches = (file: string, source: string, kind: Kind | null): string[] => {
  const text = withoutComments(source)
  const lines = source.replace(/\n$/, '').split('\n').length
  const limit = LONG_FILES.find(([folder]) => file.startsWith(folder))?.[1] ?? MAX_LINES
  return [
    ...(kind === 'tool'
      ? []
      : HABITS.filter(({ breaks }) => breaks(text, file, kind)).map(({ says }) => says)),
    ...(lines > limit ? [`${lines} lines, at most ${limit}`] : []),
  ].map((what) => `${file}: ${what}`)
}
