/** Races over real sockets: the deadline passes while people hand in, many save one version, many hand in one entry. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { paths } from '../../src/core/paths.ts'
import { awardYear, texts } from '../support/award-year.ts'
import { type Client, signedIn } from '../support/client.ts'
import { type RunningApp, startNode } from '../support/node-server.ts'
import { figure, tries } from '../support/torture.ts'
import { startWorkerd } from '../support/workerd.ts'

const YEAR = 2036
const OWNER = 'rennen@musterhausen.example'
const NOON = Date.UTC(YEAR, 2, 1, 12)
/** Half of the time in which the hand-ins arrive, around the deadline. */
const AROUND_MS = 2_000

type Row = Record<string, unknown>

interface Instance {
  readonly app: RunningApp
  /** Runs one statement on the database itself. */
  sql(text: string, ...values: (string | number)[]): Promise<Row[]>
}

const onNode = async (): Promise<Instance> => {
  const app = await startNode()
  const sql: Instance['sql'] = async (text, ...values) => {
    const statement = app.sql.connection.prepare(text)
    if (statement.reader) return statement.all(...values) as Row[]
    statement.run(...values)
    return []
  }
  return { app, sql }
}

const onWorkerd = async (): Promise<Instance> => {
  const app = await startWorkerd()
  const d1 = await app.miniflare.getD1Database('DB')
  const sql: Instance['sql'] = async (text, ...values) =>
    (
      await d1
        .prepare(text)
        .bind(...values)
        .all<Row>()
    ).results
  return { app, sql }
}

interface Try {
  readonly id: string
  readonly status: number
  /** The application's time lay between these two when it received the request. */
  readonly earliest: number
  readonly latest: number
}

