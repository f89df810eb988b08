import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleOf } from '../../src/audience/count.ts'
import { verifyCommand } from '../../src/proof/command.ts'

let folder = ''
const honest = bundleOf({
  year: 2031,
  prize: 'Publikumspreis',
  rule: { choice: 'one', tie: 'shared' },
  candidates: [1, 2].map((number) => ({ number, title: `Projekt ${number}`, organisation: 'Musterhausen' })),
  turnout: { issued: 2, used: 1, unused: 1, invalid: 0 },
  ballots: [{ receipt: 'Adler Birke', choices: [2] }],
})

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuer-verify-'))
  writeFileSync(join(folder, 'gut.json'), JSON.stringify(honest))
  const forged = { ...honest, ballots: [{ receipt: 'Adler Birke', choices: [1] }] }
  writeFileSync(join(folder, 'falsch.json'), JSON.stringify(forged))
  writeFileSync(join(folder, 'kaputt.json'), '{')
})
afterAll(() => rmSync(folder, { recursive: true }))

it.each([
  [['gut.json'], 0, 'Die Auszählung ist richtig.'],
  [['gut.json', '--root', honest.root], 0, 'Der Gesamtwert ist der erwartete.'],
  [['gut.json', '--root', 'a'.repeat(64)], 1, 'STIMMT NICHT  Der Gesamtwert ist der erwartete.'],
  [['falsch.json'], 1, 'Die Auszählung ist nicht bestätigt.'],
  [['kaputt.json'], 2, 'lässt sich nicht als JSON lesen'],
  [['fehlt.json'], 2, 'lässt sich nicht als JSON lesen'],
  [[], 2, 'Aufruf:'],
  [['gut.json', '--root', 'kurz'], 2, 'Aufruf:'],
  [['gut.json', 'zwei.json'], 2, 'Aufruf:'],
  [['gut.json', '--was'], 2, 'Aufruf:'],
])('%j answers %d', (args, code, words) => {
  const answer = verifyCommand(args, folder)
  expect(answer.code).toBe(code)
  expect(answer.stdout + answer.stderr).toContain(words)
})
