/** In workerd, through a real queue and D1's sessions: the entrant is told that a picture is being made, and then sees it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { openCall, start } from '../support/award-year.ts'
import { type Client, OWN_PAGE, signedIn } from '../support/client.ts'
import { FIRST_ORGANISER } from '../support/node-server.ts'
import { makeJpeg } from '../support/pictures.ts'
import { type RunningWorkerd, startWorkerd } from '../support/workerd.ts'

let app: RunningWorkerd
let organiser: Client
let page: string
beforeAll(async () => {
  app = await startWorkerd(undefined, { queue: true })
  await app.setClock(Date.UTC(2026, 4, 4))
  organiser = await signedIn(app, FIRST_ORGANISER)
  page = paths.submissionPhotos(await start(organiser, await openCall(organiser, 2026)))
})
afterAll(() => app.close())

it('takes a picture at once, says that it waits, and shows it when it is made', async () => {
  const html = async () => (await organiser.get(page)).text()
  const pictures = (text: string) => [...text.matchAll(/name="id\[\]"/g)].length
  const body = new FormData()
  const jpeg = await makeJpeg({ width: 480, height: 320, seed: 7 })
  body.append('fotos', new File([new Uint8Array(jpeg)], 'marktplatz.jpg', { type: 'image/jpeg' }))
  const answer = await organiser.send(page, { method: 'POST', body, headers: OWN_PAGE })
  expect(answer.status).toBe(303)
  expect(await html()).toMatch(/Ein Foto wird verarbeitet.*marktplatz\.jpg/s)
  await expect.poll(async () => pictures(await html()), { timeout: 20_000 }).toBe(1)
  expect(await html()).not.toContain('wird verarbeitet')
  // The state of D1 that the answers knew.
  expect(organiser.cookies.get('kuer_seen')).toMatch(/^[0-9a-f-]{8,}\.[0-9a-f]{64}$/)
})