describe.each([
  ['node', onNode, 500],
  ['workerd', onWorkerd, tries(60, 500)],
] as const)('races on %s', (runtime, open, handIns) => {
  let instance: Instance
  let owner: Client
  let ownerId: string
  let edition: string
  let category: string
  let deadline: number

  /** A complete draft of version 2. */
  const draft = async (): Promise<string> => {
    const id = newId()
    const { title = '', organisation = '', ...answers } = texts
    await instance.sql(
      `INSERT INTO submission (id, edition_id, category_id, owner_id, title, organisation, answers, state, version, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'draft', 2, ?, ?)`,
      ...[id, edition, category, ownerId, title, organisation, JSON.stringify(answers), NOON, NOON],
    )
    return id
  }

  const handIn = (id: string) => owner.post(paths.submissionHandIn(id), { version: '2', declaration: '1' })

  beforeAll(async () => {
    instance = await open()
    const { known } = await awardYear(instance.app, YEAR, [NOON])
    edition = known.edition
    category = known.categories[0] ?? ''
    owner = await signedIn(instance.app, OWNER)
    ownerId = String((await instance.sql('SELECT id FROM account WHERE email = ?', OWNER))[0]?.id)
    const [row] = await instance.sql('SELECT call_closes_at AS at FROM edition WHERE id = ?', edition)
    deadline = Number(row?.at)
  })
  afterAll(() => instance.app.close())

  it('fifty saves of one version: one is kept, and nobody loses a word', async () => {
    const id = await draft()
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const typed = `Getippt von Fenster ${index}.`
        const {
          title: _t,
          organisation: _o,
          summary: _old,
          contact_name: _n,
          contact_email: _e,
          contact_phone: _p,
          ...project
        } = texts
        const fields: Record<string, string> = project
        const response = await owner.post(paths.submissionStep(id, 2), {
          ...fields,
          version: '2',
          summary: typed,
        })
        return { typed, status: response.status, body: await response.text() }
      }),
    )
    const kept = answers.filter(({ status }) => status === 303)
    const refused = answers.filter(({ status }) => status === 409)
    figure(`50 saves of one version on ${runtime}`, `${kept.length} kept`, '1')
    expect([kept.length, refused.length]).toEqual([1, 49])
    expect(refused.filter(({ body, typed }) => !body.includes(typed))).toEqual([])
    const [row] = await instance.sql('SELECT version, answers FROM submission WHERE id = ?', id)
    expect(row?.version).toBe(3)
    expect(String(row?.answers)).toContain(kept[0]?.typed)
  })

  it('a hundred hand-ins of one entry: all reach the receipt; one number, one letter, one record', async () => {
    const id = await draft()
    const answers = await Promise.all(Array.from({ length: 100 }, () => handIn(id)))
    const targets = new Set(
      answers.map((one) => `${one.status} ${one.headers.get('Location')?.split('?')[0]}`),
    )
    expect([...targets]).toEqual([`303 ${paths.submissionReceipt(id)}`])
    expect((await owner.get(paths.submissionReceipt(id))).status).toBe(200)
    const count = async (text: string, value: string) => (await instance.sql(text, value))[0]?.n
    expect(await count('SELECT count(*) AS n FROM outbox WHERE key LIKE ?', `receipt:${id}:%`)).toBe(1)
    expect(
      await count(
        `SELECT count(*) AS n FROM audit_event WHERE kind = 'submission.submitted' AND subject = ?`,
        id,
      ),
    ).toBe(1)
    figure(`100 hand-ins of one entry on ${runtime}`, '1 handed in', '1')
    const [row] = await instance.sql('SELECT version, number FROM submission WHERE id = ?', id)
    expect(row?.version).toBe(3)
    expect(Number(row?.number)).toBeGreaterThan(0)
  })

  it(`${handIns} hand-ins around the deadline: none late, none on time refused, no error`, async () => {
    const ids: string[] = []
    for (let index = 0; index < handIns; index++) ids.push(await draft())
    const start = deadline - AROUND_MS
    const before = Date.now()
    await instance.app.setClock(start)
    const after = Date.now()
    // The application set its clock between `before` and `after`, so its time now is known within that span.
    const tries = await Promise.all(
      ids.map(async (id, index): Promise<Try> => {
        await new Promise((resolve) => setTimeout(resolve, (index * 2 * AROUND_MS) / handIns))
        const earliest = start + Date.now() - after
        const { status } = await handIn(id)
        return { id, status, earliest, latest: start + Date.now() - before }
      }),
    )
    const stored = new Map(
      (
        await instance.sql(
          'SELECT id, submitted_at, number FROM submission WHERE edition_id = ? AND owner_id = ?',
          ...[edition, ownerId],
        )
      ).map((row) => [String(row.id), row]),
    )
    const submittedAt = ({ id }: Try) => stored.get(id)?.submitted_at as number | null
    const accepted = tries.filter(({ status }) => status === 303)
    const refused = tries.filter(({ status }) => status === 409)
    expect(accepted.length + refused.length).toBe(handIns)
    // Both sides were tried.
    expect(accepted.length).toBeGreaterThan(handIns / 10)
    expect(refused.length).toBeGreaterThan(handIns / 10)
    // None late: what is stored was received before the deadline, within the time it was on its way.
    expect(
      accepted.filter((one) => {
        const at = submittedAt(one)
        return at === null || at >= deadline || at < one.earliest || at > one.latest
      }),
    ).toEqual([])
    expect(tries.filter((one) => one.earliest >= deadline && one.status === 303)).toEqual([])
    // None on time refused: whoever was refused had an answer only after the deadline, and nothing is stored.
    expect(refused.filter((one) => one.latest < deadline || submittedAt(one) !== null)).toEqual([])
    figure(
      `deadline race on ${runtime}`,
      `${handIns} at T ± 2 s: ${accepted.length} accepted, ${refused.length} refused; 0 late, 0 on time refused, 0 errors`,
      '500: 0, 0, 0',
    )
    const numbers = accepted.map(({ id }) => stored.get(id)?.number)
    expect(new Set(numbers).size).toBe(accepted.length)
  }, 60_000)
})
