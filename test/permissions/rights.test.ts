/** What each right opens, over HTTP: one table of every page and form of a shared submission. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { paths } from '../../src/core/paths.ts'
import type { Edition } from '../../src/edition/store.ts'
import { includes, type Right, SHARED_RIGHTS } from '../../src/submission/rules.ts'
import {
  categoryOf,
  completeInput,
  draft,
  must,
  OPENS,
  openYear,
  person,
  photoOf,
  share,
} from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { visit } from './visitor.ts'

let app: RunningNode
let edition: Edition
let category: string
let count = 0

beforeAll(async () => {
  app = await startNode()
  edition = await openYear(app.services, await person(app.services, 'gs@x.example', true), 2026)
  category = (await categoryOf(app.services, edition)).id
  await app.setClock(OPENS)
})
afterAll(() => app.close())

interface Shared {
  readonly id: string
  readonly photo: string
  readonly owner: Actor
  readonly colleague: Actor
  readonly third: Actor
}

const shared = async (right: Exclude<Right, 'own'>): Promise<Shared> => {
  const { services } = app
  count += 1
  const owner = await person(services, `owner${count}@x.example`)
  const colleague = await person(services, `kollege${count}@x.example`)
  const third = await person(services, `dritte${count}@x.example`)
  const id = await draft(services, owner, edition, 'Geteilt')
  await share(services, id, colleague, right)
  await share(services, id, third, 'view')
  return { id, photo: (await photoOf(services, id)).id, owner, colleague, third }
}

type Body = Record<string, string>

/** [what, least right, address, form] */
const DOORS: [string, Right, (at: Shared) => string, ((at: Shared) => Body)?][] = [
  ['see it', 'view', ({ id }) => paths.submission(id)],
  ['its document', 'view', ({ id }) => paths.submissionPdf(id)],
  ['its pictures', 'view', ({ photo }) => paths.privatePhoto(photo, '480.jpeg')],
  ['its people', 'view', ({ id }) => paths.submissionPeople(id)],
  ['leaving', 'view', ({ id }) => paths.submissionLeave(id)],
  ['edit', 'edit', ({ id }) => paths.submissionEdit(id)],
  ['a step', 'edit', ({ id }) => paths.submissionStep(id, 1)],
  ['the pictures to edit', 'edit', ({ id }) => paths.submissionPhotos(id)],
  ['texts of pictures', 'edit', ({ id }) => `${paths.submissionPhotos(id)}/texte`, () => ({})],
  ['upload', 'edit', ({ id }) => paths.submissionPhotos(id), () => ({})],
  [
    'arrange pictures',
    'edit',
    ({ id }) => `${paths.submissionPhotos(id)}/texte`,
    ({ photo }) => ({ do: `delete:${photo}` }),
  ],
  ['the last look', 'hand_in', ({ id }) => paths.submissionHandIn(id)],
  ['hand in', 'hand_in', ({ id }) => paths.submissionHandIn(id), () => ({ version: '2', declaration: '1' })],
  ['withdrawing', 'own', ({ id }) => paths.submissionWithdraw(id)],
  ['withdraw', 'own', ({ id }) => paths.submissionWithdraw(id), () => ({ version: '2' })],
  ['invite', 'own', ({ id }) => paths.submissionPeople(id), () => ({ email: 'neu@x.example', may: 'view' })],
  ['one person', 'own', ({ id, third }) => paths.submissionPerson(id, third.id)],
  [
    'right',
    'own',
    ({ id, third }) => paths.submissionPersonDo(id, third.id, 'recht'),
    () => ({ may: 'edit' }),
  ],
  ['remove', 'own', ({ id, third }) => paths.submissionPersonDo(id, third.id, 'entfernen'), () => ({})],
  ['hand over', 'own', ({ id, third }) => paths.submissionPersonDo(id, third.id, 'uebergeben'), () => ({})],
]

