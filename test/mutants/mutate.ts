/** Small, deliberate mistakes in a source file, one at a time: what tests are worth shows in whether they notice. Pure. */

export interface Mutant {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly from: number
  readonly to: number
  readonly before: string
  readonly after: string
}

const SWAPS: readonly (readonly [pattern: RegExp, after: string])[] = [
  [/===/g, '!=='],
  [/!==/g, '==='],
  [/ <= /g, ' < '],
  [/ >= /g, ' > '],
  [/ < /g, ' <= '],
  [/ > /g, ' >= '],
  [/&&/g, '||'],
  [/\|\|/g, '&&'],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/(?<=[\s(])!(?=[a-z(])/g, ''],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/\bMath\.min\(/g, 'Math.max('],
  [/\bMath\.max\(/g, 'Math.min('],
  // A guard is forgotten.
  [/^ +if \(.*\) return .*$/gm, ''],
]

/** Strings, templates, comments and types say nothing that could be decided otherwise. */
const SILENT =
  /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*|^(?:export )?(?:interface|type) [\s\S]*?\n(?=\n|[a-z/])|^import [\s\S]*?from '[^']*'$/gm

/** The code alone, at the same places: everything silent becomes blanks. */
export const codeOf = (source: string): string =>
  source.replace(SILENT, (part) => part.replace(/[^\n]/g, ' '))

/** Every mutant of a file. */
export const mutantsOf = (file: string, source: string): Mutant[] => {
  const code = codeOf(source)
  return SWAPS.flatMap(([pattern, after]) =>
    [...code.matchAll(pattern)].map((match) => ({
      file,
      line: code.slice(0, match.index).split('\n').length,
      from: match.index,
      to: match.index + match[0].length,
      before: source.slice(match.index, match.index + match[0].length),
      after,
    })),
  )
}

/** The source with the mistake in it. */
export const mutated = (source: string, { from, to, after }: Mutant): string =>
  source.slice(0, from) + after + source.slice(to)

/** `count` of them, the same ones for the same seed. */
export const sample = <T>(all: readonly T[], count: number, seed: number): T[] => {
  let state = seed >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  return all
    .map((one) => [next(), one] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, one]) => one)
}
