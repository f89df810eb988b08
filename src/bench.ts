/** `npm run bench`: measures Kür against what its machine and libraries can do, side by side in one run. */
import { serveBarest } from './bench/barest.ts'
import { commits } from './bench/commits.ts'
import { galleryView } from './bench/gallery-view.ts'
import { hostile } from './bench/hostile.ts'
import { lists } from './bench/lists.ts'
import { measureAll } from './bench/measures.ts'
import { serveBytes } from './bench/pages.ts'
import { makePictures, renderBare, renderOurs } from './bench/pictures.ts'
import { replay } from './bench/public.ts'
import { judgeJuries, rankOnce } from './bench/ranking.ts'
import { importCountry } from './bench/register.ts'
import { serveWorkload } from './bench/server.ts'
import { startTimes } from './bench/start.ts'
import { workerTimes } from './bench/workerd.ts'

/** What a child process is started for; its answer is one message. */
const ROLES: Readonly<Record<string, (args: string[]) => Promise<unknown>>> = {
  server: serveWorkload,
  commits,
  barest: serveBarest,
  bytes: serveBytes,
  replay,
  'gallery-view': galleryView,
  register: importCountry,
  lists,
  pictures: makePictures,
  ours: renderOurs,
  bare: renderBare,
  hostile,
  juries: judgeJuries,
  ranking: rankOnce,
  worker: workerTimes,
  start: startTimes,
}

const [name = '', ...args] = process.argv.slice(2)
const role = ROLES[name]
if (role) {
  const answer = await role(args)
  if (answer !== undefined) process.send?.(answer, () => process.disconnect())
} else {
  await measureAll({
    quick: process.argv.includes('--quick'),
    only: process.argv.find((one) => one.startsWith('--only='))?.slice(7) ?? '',
  })
}