const knock = async (actor: Actor, path: string, body?: Body) => {
  const visitor = await visit(app, actor)
  const response = await (body ? visitor.post(path, body) : visitor.get(path))
  await response.arrayBuffer()
  return response.status
}

describe.each(SHARED_RIGHTS)('the right %s', (right) => {
  test.each(DOORS)('%s needs %s', async (_, needed, path, body) => {
    const at = await shared(right)
    const status = await knock(at.colleague, path(at), body?.(at))
    if (includes(right, needed)) expect([200, 303, 409, 422]).toContain(status)
    else expect(status).toBe(403)
    // A removed colleague is a stranger at once.
    const { db } = app.services
    must(await db.commit([db.q.deleteFrom('submission_editor').where('account_id', '=', at.colleague.id)]))
    expect(await knock(at.colleague, path(at), body?.(at))).toBe(404)
  })
})

test('whoever may only look saves nothing, and still reads what was typed', async () => {
  const at = await shared('view')
  const { basics } = completeInput(2, 'Gekapert', category)
  const visitor = await visit(app, at.colleague)
  const response = await visitor.post(paths.submissionStep(at.id, 1), { version: '2', ...basics })
  expect(response.status).toBe(409)
  const text = await response.text()
  expect(text).toContain('nicht bearbeiten')
  expect(text).toContain('Gekapert')
  const row = await app.services.db.q
    .selectFrom('submission')
    .select(['title', 'version'])
    .where('id', '=', at.id)
    .executeTakeFirst()
  expect(row).toEqual({ title: 'Geteilt', version: 2 })
})

test('the invitation of the letter leads through the sign-in to accepting', async () => {
  const at = await shared('edit')
  const owner = await visit(app, at.owner)
  const invited = await owner.post(paths.submissionPeople(at.id), { email: 'gast@x.example', may: 'view' })
  expect(invited.headers.get('Location')).toBe(
    `${paths.submissionPeople(at.id)}?meldung=mitarbeit-eingeladen`,
  )
  const nobody = await (await visit(app, null)).get(paths.invitation(at.id))
  expect(nobody.headers.get('Location')).toBe(
    `/anmelden?weiter=${encodeURIComponent(paths.invitation(at.id))}`,
  )
  expect(await knock(at.third, paths.invitation(at.id))).toBe(303)
  const guest = await person(app.services, 'gast@x.example')
  expect(await knock(await person(app.services, 'fremd@x.example'), paths.invitation(at.id))).toBe(404)
  const visitor = await visit(app, guest)
  expect(await (await visitor.get(paths.submissions)).text()).toContain(paths.invitation(at.id))
  expect(await (await visitor.get(paths.invitation(at.id))).text()).toContain('Einladung annehmen')
  const accepted = await visitor.post(paths.invitation(at.id))
  expect(accepted.headers.get('Location')).toBe(`${paths.submission(at.id)}?meldung=mitarbeit-angenommen`)
  const overview = await (await visitor.get(paths.submission(at.id))).text()
  expect(overview).toContain('Sie dürfen diese Einreichung ansehen')
  expect(overview).not.toContain(paths.submissionEdit(at.id))
  expect(await (await visitor.get(paths.submissions)).text()).toContain('Sie dürfen: ansehen')
})

test('an invitation with mistakes keeps what was typed', async () => {
  const at = await shared('edit')
  const owner = await visit(app, at.owner)
  const response = await owner.post(paths.submissionPeople(at.id), { email: 'kein-klammeraffe', may: 'edit' })
  expect(response.status).toBe(422)
  const text = await response.text()
  expect(text).toContain('value="kein-klammeraffe"')
  expect(text).toContain('href="#f-email"')
  const nothing = await owner.post(paths.submissionPeople(at.id), { email: 'a@x.example' })
  expect(nothing.status).toBe(422)
  expect(await nothing.text()).toContain('Bitte wählen, was diese Person darf.')
  const forged = await owner.post(paths.submissionPeople(at.id), { email: 'a@x.example', may: 'own' })
  expect(forged.status).toBe(422)
})
