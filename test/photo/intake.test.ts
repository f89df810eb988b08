/** Pictures that are made after the answer: nothing is lost, doubled or left behind, whatever the queue does. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import type { Job } from '../../src/core/ports.ts'
import type { Services } from '../../src/core/services.ts'
import { dueFiles } from '../../src/discard/store.ts'
import type { Edition } from '../../src/edition/store.ts'
import { finishDue, finishPhoto } from '../../src/photo/finish-actions.ts'
import { intakesOf } from '../../src/photo/intake-store.ts'
import {
  intakeDelay,
  LEFT_TO_QUEUE_MS,
  MOST_TRIES,
  originalKey,
  parseRenditions,
} from '../../src/photo/rules.ts'
import { photosOfSubmission } from '../../src/photo/store.ts'
import { addSubmissionPhotos } from '../../src/photo/upload-actions.ts'
import {
  at,
  CLOSES,
  draft,
  emptyWorld,
  must,
  OPENS,
  openYear,
  own,
  person,
  type World,
} from '../submission/world.ts'
import { makeJpeg } from '../support/pictures.ts'

let world: World
let entrant: Actor
let edition: Edition

beforeAll(async () => {
  world = emptyWorld()
  edition = await openYear(world.app, await person(world.app, 'o@x.example', true), 2026)
  entrant = await person(world.app, 'e@x.example')
})
afterAll(() => world.close())

/** The application with a queue that only keeps what it is given. */
const withQueue = (time = OPENS) => {
  const jobs: Job[] = []
  const app: Services = { ...at(world.app, time), queue: { send: async (job) => void jobs.push(job) } }
  return { app, jobs }
}

let seed = 0
const picture = () => {
  seed += 1
  return makeJpeg({ width: 320, height: 240, seed })
}

const upload = async (app: Services, id: string, files: Uint8Array[]) =>
  must(
    await addSubmissionPhotos(
      app,
      entrant,
      await own(app, entrant, id),
      files.map((bytes, index) => ({ name: `${index}.jpg`, bytes })),
      OPENS,
    ),
  ).map(({ error }) => error)

const newDraft = () => draft(world.app, entrant, edition, 'Mit Fotos')
const isStored = async (key: string) => (await world.app.files.get(key)) !== null

describe('a picture that came in', () => {
  it('waits, and becomes one picture however often and at once its job is done', async () => {
    const { app, jobs } = withQueue()
    const id = await newDraft()
    expect(await upload(app, id, [await picture(), await picture()])).toEqual([null, null])
    expect(await photosOfSubmission(app.db, id)).toEqual([])
    expect((await intakesOf(app.db, id)).map(({ id }) => ({ kind: 'photo', id }))).toEqual(jobs)
    const late = at(app, CLOSES + 1)
    await Promise.all([...jobs, ...jobs].map((job) => finishPhoto(late, job.id)))
    await finishPhoto(late, jobs[0]?.id ?? '')
    const photos = await photosOfSubmission(app.db, id)
    expect(photos.map(({ id, position, file_name }) => [id, position, file_name])).toEqual(
      jobs.map((job, index) => [job.id, index, `${index}.jpg`]),
    )
    expect(await intakesOf(app.db, id)).toEqual([])
    for (const photo of photos) {
      expect(await isStored(originalKey(photo.id))).toBe(true)
      for (const [width, , format] of parseRenditions(photo.renditions))
        expect(await isStored(`photos/${photo.id}/${width}.${format}`)).toBe(true)
    }
  })

  it('counts: not twice, and not as an eighth', async () => {
    const { app } = withQueue()
    const id = await newDraft()
    const same = await picture()
    expect(await upload(app, id, [same, same])).toEqual([null, 'Dieses Foto ist schon dabei.'])
    expect(await upload(app, id, [same])).toEqual(['Dieses Foto ist schon dabei.'])
    const more = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => picture()))
    const [last, ...first] = (await upload(app, id, more)).reverse()
    expect(first).toEqual(Array(6).fill(null))
    expect(last).toContain('Mehr als 7 Fotos')
    expect(await intakesOf(app.db, id)).toHaveLength(7)
  })

  it('is refused with a sentence when it turns out to be damaged, and may come again', async () => {
    const { app, jobs } = withQueue()
    const id = await newDraft()
    const whole = await picture()
    const damaged = whole.slice(0, Math.floor(whole.length / 3))
    expect(await upload(app, id, [damaged])).toEqual([null])
    const [job] = jobs
    await finishPhoto(app, job?.id ?? '')
    expect((await intakesOf(app.db, id)).map(({ refused }) => refused)).toEqual([
      expect.stringContaining('beschädigt'),
    ])
    expect(await upload(app, id, [damaged])).toEqual([null])
    expect((await intakesOf(app.db, id)).map(({ refused }) => refused)).toEqual([null])
    const files = (await dueFiles(app.db, OPENS, 1000)).map(({ key }) => key)
    expect(files).toContain(originalKey(job?.id ?? ''))
  })

  it('goes with its entry, and its file too', async () => {
    const { app, jobs } = withQueue()
    const id = await newDraft()
    await upload(app, id, [await picture()])
    await world.app.db.commit([app.db.q.deleteFrom('submission').where('id', '=', id)])
    await finishPhoto(app, jobs[0]?.id ?? '')
    expect(await intakesOf(app.db, id)).toEqual([])
    const files = (await dueFiles(app.db, OPENS, 1000)).map(({ key }) => key)
    expect(files).toContain(originalKey(jobs[0]?.id ?? ''))
  })
})

describe('what the queue loses', () => {
  it('the tick makes, once its time has come', async () => {
    const { app } = withQueue()
    const lost: Services = { ...app, queue: { send: () => Promise.reject(new Error('queue is down')) } }
    const id = await newDraft()
    expect(await upload(lost, id, [await picture()])).toEqual([null])
    await finishDue(at(app, OPENS + LEFT_TO_QUEUE_MS - 1))
    expect(await photosOfSubmission(app.db, id)).toEqual([])
    // Intakes of other tests wait as well; a round takes three.
    for (let round = 0; round < 5; round += 1) await finishDue(at(app, OPENS + LEFT_TO_QUEUE_MS))
    expect(await photosOfSubmission(app.db, id)).toHaveLength(1)
  })

  it('and gives up after some attempts with a sentence', async () => {
    const { app } = withQueue()
    const id = await newDraft()
    await upload(app, id, [await picture()])
    const broken = () => Promise.reject(new Error('service is down'))
    const failing: Services = { ...app, images: { ...app.images, render: broken } }
    let time = OPENS + LEFT_TO_QUEUE_MS
    // Nothing else is waiting any more.
    for (let round = 0; round < 5; round += 1) await finishDue(at(app, time - 1))
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      await expect(finishDue(at(failing, time))).rejects.toThrow('service is down')
      time += intakeDelay(tries + 1)
    }
    expect((await intakesOf(app.db, id)).map(({ refused, tries }) => [refused, tries])).toEqual([
      [null, MOST_TRIES],
    ])
    await finishDue(at(failing, time))
    expect((await intakesOf(app.db, id)).map(({ refused }) => refused)).toEqual([
      expect.stringContaining('nicht verarbeiten'),
    ])
  })
})

it('the demo and Node without a queue make pictures within the request', async () => {
  const id = await newDraft()
  expect(await upload(world.app, id, [new Uint8Array(readFileSync('public/icons/kuer.svg'))])).not.toEqual([
    null,
  ])
  expect(await upload(world.app, id, [await picture()])).toEqual([null])
  expect(await photosOfSubmission(world.app.db, id)).toHaveLength(1)
})
