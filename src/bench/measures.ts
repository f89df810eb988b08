/** The measures, their references and their goals. */
import { rmSync } from 'node:fs'
import { isPinned, pinMyself, processorTime, run, start, stop } from './child.ts'
import type { HostileReport } from './hostile.ts'
import { atLeast, atMost, type Measure } from './judge.ts'
import type { ListTime } from './lists.ts'
import { load } from './load.ts'
import type { Rendered } from './pictures.ts'
import { galleryViewMeasures, publicPageMeasures } from './public-measures.ts'
import { type JurySums, rankingMeasures } from './ranking.ts'
import type { Plan } from './server.ts'
import type { WorkerTimes } from './workerd.ts'

export interface Options {
  readonly quick: boolean
  /** Only measures whose name contains one of these, separated by commas; '' is all. */
  readonly only: string
}

const REPEATS = 3
const CLIENTS = 32
const SERVER_CORE = 1
const LOAD_CORE = 0

const repeat = async <T>(once: () => Promise<T>): Promise<T[]> => {
  const results: T[] = []
  for (let time = 0; time < REPEATS; time++) results.push(await once())
  return results
}

/** Saves per second through a server's whole stack, next to the engine's own commits in the same minute. */
const writes = async (name: string, role: readonly string[], { quick }: Options): Promise<Measure[]> => {
  const [warm, measured] = quick ? [30, 50] : [60, 150]
  const both = await repeat(async () => {
    const { rate } = await run<{ rate: number }>('commits', [quick ? 2000 : 6000], SERVER_CORE)
    const [program = '', ...workload] = role
    const server = await start<Plan>(program, [...workload, CLIENTS, warm + measured], SERVER_CORE)
    try {
      await load(server.answer, 0, warm)
      return { rate, ours: await load(server.answer, warm, warm + measured) }
    } finally {
      await stop(server.process)
    }
  })
  const ours = both.map((one) => one.ours)
  return [
    atLeast(
      `${name} (per second) / durable commits`,
      ours,
      both.map(({ rate }) => rate),
      1.2,
    ),
  ]
}

/** Pages per second of the server's processor time: how busy the machine is, and the load itself, do not matter. */
const reading = async (role: string, args: readonly (string | number)[], warm: number, each: number) => {
  const server = await start<Plan>(role, [...args, CLIENTS, warm + each], SERVER_CORE)
  try {
    await load(server.answer, 0, warm)
    const before = await processorTime(server.process)
    await load(server.answer, warm, warm + each)
    const used = (await processorTime(server.process)) - before
    return (server.answer.clients.length * each * 1_000_000) / used
  } finally {
    await stop(server.process)
  }
}

const pages = async ({ quick }: Options): Promise<Measure[]> => {
  // Both sides warm alike: what counts is a server that has been running for a while.
  const [warm, each] = quick ? [60, 40] : [400, 200]
  const all = await repeat(async () => ({
    bytes: await reading('bytes', [], warm, each * 6),
    list: await reading('server', ['juror-list'], warm, each),
    entry: await reading('server', ['entry'], warm, each),
  }))
  const bytes = all.map((one) => one.bytes)
  const list = all.map((one) => one.list)
  const entry = all.map((one) => one.entry)
  return [
    atLeast('juror’s list of 200 (per processor second) / raw node:http', list, bytes, 0.025),
    atLeast('one entry (per processor second) / raw node:http', entry, bytes, 0.085),
  ]
}

const register = async (): Promise<Measure[]> => {
  const times = await repeat(() => run<{ ms: number }>('register', [11_000], SERVER_CORE))
  return [
    atMost(
      'import of 11,000 municipalities (ms) / 5 s',
      times.map(({ ms }) => ms),
      [5000],
      1,
    ),
  ]
}

