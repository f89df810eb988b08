/** Tells answers of twin worlds apart, byte by byte, but for the differences that are meant. */
import type { Viewer } from './twins.ts'

export type Twin = 'contents' | 'progress' | 'recused'
export type Phase = 'closed' | 'judging' | 'deliberation' | 'meeting'

/** A difference that is meant: for whom, when, where, and the part of the body that may differ. */
export interface Allowance {
  readonly viewer: Viewer
  readonly phase: Phase
  readonly twin: Twin
  readonly path: RegExp
  readonly part: RegExp
  readonly reason: string
}

export interface Answer {
  readonly status: number
  readonly headers: readonly string[]
  readonly body: string
}

/** Latin-1 keeps every byte of pictures and PDFs apart. */
export const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  headers: [...response.headers].filter(([name]) => name !== 'date').map((pair) => pair.join(': ')),
  body: Buffer.from(await response.arrayBuffer()).toString('latin1'),
})

const same = (one: Answer, other: Answer) => JSON.stringify(one) === JSON.stringify(other)

const utf8 = (body: string) => Buffer.from(body, 'latin1').toString('utf8')

/** Without the part that may differ, and its length. */
const without = (part: RegExp, { status, headers, body }: Answer): Answer => ({
  status,
  headers: headers.filter((header) => !header.startsWith('content-length:')),
  body: utf8(body).replace(part, ''),
})

/** The first place where two answers part, as a person would want to read it. */
const partingOf = (one: Answer, other: Answer): string => {
  if (one.status !== other.status) return `${one.status} and ${other.status}`
  const [a, b] = [one, other].map(({ headers, body }) => `${headers.join(' ')} ${utf8(body)}`) as [
    string,
    string,
  ]
  const from = Math.max(0, [...a].findIndex((char, index) => char !== b[index]) - 60)
  return `${a.slice(from, from + 160)} AND ${b.slice(from, from + 160)}`
}

export interface Where {
  readonly viewer: Viewer
  readonly phase: Phase
  readonly twin: Twin
  readonly path: string
}

/** Collects the differences of many pairs of answers. */
export class Comparison {
  compared = 0
  readonly differences: string[] = []
  readonly used = new Set<Allowance>()

  constructor(readonly allowances: readonly Allowance[]) {}

  add(where: Where, one: Answer, other: Answer) {
    this.compared += 1
    if (same(one, other)) return
    const allowed = this.allowances.find((of) => allows(of, where))
    if (allowed && same(without(allowed.part, one), without(allowed.part, other))) this.used.add(allowed)
    else
      this.differences.push(
        `${where.viewer} ${where.phase} ${where.twin} ${where.path}: ${partingOf(one, other)}`,
      )
  }

  /** Allowances that nothing needed: they would hide a leak of tomorrow. */
  get unused(): readonly Allowance[] {
    return this.allowances.filter((one) => !this.used.has(one))
  }
}

const allows = ({ viewer, phase, twin, path }: Allowance, where: Where): boolean =>
  viewer === where.viewer &&
  phase === where.phase &&
  twin === where.twin &&
  path.test(where.path.split('?')[0] ?? '')
