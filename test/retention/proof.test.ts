/** After everything personal is gone, the result still can be checked, and an auditor gets the same file. */
import { expect, it } from 'vitest'
import { sealDue } from '../../src/commitment/actions.ts'
import { canonicalJson } from '../../src/core/ids.ts'
import { listCriteria } from '../../src/edition/store.ts'
import { loadEntry, saveSheet } from '../../src/jury/actions.ts'
import { proveResult, takeAuditFile } from '../../src/proof/actions.ts'
import { bundleContent } from '../../src/proof/store.ts'
import { verifyResult } from '../../src/proof/verify.ts'
import { retainNightly } from '../../src/retention/night-actions.ts'
import { at, editionOf, emptyWorld, JUDGED, JUDGING, must, person } from '../submission/world.ts'
import { decidedYear, releaseYear } from '../support/decided-year.ts'

it('the bundle verifies as before, and the audit file is made again to the byte', async () => {
  const { app, close } = emptyWorld()
  const organiser = await person(app, 'organiser@x.example', true)
  await decidedYear(app, organiser, 2026, async (edition, chair, entries) => {
    const criteria = await listCriteria(app.db, edition.id)
    for (const [index, id] of entries.entries()) {
      const seated = must(await loadEntry(at(app, JUDGING), chair, id))
      const scores = criteria.map((one) => ({
        criterionId: one.id,
        points: String(8 - index),
        comment: 'Über Erika',
      }))
      must(
        await saveSheet(at(app, JUDGING), chair, seated, {
          version: 0,
          after: 'final',
          comment: 'Gut',
          scores,
        }),
      )
    }
    await sealDue(at(app, JUDGED))
  })
  await releaseYear(app, organiser, 2026)
  const edition = await editionOf(app, 2026)
  expect(await proveResult(at(app, JUDGED), edition)).toBe(true)
  const file = async (time: number) => takeAuditFile(at(app, time), organiser, edition)
  const verdict = async () => verifyResult(JSON.parse((await bundleContent(app.db, edition.id, 1)) ?? 'null'))
  const [before, found] = [await file(JUDGED), await verdict()]
  expect(found.length).toBeGreaterThan(2)
  expect(found.filter(({ ok }) => ok === false)).toEqual([])

  for (const night of ['2029-01-02', '2029-02-02', '2029-02-03'])
    await retainNightly(at(app, Date.parse(`${night}T04:00:00+01:00`)))
  const comments = await app.db.q.selectFrom('score').select('comment').execute()
  expect(new Set(comments.map(({ comment }) => comment))).toEqual(new Set(['']))
  const people = await app.db.q.selectFrom('account').select('email').execute()
  expect(people.map(({ email }) => email).filter((email) => email.endsWith('x.example'))).toEqual([
    'organiser@x.example',
  ])
  expect(await verdict()).toEqual(found)
  expect(canonicalJson(await file(Date.UTC(2029, 2, 1)))).toBe(canonicalJson(before))
  close()
})
