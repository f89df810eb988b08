/** Who sees what an organisation has handed in: proven on both sides, drafts never, and nothing leaks beside it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import type { Edition } from '../../src/edition/store.ts'
import { confirmOrganisation, releaseOrganisation } from '../../src/organisation/actions.ts'
import { domainOf, provesSomething } from '../../src/organisation/rules.ts'
import { confirmForm } from '../../src/organisation/schema.ts'
import { claimedDomains, confirmedDomains, domainsThatSee } from '../../src/organisation/store.ts'
import { loadOwn } from '../../src/submission/actions.ts'
import { listOfOrganisation, listOwn } from '../../src/submission/store.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import { loadTeam } from '../../src/team/actions.ts'
import {
  draft,
  emptyWorld,
  entry,
  must,
  openYear,
  own,
  person,
  share,
  type World,
} from '../submission/world.ts'

const KEY = '08999001'
const OTHER_KEY = '08999002'

let world: World
let organiser: Actor
let edition: Edition
let lastYear: Edition
let owner: Actor
let colleague: Actor
let impostor: Actor
let neighbour: Actor
const ids: Record<string, string> = {}

const setKey = async (id: string, key: string) => {
  const { db } = world.app
  must(await db.commit([db.q.updateTable('submission').set({ organisation_key: key }).where('id', '=', id)]))
}

const make = async (name: string, by: Actor, year: Edition, key: string, kind = entry) => {
  const id = await kind(world.app, by, year, name)
  await setKey(id, key)
  ids[name] = id
}

beforeAll(async () => {
  world = emptyWorld()
  const { app } = world
  organiser = await person(app, 'gs@x.example', true)
  edition = await openYear(app, organiser, 2026)
  lastYear = await openYear(app, organiser, 2025)
  owner = await person(app, 'eine@musterhausen.example')
  colleague = await person(app, 'anderer@musterhausen.example')
  impostor = await person(app, 'betrug@anderswo.example')
  neighbour = await person(app, 'n@nachbarstadt.example')
  await make('handed in', owner, edition, KEY)
  await make('last year', owner, lastYear, KEY)
  await make('unfinished', owner, edition, KEY, draft)
  await make('for another body', owner, edition, OTHER_KEY)
  await make('withdrawn', owner, edition, KEY)
  must(await withdrawSubmission(app, owner, await own(app, owner, ids.withdrawn ?? ''), 3))
  // Somebody who only typed the name of the municipality.
  await make('only claimed', impostor, edition, KEY)
  await make('by the neighbour', neighbour, edition, OTHER_KEY)
})
afterAll(() => world.close())

const seenBy = async (actor: Actor): Promise<string[]> => {
  const listed = (await listOfOrganisation(world.app.db, actor.id)).map(({ id }) => id)
  const opened: string[] = []
  for (const id of Object.values(ids)) if ((await loadOwn(world.app, actor, id)).ok) opened.push(id)
  const mine = (await listOwn(world.app.db, actor.id)).map(({ id }) => id)
  // What can be opened is exactly what is listed somewhere.
  expect(opened.sort()).toEqual([...listed, ...mine].sort())
  return Object.keys(ids)
    .filter((name) => listed.includes(ids[name] ?? ''))
    .sort()
}

describe('without a confirmation', () => {
  test('the same domain and the same key prove nothing', async () => {
    expect(await seenBy(colleague)).toEqual([])
    expect(await seenBy(impostor)).toEqual([])
  })

  test('organisers see who claims what, once per domain and organisation', async () => {
    expect(await claimedDomains(world.app.db)).toEqual([
      { domain: 'musterhausen.example', key: KEY, organisation: 'Musterhausen', entries: 2 },
      { domain: 'anderswo.example', key: KEY, organisation: 'Musterhausen', entries: 1 },
      { domain: 'musterhausen.example', key: OTHER_KEY, organisation: 'Musterhausen', entries: 1 },
      { domain: 'nachbarstadt.example', key: OTHER_KEY, organisation: 'Musterhausen', entries: 1 },
    ])
  })
})

describe('with a confirmation', () => {
  beforeAll(async () => {
    must(await confirmOrganisation(world.app, organiser, { domain: 'musterhausen.example', key: KEY }))
  })

  test('colleagues see what was handed in over the years, and neither drafts nor withdrawn nor claimed entries', async () => {
    expect(await seenBy(colleague)).toEqual(['handed in', 'last year'])
  })

  test('they may look, no more, and are not told who works on it', async () => {
    const { app } = world
    const seen = await own(app, colleague, ids['handed in'] ?? '')
    expect(seen.right).toBe('view')
    expect(await loadOwn(app, colleague, ids['handed in'] ?? '', 'edit')).toMatchObject({
      error: { kind: 'forbidden' },
    })
    expect((await loadTeam(app, colleague, seen)).ok).toBe(false)
  })

  test('a claim opens nothing: neither to the one who claims nor of their entry', async () => {
    expect(await seenBy(impostor)).toEqual([])
    expect(await seenBy(neighbour)).toEqual([])
    // A sub-domain or a look-alike is another domain.
    for (const email of [
      'x@amt.musterhausen.example',
      'x@xmusterhausen.example',
      'x@musterhausen.example.evil.example',
    ])
      expect(await seenBy(await person(world.app, email))).toEqual([])
  })

  test("a right of one's own counts more", async () => {
    const { app } = world
    await share(app, ids['last year'] ?? '', colleague, 'edit')
    expect((await own(app, colleague, ids['last year'] ?? '')).right).toBe('edit')
    expect(await seenBy(colleague)).toEqual(['handed in'])
  })

  test('a second domain of the organisation sees the same', async () => {
    const { app } = world
    const moved = await person(app, 'neu@stadt-musterhausen.example')
    expect(await seenBy(moved)).toEqual([])
    must(await confirmOrganisation(app, organiser, { domain: 'stadt-musterhausen.example', key: KEY }))
    expect(await seenBy(moved)).toEqual(['handed in', 'last year'])
    expect(await domainsThatSee(app.db, ids['handed in'] ?? '')).toEqual([
      'musterhausen.example',
      'stadt-musterhausen.example',
    ])
    expect(await domainsThatSee(app.db, ids['only claimed'] ?? '')).toEqual([])
  })

  test('one domain belongs to one organisation, and only to one that has an entry', async () => {
    const { app } = world
    const twice = await confirmOrganisation(app, organiser, {
      domain: 'musterhausen.example',
      key: OTHER_KEY,
    })
    expect(twice).toMatchObject({ error: { kind: 'conflict' } })
    const nobody = await confirmOrganisation(app, organiser, { domain: 'neu.example', key: '99' })
    expect(nobody).toMatchObject({ error: { kind: 'not_found' } })
    expect((await confirmedDomains(app.db)).map(({ domain, key }) => [domain, key])).toEqual([
      ['musterhausen.example', KEY],
      ['stadt-musterhausen.example', KEY],
    ])
  })

  test('taken back, it opens nothing any more', async () => {
    const { app } = world
    must(await releaseOrganisation(app, organiser, 'musterhausen.example'))
    expect(await seenBy(colleague)).toEqual([])
    // The other domain is still confirmed, but the owner of the entries has lost the proof.
    expect(await seenBy(await person(app, 'neu@stadt-musterhausen.example'))).toEqual([])
    expect(await releaseOrganisation(app, organiser, 'musterhausen.example')).toMatchObject({
      error: { kind: 'not_found' },
    })
  })
})

test.each([
  ['a@musterhausen.example', 'musterhausen.example', true],
  ['a@gmx.de', 'gmx.de', false],
  ['a@gmail.com', 'gmail.com', false],
  ['a@web.de', 'web.de', false],
])('%s is of %s, which proves something: %s', (email, domain, proves) => {
  expect(domainOf(email)).toBe(domain)
  expect(provesSomething(domain)).toBe(proves)
})

test.each([
  [{ domain: 'Musterhausen.example', key: KEY }, true],
  [{ domain: 'gmx.de', key: KEY }, false],
  [{ domain: 'a@b.example', key: KEY }, false],
  [{ domain: 'musterhausen', key: KEY }, false],
  [{ domain: 'musterhausen.example', key: 'x' }, false],
])('the form takes %j: %s', (input, taken) => {
  expect(confirmForm.safeParse(input).success).toBe(taken)
})
