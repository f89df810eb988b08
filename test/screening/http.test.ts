/** From the rules of a year to the jury, over HTTP on both runtimes: what people read and what they can do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { awardYear, texts } from '../support/award-year.ts'
import type { Client } from '../support/client.ts'
import { type RunningApp, startNode } from '../support/node-server.ts'
import { startWorkerd } from '../support/workerd.ts'

const YEAR = 2038
const NOON = Date.UTC(YEAR, 2, 1, 12)
/** As `awardYear` sets them: 23:59 in Berlin on the first of June, eight o'clock on the second. */
const CLOSES = Date.UTC(YEAR, 5, 1, 21, 59)
const JUDGING = Date.UTC(YEAR, 5, 2, 6)

describe.each([
  ['node', startNode],
  ['workerd', startWorkerd],
] as const)('rules and screening on %s', (_name, open) => {
  let app: RunningApp
  let organiser: Client
  let juror: Client
  let draft: string
  let entry: string
  let category: string

  beforeAll(async () => {
    app = await open()
    const year = await awardYear(app, YEAR, [NOON])
    organiser = year.organiser
    juror = year.juror
    draft = year.known.submission
    entry = year.entry
    category = year.known.categories[0] ?? ''
  })
  afterAll(() => app.close())

  const read = async (path: string, who = organiser) => (await who.get(path)).text()
  const versionOn = async (path: string) => /name="version" value="(\d+)"/.exec(await read(path))?.[1] ?? ''
  const act = async (action: Parameters<typeof paths.adminScreeningAct>[2], fields = {}) => {
    const version = await versionOn(paths.adminScreeningEntry(YEAR, entry))
    return organiser.post(paths.adminScreeningAct(YEAR, entry, action), { version, ...fields })
  }
  const EMPTY = {
    regions: '',
    counties: '',
    sizes: '',
    answers: '',
    administration: '',
    administration_question: '',
  }
  const declare = (fields: Record<string, string>) =>
    organiser.post(paths.adminEligibility(YEAR), { version: '0', kinds: '', ...EMPTY, ...fields })
  const basics = async (headers?: Record<string, string>) => {
    const version = await versionOn(paths.submissionStep(draft, 1))
    const fields = { version, title: 'Im Werden', organisation: 'Verein Muster', category }
    return organiser.post(
      paths.submissionStep(draft, 1),
      fields,
      headers && { 'Sec-Fetch-Site': 'same-origin', ...headers },
    )
  }

  it('a rule without a choice, and one without a reason, come back as they were typed', async () => {
    const nothing = await declare({ kinds: 'refuse', reason: 'Grund' })
    expect(nothing.status).toBe(422)
    expect(await nothing.text()).toContain('Bitte wählen Sie, welche Organisationen teilnehmen können.')
    const silent = await declare({ kinds: 'refuse', 'kinds_allowed[]': 'municipality' })
    expect(silent.status).toBe(422)
    const page = await silent.text()
    expect(page).toContain('Bitte nennen Sie den Grund der Änderung')
    expect(page).toMatch(/value="municipality" checked/)
  })

  it('the rules stand on the public page, with what changed', async () => {
    const fields = { kinds: 'refuse', 'kinds_allowed[]': 'municipality', reason: 'Beschluss des Beirats' }
    expect((await declare(fields)).status).toBe(303)
    const page = await read(paths.edition(YEAR))
    expect(page).toContain('Wer kann teilnehmen')
    expect(page).toContain('Teilnehmen können Städte und Gemeinden.')
    expect(page).toContain('Beschluss des Beirats')
    expect((await declare(fields)).status).toBe(409)
  })

  it('who is typing learns why it does not fit, with scripts and without', async () => {
    const reason = '„Verein Muster“ ist nicht aus der amtlichen Liste gewählt.'
    const saved = await basics({ Accept: 'application/json' })
    const { findings } = (await saved.json()) as { findings: string }
    expect(findings).toContain(reason)
    expect((await basics()).status).toBe(303)
    for (const path of [paths.submissionStep(draft, 2), paths.submission(draft)]) {
      const page = await read(path)
      expect(page).toContain(reason)
      expect(page).toContain('So kann dieses Projekt nicht eingereicht werden')
    }
    expect(await read(paths.submission(draft))).not.toContain('Einreichen …')
  })

  it('handing in is refused with the reason', async () => {
    const version = await versionOn(paths.submissionStep(draft, 1))
    const handed = await organiser.post(paths.submissionHandIn(draft), { version, declaration: '1' })
    expect(handed.status).toBe(422)
    expect(await handed.text()).toContain('„Verein Muster“ ist nicht aus der amtlichen Liste gewählt.')
  })

  it('one entry gets a later deadline, and everybody reads that the call is extended', async () => {
    const until = { until: `${YEAR}-06-02T07:00`, reason: 'Krankheit im Amt' }
    const mine = await organiser.post(paths.adminSubmissionDeadline(YEAR, draft), until)
    expect(mine.status).toBe(303)
    expect(await read(paths.submission(draft))).toContain('Krankheit im Amt')
    expect(await read(paths.edition(YEAR))).not.toContain('Krankheit im Amt')
    const late = await organiser.post(paths.adminDeadline(YEAR), { ...until, until: `${YEAR}-06-02T08:01` })
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('Verschieben Sie zuerst den Beginn der Bewertung')
    const all = { until: `${YEAR}-06-02T00:30`, reason: 'Feiertag' }
    expect((await organiser.post(paths.adminDeadline(YEAR), all)).status).toBe(303)
    const page = await read(paths.edition(YEAR))
    expect(page).toContain(`Frist verlängert bis Mi., 2. Juni ${YEAR}, 00:30 Uhr`)
    expect(page).toContain('Feiertag')
  })

  it('the screening shows what the rules say and proposes the letters', async () => {
    expect(await read(paths.adminScreening(YEAR))).toContain(paths.adminScreeningEntry(YEAR, entry))
    const page = await read(paths.adminScreeningEntry(YEAR, entry))
    expect(page.match(/– „Stadt Musterhausen“ ist nicht aus der amtlichen Liste gewählt/g)).toHaveLength(2)
    expect((await act('ablehnen', { refusal: ' ' })).status).toBe(422)
  })

  it('changes are asked for, made and handed back', async () => {
    const fields = { changes: 'Bitte die Lizenz nennen.', until: `${YEAR}-06-02T08:01` }
    const refused = await act('nachbessern', fields)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Bitte die Lizenz nennen.')
    expect((await act('nachbessern', { ...fields, until: `${YEAR}-06-02T07:30` })).status).toBe(303)
    await app.setClock(CLOSES + 5 * 3_600_000)
    const overview = await read(paths.submission(entry))
    expect(overview).toContain('Die Geschäftsstelle bittet um Änderungen')
    expect(overview).toContain('Bitte die Lizenz nennen.')
    const version = await versionOn(paths.submissionStep(entry, 2))
    const { title: _title, organisation: _organisation, contact_name: _name, ...project } = texts
    const { contact_email: _email, contact_phone: _phone, ...step } = project
    const saved = await organiser.post(paths.submissionStep(entry, 2), { ...step, version, summary: 'EUPL.' })
    expect(saved.status).toBe(303)
    expect((await organiser.post(paths.submissionChangesDone(entry))).status).toBe(303)
    expect(await read(paths.adminScreening(YEAR))).toContain('Seit der Prüfung geändert')
  })

  it('a refused entry is read by its people and not by the jury; taken back, it takes part', async () => {
    const list = async () => {
      await app.setClock(JUDGING)
      const page = await read(paths.juryEdition(YEAR), juror)
      await app.setClock(CLOSES + 5 * 3_600_000)
      return page
    }
    expect(await list()).toContain(paths.juryEntry(entry))
    expect((await act('ablehnen', { refusal: 'Leider nicht.' })).status).toBe(303)
    expect(await read(paths.submission(entry))).toContain('Nicht zum Wettbewerb zugelassen')
    expect((await organiser.get(paths.submissionStep(entry, 1))).status).toBe(409)
    expect(await list()).not.toContain(paths.juryEntry(entry))
    expect((await act('zuruecknehmen')).status).toBe(303)
    expect((await act('zulassen')).status).toBe(303)
    expect(await list()).toContain(paths.juryEntry(entry))
    const version = await versionOn(paths.adminScreeningEntry(YEAR, entry))
    await app.setClock(JUDGING)
    const path = paths.adminScreeningAct(YEAR, entry, 'ablehnen')
    const late = await organiser.post(path, { version, refusal: 'Doch nicht.' })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Wer teilnimmt, steht fest.')
  })
})
