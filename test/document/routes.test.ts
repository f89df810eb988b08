/** Downloading the document and mailing it, on both runtimes. */
import { readFileSync } from 'node:fs'
import { Log, LogLevel } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { type Client, newClient, signedIn } from '../support/client.ts'
import { FIRST_ORGANISER, type RunningApp, startNode } from '../support/node-server.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { startWorkerd } from '../support/workerd.ts'
import { SAMPLE } from './sample.ts'
import { type Seeded, seedEntry } from './seed.ts'

const OWNER = 'entrant@kuer.example'

/** Hears what miniflare logs: there a letter sent through the binding can be seen, attachments included. */
class Listener extends Log {
  readonly heard: string[] = []
  constructor() {
    super(LogLevel.INFO)
  }
  override log(message: string) {
    this.heard.push(message)
  }
}
const listener = new Listener()

const onNode = async () => {
  const app = await startNode()
  return { app, seed: () => seedEntry(app.services, OWNER) }
}

const onWorkerd = async () => {
  const app = await startWorkerd('test/support/document-worker.ts', { log: listener })
  const seed = async () => {
    const response = await fetch(`${app.origin}/__seed?email=${encodeURIComponent(OWNER)}`)
    return (await response.json()) as Seeded
  }
  return { app, seed }
}

const pdfFrom = async (response: Response) => {
  expect(response.status).toBe(200)
  return readPdf(new Uint8Array(await response.arrayBuffer()))
}

describe.each([
  ['Node', onNode],
  ['workerd', onWorkerd],
])('the document of an entry on %s', (runtime, start) => {
  let app: RunningApp
  let owner: Client
  let organiser: Client
  let seeded: Seeded
  beforeAll(async () => {
    const started = await start()
    app = started.app
    organiser = await signedIn(app, FIRST_ORGANISER)
    owner = await signedIn(app, OWNER)
    seeded = await started.seed()
  })
  afterAll(() => app.close())

  it('is there for a draft, and says that it is one', async () => {
    const response = await owner.get(paths.submissionPdf(seeded.submission))
    expect(response.headers.get('Content-Disposition')).toContain('filename="Einreichung-Entwurf.pdf"')
    expect((await pdfFrom(response)).text).toContain('Entwurf, noch nicht eingereicht')
  })

  it('after handing in it is a download with number, words and picture', async () => {
    const handed = await owner.post(paths.submissionHandIn(seeded.submission), {
      version: '1',
      declaration: '1',
    })
    expect(handed.status).toBe(303)
    const response = await owner.get(paths.submissionPdf(seeded.submission))
    expect(response.headers.get('Content-Type')).toBe('application/pdf')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename="Einreichung-2026-001.pdf"; filename*=UTF-8''Einreichung-2026-001.pdf`,
    )
    const pdf = await pdfFrom(response)
    expect(pdf.spoken).toContain(`H1: ${SAMPLE.title}`)
    expect(pdf.text).toContain('Šibenik')
    expect(pdf.spoken).toContain('Figure: Ein graues Rathaus')
    expect(pdf.all(/\/Subtype \/Image/)).toHaveLength(1)
  })

  it('is offered on receipt, overview and the organisers’ page', async () => {
    const link = `href="${paths.submissionPdf(seeded.submission)}"`
    expect(await (await owner.get(paths.submissionReceipt(seeded.submission))).text()).toContain(link)
    expect(await (await owner.get(paths.submission(seeded.submission))).text()).toContain(link)
    const page = await organiser.get(`${paths.adminSubmissions(2026)}/${seeded.submission}`)
    expect(await page.text()).toContain(`href="${paths.adminSubmissionPdf(2026, seeded.submission)}"`)
  })

  it('organisers have it under their own address, and only of the year they ask for', async () => {
    await pdfFrom(await organiser.get(paths.adminSubmissionPdf(2026, seeded.submission)))
    expect((await organiser.get(paths.adminSubmissionPdf(2025, seeded.submission))).status).toBe(404)
    expect((await organiser.get(paths.adminSubmissionPdf(2026, 'x'))).status).toBe(404)
  })

  it('nobody else has it', async () => {
    const other = await signedIn(app, 'other@kuer.example')
    for (const [who, path, status] of [
      [other, paths.submissionPdf(seeded.submission), 404],
      [organiser, paths.submissionPdf(seeded.submission), 404],
      [other, paths.adminSubmissionPdf(2026, seeded.submission), 403],
      [owner, paths.adminSubmissionPdf(2026, seeded.submission), 403],
      [newClient(app), paths.submissionPdf(seeded.submission), 303],
    ] as const) {
      const response = await who.get(path)
      expect(response.status).toBe(status)
      expect(response.headers.get('Content-Type')).not.toBe('application/pdf')
    }
  })

  it.runIf(runtime === 'workerd')('travels with the receipt through the send_email binding', async () => {
    await fetch(`${app.origin}/__deliver`)
    const isReceipt = (line: string) => line.includes('Subject: Eingangsbestätigung')
    await expect.poll(() => listener.heard.filter(isReceipt).length).toBe(1)
    const line = listener.heard.find(isReceipt) ?? ''
    const file = /Attachment \(attachment\): Einreichung-2026-001\.pdf -> (\S+)/.exec(line)?.[1] ?? ''
    expect(readPdf(new Uint8Array(readFileSync(file))).spoken).toContain(`H1: ${SAMPLE.title}`)
  })
})
