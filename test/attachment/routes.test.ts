/** PDF files of an entry and the builder that asks for them, on both runtimes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { QUESTIONS } from '../../src/entry-form/questions.ts'
import { type AwardYear, awardYear, texts } from '../support/award-year.ts'
import { type Client, type Fields, OWN_PAGE, signedIn } from '../support/client.ts'
import { type RunningApp, startNode } from '../support/node-server.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { startWorkerd } from '../support/workerd.ts'

const YEAR = 2026
const CALL = Date.UTC(YEAR, 1, 1)
const BEFORE = Date.UTC(YEAR, 0, 1)
const JUDGING = Date.UTC(YEAR, 5, 10)

const pdf = (words: string, name = 'Konzept.pdf') =>
  new File([`%PDF-1.7\n${words}\n%%EOF\n`], name, { type: 'application/pdf' })

const inputs = (html: string): [string, string][] =>
  [...html.matchAll(/<input type="hidden" name="(q\d+-key|version)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  )

describe.each([
  ['Node', startNode],
  ['workerd', () => startWorkerd()],
])('files of an entry on %s', (_runtime, start) => {
  let app: RunningApp
  let year: AwardYear
  let owner: Client
  let stranger: Client
  let draft: string
  let key = ''
  let files: string

  /** The builder's form as its page shows it, with the rows of the default questions filled in. */
  const builder = async (): Promise<[string, string][]> => {
    const html = await (await owner.get(paths.adminForm(YEAR))).text()
    return inputs(html).flatMap(([name, value]): [string, string][] => {
      const row = /^q(\d+)-key$/.exec(name)?.[1]
      if (row === undefined) return [[name, value]]
      const known = QUESTIONS.find((question) => question.key === value)
      return [
        [name, value],
        [`q${row}-label`, known?.label ?? 'Lageplan'],
        [`q${row}-hint`, ''],
        [`q${row}-kind`, known?.kind ?? 'file'],
        [`q${row}-limit`, String(known?.limit ?? 300)],
        [`q${row}-required`, known?.required ? '1' : ''],
        [`q${row}-part`, known?.part ?? 'Ihr Projekt'],
        [`q${row}-jury`, known && !known.jury ? '' : '1'],
        [`q${row}-published`, '1'],
        [`q${row}-parties`, known?.parties ?? ''],
        [`q${row}-choices`, ''],
      ]
    })
  }
  const saveForm = async (fields: Fields, what = 'save') =>
    owner.post(paths.adminForm(YEAR), [
      ...(fields as [string, string][]),
      ['do', what],
      ['reason', 'Es fehlte etwas.'],
    ])
  const upload = (chosen: readonly File[], who = owner) => {
    const body = new FormData()
    for (const file of chosen) body.append('dateien', file)
    return who.send(files, { method: 'POST', body, headers: OWN_PAGE })
  }
  const stored = async () => {
    const html = await (await owner.get(files)).text()
    return [...html.matchAll(/href="\/dateien\/[0-9a-f-]{36}\/([0-9a-f-]{36})"/g)].map(
      (match) => match[1] ?? '',
    )
  }

  beforeAll(async () => {
    app = await start()
    year = await awardYear(app, YEAR, [CALL])
    owner = year.organiser
    stranger = await signedIn(app, 'fremd@kuer.example')
    draft = year.known.submission
  })
  afterAll(() => app.close())

  it('the builder gets a question of its own making, and no forged key, twin or version', async () => {
    const before = await builder()
    const forged = before.map(([name, value]): [string, string] => [
      name,
      name === 'q1-key' ? 'owner_id' : value,
    ])
    const twin = before.map(([name, value]): [string, string] => [
      name,
      name === 'q1-key' ? 'summary' : value,
    ])
    const ahead = before.map(([name, value]): [string, string] => [name, name === 'version' ? '99' : value])
    for (const wrong of [forged, twin, ahead]) expect((await saveForm(wrong)).status).toBe(409)
    expect((await saveForm(before, 'add')).status).toBe(303)
    expect((await saveForm(before)).status).toBe(409)
    const after = await builder()
    key = after.find(([name]) => name === `q${QUESTIONS.length}-key`)?.[1] ?? ''
    expect(key).toMatch(/^q_[a-z0-9]+$/)
    expect((await saveForm(after)).status).toBe(303)
    files = paths.submissionFiles(draft, key)
  })

  it('the step saves what was typed and leads to the files', async () => {
    const { title = '', organisation = '' } = texts
    const category = year.known.categories[0] ?? ''
    await owner.post(paths.submissionStep(draft, 1), { version: '1', title, organisation, category })
    const typed = {
      summary: 'Getippt.',
      description: '',
      benefit: '',
      reuse: '',
      links: '',
      suppliers: '',
      involved: '',
      cost: '',
      licence: '',
      conditions: '',
    }
    const step = paths.submissionStep(draft, 2)
    const saved = await owner.post(step, { version: '2', ...typed, after: `files:${key}` })
    expect(saved.headers.get('Location')).toBe(`${files}?meldung=entwurf`)
    const forged = await owner.post(step, { version: '3', ...typed, [key]: 'x' })
    expect(forged.status).toBe(422)
  })

  it('the step shows Markdown as it will be read, harmless', async () => {
    const step = paths.submissionStep(draft, 2)
    const description = '### Stand\n\n**Fertig** <script>alert(1)</script>'
    const typed = {
      summary: 'Getippt.',
      description,
      benefit: '',
      reuse: '',
      links: '',
      suppliers: '',
      involved: '',
      cost: '',
      licence: '',
      conditions: '',
    }
    const saved = await owner.post(step, { version: '3', ...typed, after: 'preview:description' })
    const location = saved.headers.get('Location') ?? ''
    expect(location).toBe(`${step}?vorschau=description&meldung=entwurf#vorschau-description`)
    const html = await (await owner.get(location.split('#')[0] ?? '')).text()
    expect(html).toContain(
      '<h3>Stand</h3><p><strong>Fertig</strong> &lt;script&gt;alert(1)&lt;/script&gt;</p>',
    )
  })

  it('takes PDF, each other file is named with its reason, nothing is taken twice', async () => {
    const answer = await upload([
      pdf('eins'),
      pdf('eins', 'Kopie.pdf'),
      new File(['<html><script>alert(1)</script>'], 'seite.pdf'),
      new File([''], 'leer.pdf'),
      pdf('zwei', '../../Plan\u202efdp.exe'),
    ])
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('<strong>Kopie.pdf</strong>: Diese Datei ist schon dabei.')
    expect(html).toContain('<strong>seite.pdf</strong>: Die Datei ist kein PDF.')
    expect(html).toContain('<strong>leer.pdf</strong>: Die Datei ist leer.')
    expect(html).toContain('Plan fdp.exe.pdf')
    expect(await stored()).toHaveLength(2)
  })

  it('takes three, also when more come at once', async () => {
    const answers = await Promise.all(['drei', 'vier', 'fünf'].map((words) => upload([pdf(words)])))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(await stored()).toHaveLength(3)
  })

  it('gives it out as a download that no browser runs', async () => {
    const [id = ''] = await stored()
    const answer = await owner.get(paths.attachment(draft, id))
    expect(await answer.text()).toBe('%PDF-1.7\neins\n%%EOF\n')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Konzept.pdf"; filename*=UTF-8''Konzept.pdf`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    for (const who of [stranger, year.juror])
      expect((await who.get(paths.attachment(draft, id))).status).toBe(404)
    expect((await upload([pdf('fremd')], stranger)).status).toBe(404)
    expect((await owner.get(paths.attachment(year.entry, id))).status).toBe(404)
    expect((await owner.get(paths.attachment(draft, year.known.photo))).status).toBe(404)
  })

  it('stands in the overview, the document and the table', async () => {
    const [id = ''] = await stored()
    expect(await (await owner.get(paths.submission(draft))).text()).toContain(paths.attachment(draft, id))
    const document = await readPdf(
      new Uint8Array(await (await owner.get(paths.submissionPdf(draft))).arrayBuffer()),
    )
    expect(document.text).toMatch(/Konzept\.pdf \(1 kB\), SHA-256\s+[0-9a-f]{20}/)
    expect(document.text).toContain('Stand')
    const csv = await (await owner.get(paths.adminSubmissionsFile(YEAR, 'csv', ''))).text()
    expect(csv).toContain('Konzept.pdf, Plan fdp.exe.pdf')
  })

  it('deletes one', async () => {
    const [id = ''] = await stored()
    const address = paths.submissionFileDelete(draft, key, id)
    expect((await stranger.post(address)).status).toBe(404)
    expect((await owner.post(address)).status).toBe(303)
    expect((await owner.post(address)).status).toBe(404)
    expect((await owner.get(paths.attachment(draft, id))).status).toBe(404)
    expect(await stored()).toHaveLength(2)
  })

  it('changes the receipt of what is handed in, and jurors read it', async () => {
    const hash = async () =>
      /<code class="hash">([0-9a-f]{64})</.exec(
        await (await owner.get(paths.submissionReceipt(year.entry))).text(),
      )?.[1]
    const before = await hash()
    files = paths.submissionFiles(year.entry, key)
    expect((await upload([pdf('Anhang', 'Anhang.pdf')])).status).toBe(303)
    expect(await hash()).not.toBe(before)
    const [id = ''] = await stored()
    await app.setClock(JUDGING)
    expect(await (await year.juror.get(paths.juryEntry(year.entry))).text()).toContain('Anhang.pdf')
    expect((await year.juror.get(paths.attachment(year.entry, id))).status).toBe(200)
    expect((await stranger.get(paths.attachment(year.entry, id))).status).toBe(404)
    expect((await upload([pdf('zu spät')])).status).toBe(409)
    await app.setClock(BEFORE)
  })
})
