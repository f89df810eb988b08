/** The cron of the real Worker: it plans reminders and delivers them. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unsubscribeToken } from '../../src/reminder/token.ts'
import { type RunningWorkerd, startWorkerd } from '../support/workerd.ts'

const DAY = 86_400_000
let worker: RunningWorkerd
beforeAll(async () => {
  worker = await startWorkerd('src/worker.ts')
})
afterAll(() => worker.close())

it('reminds once, with the link that stops it, however often it runs', async () => {
  const d1 = await worker.miniflare.getD1Database('DB')
  const now = Date.now()
  await d1.batch([
    d1
      .prepare(
        `INSERT INTO edition (id, year, title, intro, conference_title, place, venue, call_opens_at, call_closes_at,
           scale_min, scale_max, min_sheets, created_at) VALUES ('e', 2026, 'Award', '', '', '', '', ?, ?, 1, 5, 1, 1)`,
      )
      .bind(now - 90 * DAY, now + 8 * DAY),
    d1.prepare("INSERT INTO account (id, email, created_at) VALUES ('a', 'erika@kuer.example', 1)"),
    d1
      .prepare(
        `INSERT INTO submission (id, edition_id, owner_id, title, organisation, answers, state, created_at, updated_at)
         VALUES ('s', 'e', 'a', 'Bürgerportal', '', '{}', 'draft', ?, ?)`,
      )
      .bind(now - 80 * DAY, now - 80 * DAY),
    d1.prepare(
      "INSERT INTO reminder_setting (edition_id, automatic, subject, body, version) VALUES ('e', 1, 'Bald: {{titel}}', '{{fehlt}}', 1)",
    ),
  ])
  const { scheduled } = await worker.miniflare.getWorker()
  for (const _ of [1, 2]) expect(await scheduled({ cron: '* * * * *' })).toMatchObject({ outcome: 'ok' })
  const { results } = await d1.prepare('SELECT key, state, subject, body FROM outbox').all()
  expect(results).toHaveLength(1)
  expect(results[0]).toMatchObject({ key: 'reminder:s:14:a', state: 'sent', subject: 'Bald: „Bürgerportal“' })
  const link = `${worker.origin}/erinnerungen/abbestellen/${await unsubscribeToken('x'.repeat(32), 'a')}`
  expect(results[0]?.body).toContain(link)

  const clicked = await fetch(link, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  })
  expect(clicked.status).toBe(200)
  const account = await d1
    .prepare('SELECT reminders_off_at FROM account')
    .first<{ reminders_off_at: number }>()
  expect(account?.reminders_off_at).toBeGreaterThan(now - 1)
})