const photos = async ({ quick }: Options): Promise<Measure[]> => {
  const { folder } = await run<{ folder: string }>('pictures', [quick ? 2 : 6], null)
  try {
    const both = await repeat(async () => ({
      ours: await run<Rendered>('ours', [folder], null),
      bare: await run<Rendered>('bare', [folder], null),
    }))
    const [ours, bare] = [both.map((one) => one.ours), both.map((one) => one.bare)]
    if (both.some((one) => one.ours.files !== one.bare.files)) throw new Error('not the same files')
    return [
      atLeast('photos of 24 MP (per second) / bare sharp', ours.map(perSecond), bare.map(perSecond), 0.9),
      atMost(
        'photos: peak memory (MB) / 512 MB',
        ours.map(({ peakMB }) => peakMB),
        [512],
        1,
      ),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const hostile = async ({ quick }: Options): Promise<Measure[]> => {
  const report = await run<HostileReport>('hostile', [quick ? 200 : 1000], null)
  console.log(
    `hostile pictures: ${report.refused} refused, ${report.stored} stored re-encoded, ${Math.round(report.ms / 1000)} s`,
  )
  for (const wrong of report.wrong.slice(0, 20)) console.log(`  ${wrong}`)
  return [
    atMost('hostile pictures: stored active or refused without a reason', [report.wrong.length], [1], 0),
    atMost('hostile pictures: peak memory (MB) / 512 MB', [report.peakMB], [512], 1),
  ]
}

const perSecond = (rendered: Rendered): number => rendered.perSecond

const long = async (): Promise<Measure[]> => {
  const both = await repeat(async () => ({
    few: await run<ListTime[]>('lists', [100], SERVER_CORE),
    many: await run<ListTime[]>('lists', [10_000], SERVER_CORE),
  }))
  const [first] = both
  return (first?.many ?? []).flatMap(({ list }, index) => {
    const pick = (of: 'few' | 'many', what: 'queries' | 'microsecondsPerRow') =>
      both.map((one) => one[of][index]?.[what] ?? Number.NaN)
    return [
      atMost(
        `${list}: µs per row, 10,000 / 100 entries`,
        pick('many', 'microsecondsPerRow'),
        pick('few', 'microsecondsPerRow'),
        1.2,
      ),
      atMost(`${list}: queries, 10,000 / 100 entries`, pick('many', 'queries'), pick('few', 'queries'), 1),
    ]
  })
}

const ranking = async ({ quick }: Options): Promise<Measure[]> => {
  const sums = await run<JurySums>('juries', quick ? [1000, 500] : [4000, 2000], SERVER_CORE)
  const times = (entries: number) => repeat(() => run<{ ms: number }>('ranking', [entries], SERVER_CORE))
  return rankingMeasures(sums, await times(10), await times(1000))
}

const worker = async ({ quick }: Options): Promise<Measure[]> => {
  const { gzip, p95 } = await run<WorkerTimes>('worker', [quick ? 15 : 60], null)
  return [
    atMost('Worker, gzip (bytes) / 600 kB', [gzip], [600_000], 1),
    ...Object.entries(p95).map(([name, ms]) =>
      atMost(`processor ms of a request in workerd, p95: ${name} / 10 ms`, [ms], [10], 1),
    ),
  ]
}

const npmStart = async ({ quick }: Options): Promise<Measure[]> => {
  const { ms } = await run<{ ms: number[] }>('start', [quick ? 3 : 7], null)
  return [atMost('npm start to the first byte (ms) / 500 ms', ms, [500], 1)]
}

const MEASURES: readonly (readonly [name: string, measure: (options: Options) => Promise<Measure[]>])[] = [
  // Reading first: a load that has sent forms is slower, and bare node:http that waits for it twice as dear a request.
  ['pages', pages],
  ['winners-and-gallery', publicPageMeasures],
  ['save: the barest server', (options) => writes('saves of the barest server', ['barest'], options)],
  ['save', (options) => writes('draft saves', ['server', 'save'], options)],
  ['hand-in', (options) => writes('hand-ins', ['server', 'hand-in'], options)],
  ['score', (options) => writes('score sheets', ['server', 'score'], options)],
  ['register', register],
  ['photos', photos],
  ['hostile', hostile],
  ['lists', long],
  ['gallery-view', galleryViewMeasures],
  ['ranking', ranking],
  ['worker', worker],
  ['npm-start', npmStart],
]

/** Runs everything one after the other and prints a table and one JSON line per measure. */
export const measureAll = async (options: Options): Promise<void> => {
  pinMyself(LOAD_CORE)
  console.log(
    `Medians of ${REPEATS} runs; ${isPinned() ? 'server and load on one core each' : 'not pinned'}.`,
  )
  const all: Measure[] = []
  for (const [name, measure] of MEASURES) {
    if (!options.only.split(',').some((wanted) => name.includes(wanted))) continue
    for (const one of await measure(options)) {
      all.push(one)
      const verdict = one.ok ? 'met   ' : 'MISSED'
      console.log(`${verdict}  ${one.ratio} (goal ${one.goal})  ${one.name}: ${one.ours} / ${one.reference}`)
    }
  }
  for (const one of all) console.log(JSON.stringify(one))
}
