import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { assignCommand } from '../../src/assignment/command.ts'
import { PLAN_LIMITS, PlanError, readPlan } from '../../src/assignment/plan-json.ts'

const folder = mkdtempSync(join(tmpdir(), 'kuer-assign-'))
afterAll(() => rmSync(folder, { recursive: true }))

const GOOD = {
  entries: ['b', 'a', 'c'],
  jurors: [{ id: 'y' }, { id: 'x', max: 1 }, { id: 'z' }],
  perEntry: 2,
  conflicts: [['a', 'z']],
  seed: 7,
}

const run = (content: string | Uint8Array) => {
  writeFileSync(join(folder, 'plan.json'), content)
  return assignCommand(['plan.json'], folder)
}
const runPlan = (change: object) => run(JSON.stringify({ ...GOOD, ...change }))

describe('the answer', () => {
  test('has exactly the documented keys, in the order of the plan', () => {
    expect(runPlan({})).toEqual({
      code: 0,
      stderr: '',
      stdout: `${JSON.stringify({
        assignments: [
          ['b', 'y'],
          ['b', 'z'],
          ['a', 'y'],
          ['a', 'x'],
          ['c', 'y'],
          ['c', 'z'],
        ],
        loads: { y: 3, x: 1, z: 2 },
        pairs: { min: 0, max: 2 },
        components: 1,
        shortfall: [],
      })}\n`,
    })
  })

  test('names what is lacking', () => {
    const answer = JSON.parse(
      runPlan({
        conflicts: [
          ['a', 'z'],
          ['a', 'x'],
        ],
      }).stdout,
    )
    expect(answer.shortfall).toEqual([{ entry: 'a', missing: 1 }])
  })

  test('needs neither conflicts nor seed, and takes ids that mean something to JavaScript', () => {
    const { conflicts: _conflicts, seed: _seed, ...short } = GOOD
    const { stdout } = run(JSON.stringify({ ...short, entries: ['__proto__', '1'], perEntry: 1 }))
    expect(JSON.parse(stdout).assignments).toHaveLength(2)
    const jurors = JSON.parse(runPlan({ jurors: [{ id: '__proto__' }, { id: '2' }], conflicts: [] }).stdout)
    expect(Object.entries(jurors.loads)).toEqual([
      ['2', 3],
      ['__proto__', 3],
    ])
  })
})

