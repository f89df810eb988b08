import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { declaredRoutes } from '../../src/http/access.ts'
import { plainRoute, rowOf } from '../../src/permission/table.ts'
import { emptyWorld, type World } from '../submission/world.ts'

let world: World

beforeAll(() => {
  world = emptyWorld()
})
afterAll(() => world.close())

test('every route stands in a row of src/permission, behind the door it declares', () => {
  const strangers = declaredRoutes(createApp(world.app))
    .filter(({ method, path, rule }) => rowOf(method, path)?.door !== rule)
    .map(({ method, path, rule }) => `${plainRoute(method, path)}: allow('${rule}')`)
  // A new route belongs into the row of src/permission/*-rows.ts that says who may use it, and when.
  expect(strangers).toEqual([])
})
