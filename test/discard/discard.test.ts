/** Files that must go: tried at once, put off where the storage refuses, never forgotten. */
import { afterAll, beforeAll, expect, it, test } from 'vitest'
import { discardDue } from '../../src/discard/actions.ts'
import { discardDelay } from '../../src/discard/rules.ts'
import { discardKeys, waitingFiles } from '../../src/discard/store.ts'
import { at, emptyWorld, must, OPENS, type World } from '../submission/world.ts'

test.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [5, 16],
  [11, 1024],
  [12, 1440],
  [4000, 1440],
])('after %i failed attempts it waits %i minutes', (attempts, minutes) =>
  expect(discardDelay(attempts)).toBe(minutes * 60_000),
)

let world: World
beforeAll(() => {
  world = emptyWorld()
})
afterAll(() => world.close())

it('deletes the others beside a file that the storage refuses, and tries that one again later', async () => {
  const { app } = world
  const [fine, broken] = ['photos/fine/1.jpeg', 'photos/broken/1.jpeg']
  for (const key of [fine, broken]) await app.files.put(key, new Uint8Array([1]), 'image/jpeg')
  must(await app.db.commit([discardKeys(app.db.q, [fine, broken, fine], OPENS)]))
  must(await app.db.commit([discardKeys(app.db.q, [broken], OPENS + 5)]))
  const files = {
    ...app.files,
    delete: (keys: readonly string[]) =>
      keys.includes(broken) ? Promise.reject(new Error('storage is away')) : app.files.delete(keys),
  }
  const failing = { ...app, files }
  expect(await discardDue(failing)).toEqual({ deleted: 1, refused: 1 })
  expect(await app.files.get(fine)).toBeNull()
  expect(await app.files.get(broken)).not.toBeNull()
  expect(await waitingFiles(app.db)).toEqual({ waiting: 1, refused: 1 })
  expect(await discardDue(app)).toEqual({ deleted: 0, refused: 0 })
  expect(await discardDue(at(app, OPENS + 60_000))).toEqual({ deleted: 1, refused: 0 })
  expect(await app.files.get(broken)).toBeNull()
  expect(await waitingFiles(app.db)).toEqual({ waiting: 0, refused: 0 })
})
