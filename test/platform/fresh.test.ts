/** What has been built is built again when, and only when, something it was made of has changed. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { untyped } from '../support/process.ts'

const { isFresh, remember } = await untyped('../../src/tools/fresh.mjs')
const HOUR_S = 3600
const written = Date.now() / 1000 - HOUR_S

let folder: string
const file = (name: string) => join(folder, name)
const write = (name: string, content: string, at = written) => {
  writeFileSync(file(name), content)
  utimesSync(file(name), at, at)
}
const fresh = (also: readonly string[] = ['a', 'b']) => isFresh(file('record'), also.map(file))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuer-fresh-'))
  for (const name of ['a', 'b', 'out']) write(name, name)
  remember(file('record'), file('out'), [file('a'), file('b')], Date.now())
})
afterEach(() => rmSync(folder, { recursive: true }))

test('nothing has changed', () => expect(fresh()).toBe(true))

test.each([
  ['a source is longer', () => write('a', 'aa')],
  ['a source was written at another time', () => write('b', 'x', written + 1)],
  ['a source is gone', () => rmSync(file('a'))],
  ['what was built is gone', () => rmSync(file('out'))],
  ['what was built is another', () => write('out', 'o')],
  ['nobody remembers', () => rmSync(file('record'))],
  ['the record was cut off', () => write('record', '{"files":[')],
])('%s: build again', (_what, change) => {
  change()
  expect(fresh()).toBe(false)
})

test('a file that was not there then: build again', () => {
  write('c', 'c')
  expect(fresh(['a', 'c'])).toBe(false)
})

test('a source that changed while it was being built leaves no record', () => {
  rmSync(file('record'))
  write('a', 'changed', Date.now() / 1000)
  remember(file('record'), file('out'), [file('a'), file('b')], Date.now() - 10_000)
  expect(fresh()).toBe(false)
})
