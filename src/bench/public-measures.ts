/** Public pages against node:http and nginx that send the same bytes, and the gallery in a real browser. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Child, processorTime, run, start, stop } from './child.ts'
import type { GalleryView } from './gallery-view.ts'
import { atLeast, atMost, type Measure } from './judge.ts'
import { load } from './load.ts'
import { startNginx } from './nginx.ts'
import type { Recorded } from './public.ts'
import type { Plan } from './server.ts'

const CLIENTS = 32
const SERVER_CORE = 1
const REPEATS = 3

/** Answers per second of the server's processor time. */
const perSecond = async (plan: Plan, warm: number, each: number, used: () => number | Promise<number>) => {
  await load(plan, 0, warm)
  const before = await used()
  await load(plan, warm, warm + each)
  return (plan.clients.length * each * 1_000_000) / ((await used()) - before)
}

/** One request as the load sends it, and its answer as it came. */
const record = (plan: Plan): Promise<Recorded> =>
  new Promise((resolve, reject) => {
    const [path] = plan.clients[0]?.requests[0] ?? ['/']
    const headers = { Host: '127.0.0.1', 'Accept-Encoding': 'gzip, deflate, br' }
    request({ host: '127.0.0.1', port: plan.port, path, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const body = Buffer.concat(chunks)
        const said = Object.entries(answer.headers)
          .filter(([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name))
          .map(([name, value]) => [name, String(value)] as const)
        const length = said.some(([name]) => name === 'content-length')
        const all = length ? said : [...said, ['content-length', String(body.length)] as const]
        resolve({ headers: all, base64: body.toString('base64') })
      })
    })
      .on('error', reject)
      .end()
  })

interface Round {
  readonly few: number
  readonly many: number
  readonly raw: number
  readonly nginx: number | null
  readonly bytes: number
}

const served = async <T>(
  role: string,
  args: readonly (string | number)[],
  each: number,
  use: (child: Child<Plan>, warm: number) => Promise<T>,
) => {
  const warm = Math.ceil(each / 3)
  const server = await start<Plan>(role, [...args, CLIENTS, warm + each], SERVER_CORE)
  try {
    return await use(server, warm)
  } finally {
    await stop(server.process)
  }
}

/** Ours with few and many entries in the archive, then the same bytes from node:http and from nginx. */
const round = async (page: string, each: number): Promise<Round> => {
  const ours = (archived: number) =>
    served('server', [`${page}-${archived}`], each, async ({ answer, process }, warm) => {
      const rate = await perSecond(answer, warm, each, () => processorTime(process))
      return { rate, recorded: await record(answer) }
    })
  const [few, many] = [await ours(10), await ours(10_000)]
  const folder = mkdtempSync(join(tmpdir(), 'kuer-bench-'))
  const file = join(folder, 'answer.json')
  writeFileSync(file, JSON.stringify(few.recorded))
  const raw = await served('replay', [file], each, async ({ answer, process }, warm) => ({
    answer,
    rate: await perSecond(answer, warm, each, () => processorTime(process)),
  }))
  rmSync(folder, { recursive: true, force: true })
  const nginx = await startNginx(few.recorded, SERVER_CORE)
  const plan = nginx && { ...raw.answer, port: nginx.port }
  const static_ = plan && (await perSecond(plan, Math.ceil(each / 3), each, nginx.processorTime))
  await nginx?.stop()
  const bytes = Buffer.from(few.recorded.base64, 'base64').length
  return { few: few.rate, many: many.rate, raw: raw.rate, nginx: static_, bytes }
}

const pageMeasures = async (page: string, each: number): Promise<Measure[]> => {
  const rounds: Round[] = []
  for (let time = 0; time < REPEATS; time += 1) rounds.push(await round(page, each))
  const pick = (what: 'few' | 'many' | 'raw' | 'bytes') => rounds.map((one) => one[what])
  const nginx = rounds.flatMap((one) => one.nginx ?? [])
  console.log(`${page}: ${pick('bytes')[0]} bytes compressed${nginx.length === 0 ? '; no nginx here' : ''}`)
  return [
    atLeast(
      `${page} page (per processor second) / raw node:http, same bytes`,
      pick('few'),
      pick('raw'),
      0.85,
    ),
    ...(nginx.length === 0
      ? []
      : [atLeast(`${page} page (per processor second) / nginx static, same bytes`, pick('few'), nginx, 0.4)]),
    atLeast(`${page} page with 10,000 / 10 archived entries`, pick('many'), pick('few'), 0.83),
  ]
}

export const publicPageMeasures = async ({ quick }: { readonly quick: boolean }): Promise<Measure[]> => {
  const each = quick ? 400 : 2_000
  return [...(await pageMeasures('winners', each)), ...(await pageMeasures('gallery', each))]
}

/** The gallery of 54 in the browser on WebPageTest's 4G. */
export const galleryViewMeasures = async (): Promise<Measure[]> => {
  const views: GalleryView[] = []
  for (let time = 0; time < REPEATS; time += 1) views.push(await run<GalleryView>('gallery-view', [], null))
  const pick = (what: 'words' | 'shift' | 'paintMs') => views.map((one) => one[what])
  for (const { bytes, moved } of views) console.log(`gallery: ${JSON.stringify(bytes)} ${moved.join('; ')}`)
  return [
    atMost('gallery of 54: HTML, CSS and JS (bytes) / 60 kB', pick('words'), [60_000], 1),
    atMost('gallery of 54: layout shift', pick('shift'), [1], 0),
    atMost('gallery of 54: largest paint on 4G (ms) / 1 s', pick('paintMs'), [1_000], 1),
  ]
}