describe('what it refuses, in one line', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `e${index}`)
  test.each([
    ['nothing', '', 'Die Datei ist leer.'],
    ['blanks', ' \n', 'Die Datei ist leer.'],
    ['half a file', '{"entries": [', 'Die Datei ist kein gültiges JSON.'],
    ['other bytes', Uint8Array.of(0xff, 0xfe), 'Die Datei ist kein Text in UTF-8.'],
    ['a list', '[]', /^Plan: erwartet wird \{"entries".*\}\.\n$/],
    ['null', 'null', /^Plan: erwartet wird \{"entries".*\}\.\n$/],
    ['too much', new Uint8Array(PLAN_LIMITS.bytes + 1), 'Die Datei ist größer als 32 MB.'],
  ])('%s', (_name, content, message) => {
    const { code, stdout, stderr } = run(content)
    expect([code, stdout]).toEqual([2, ''])
    if (typeof message === 'string') expect(stderr).toBe(`${message}\n`)
    else expect(stderr).toMatch(message)
  })

  test.each([
    [{ entries: undefined }, 'entries: erwartet wird eine Liste.'],
    [{ entries: [] }, 'entries: keine Einreichung.'],
    [{ entries: ['a', 5] }, 'entries[1]: erwartet wird eine Bezeichnung als Text.'],
    [{ entries: ['a', 'b', 'a'] }, 'entries[2]: "a" kommt zweimal vor.'],
    [{ entries: ['a', ' '] }, 'entries[1]: die Bezeichnung ist leer oder enthält Zeichen, die keine sind.'],
    [{ entries: ['x'.repeat(201)] }, 'entries[0]: die Bezeichnung ist länger als 200 Zeichen.'],
    [{ entries: many(5001) }, 'entries: mehr als 5000 Einreichungen.'],
    [{ jurors: [] }, 'jurors: kein Jurymitglied.'],
    [{ jurors: ['x'] }, 'jurors[0]: erwartet wird {"id": …, "max": …}.'],
    [{ jurors: [{ id: 'x' }, { id: 'x' }] }, 'jurors[1].id: "x" kommt zweimal vor.'],
    [{ jurors: [{ id: 'x', max: -1 }] }, 'jurors[0].max: erwartet wird eine ganze Zahl von 0 bis 5000.'],
    [{ jurors: [{ id: 'x', max: 1.5 }] }, 'jurors[0].max: erwartet wird eine ganze Zahl von 0 bis 5000.'],
    [{ jurors: [{ id: 'x', min: 1 }] }, 'jurors[0]: unbekannte Angabe "min".'],
    [{ jurors: many(201).map((id) => ({ id })) }, 'jurors: mehr als 200 Jurymitglieder.'],
    [{ perEntry: undefined }, 'perEntry: erwartet wird eine ganze Zahl von 1 bis 200.'],
    [{ perEntry: 0 }, 'perEntry: erwartet wird eine ganze Zahl von 1 bis 200.'],
    [{ perEntry: '4' }, 'perEntry: erwartet wird eine ganze Zahl von 1 bis 200.'],
    [{ entries: many(5000), perEntry: 11, conflicts: [] }, 'perEntry: zusammen mehr als 50000 Wertungen.'],
    [{ conflicts: [['a']] }, 'conflicts[0]: erwartet wird [Einreichung, Jurymitglied].'],
    [{ conflicts: {} }, 'conflicts: erwartet wird eine Liste.'],
    [
      {
        conflicts: [
          ['a', 'z'],
          ['d', 'z'],
        ],
      },
      'conflicts[1]: die Einreichung "d" gibt es nicht.',
    ],
    [{ conflicts: [['a', 'q']] }, 'conflicts[0]: das Jurymitglied "q" gibt es nicht.'],
    [
      {
        conflicts: [
          ['a', 'z'],
          ['a', 'z'],
        ],
      },
      'conflicts[1]: dieses Paar kommt zweimal vor.',
    ],
    [{ seed: -1 }, 'seed: erwartet wird eine ganze Zahl von 0 bis 4294967295.'],
    [{ sed: 1 }, 'Plan: unbekannte Angabe "sed".'],
  ])('case %#', (change, message) => {
    expect(runPlan(change)).toEqual({ code: 2, stdout: '', stderr: `${message}\n` })
  })

  test.each([[[]], [['a.json', 'b.json']], [['--seed']], [['missing.json']], [['.']]])('%j', (args) => {
    const { code, stdout, stderr } = assignCommand(args, folder)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(
      /^(Aufruf: npm run --silent assign -- plan\.json|Die Datei "[^"]+" lässt sich nicht lesen\.)\n$/,
    )
  })

  test('whatever JSON there is: a plan or one line', () => {
    const values = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(GOOD)))
    const plans = fc.record(
      { entries: values, jurors: values, perEntry: values, conflicts: values, seed: values },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(plans, (plan) => {
        try {
          return readPlan(new TextEncoder().encode(JSON.stringify(plan))).entries.length > 0
        } catch (error) {
          return error instanceof PlanError && /^[^\n]+\.$/.test(error.message)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

test('npm run --silent assign prints the answer and nothing else', async () => {
  const expected = runPlan({})
  const answer = await new Promise<[number, string, string]>((resolve) =>
    execFile('npm', ['run', '--silent', 'assign', '--', join(folder, 'plan.json')], (error, stdout, stderr) =>
      resolve([Number(error?.code ?? 0), stdout, stderr]),
    ),
  )
  expect(answer).toEqual([0, expected.stdout, ''])
}, 60_000)
