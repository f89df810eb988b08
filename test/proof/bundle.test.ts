import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/core/ids.ts'
import { smallestCrowd } from '../../src/proof/anonymity.ts'
import { auditFile, publicBundle } from '../../src/proof/build.ts'
import { checkReceipt } from '../../src/proof/receipt.ts'
import { TAMPERINGS, tamper } from '../../src/proof/tamper.ts'
import { verifyResult } from '../../src/proof/verify.ts'
import { figure, tries } from '../support/torture.ts'
import { type Contest, sourceOf } from './world.ts'

const states = (bundle: unknown, root: string | null = null) => verifyResult(bundle, root).map(({ ok }) => ok)
const isRight = (bundle: unknown) => states(bundle).every((ok) => ok !== false)
const isWhole = (bundle: unknown) => states(bundle).every((ok) => ok === true)

const FULL: Contest = { entries: 12, jurors: 8 }
const DEALT: Contest = { entries: 24, jurors: 12, perEntry: 6 }

describe('how far sheets are opened', () => {
  test.each<[string, Contest, string, string[], boolean]>([
    ['everybody judged everything', FULL, 'numbered', [], true],
    ['entries were dealt out', DEALT, 'numbered', [], true],
    [
      'one juror’s conflict is known and the only blank',
      { ...FULL, recused: [[2, 5]] },
      'shuffled',
      ['few_jurors'],
      false,
    ],
    [
      'a conflict came out after the close',
      { ...FULL, uncounted: [[2, 5]] },
      'shuffled',
      ['few_jurors'],
      false,
    ],
    ['the conflict hides among many blanks', { ...DEALT, recused: [[2, 5]] }, 'numbered', [], true],
    ['the rule is the mean', { ...FULL, rules: { aggregation: 'mean' } }, 'shuffled', [], true],
    ['an entry has four sheets', { ...FULL, fewer: { 3: 4 } }, 'shuffled', ['few_sheets'], false],
    ['all have four', { entries: 6, jurors: 4 }, 'sealed', ['few_sheets'], false],
    [
      'shuffled was laid down',
      { ...FULL, rules: { disclosure: 'shuffled' } },
      'shuffled',
      ['laid_down'],
      false,
    ],
    ['sealed was laid down', { ...FULL, rules: { disclosure: 'sealed' } }, 'sealed', ['laid_down'], false],
    ['nothing was laid down', { ...FULL, rules: { disclosure: undefined } }, 'sealed', ['laid_down'], false],
  ])('where %s', (_, contest, form, reasons, whole) => {
    const source = sourceOf(contest)
    const bundle = publicBundle(source)
    expect([bundle.form, bundle.reasons]).toEqual([form, reasons])
    const found = verifyResult(JSON.parse(canonicalJson(bundle)), source.seal.root)
    expect(found.filter(({ ok }) => ok === false)).toEqual([])
    expect(found.every(({ ok }) => ok === true)).toBe(whole)
    // Whatever the public sees, an auditor can recount all of it.
    const file = verifyResult(JSON.parse(canonicalJson(auditFile(source))), source.seal.root)
    expect(file.map(({ ok }) => ok)).toEqual(
      file.map(({ what }) => (what.includes('Prüfakte') ? null : true)),
    )
  })

  test('an entry with four sheets keeps sheets, score and mean to itself', () => {
    const bundle = publicBundle(sourceOf({ ...FULL, fewer: { 3: 4 } }))
    const row = bundle.entries.find(({ entry }) => entry === '2031-004')
    expect(row).toMatchObject({ sheets: 4, score: null, mean: null })
    expect(row?.place).toBeGreaterThan(0)
    expect(bundle.sheets.filter(({ payload }) => payload.entry === '2031-004')).toEqual([])
    expect(bundle.closed.map(({ because }) => because)).toEqual(Array(4).fill('few_sheets'))
    expect(JSON.stringify(bundle.sheets)).not.toContain('"juror":1')
  })

  test('shuffled sheets hold nothing that two sheets of one juror share', () => {
    const source = sourceOf({ ...FULL, rules: { disclosure: 'shuffled' } })
    const bundle = publicBundle(source)
    const words = bundle.sheets.flatMap(({ payload, nonce, commitment }) => [
      payload.juror,
      nonce,
      commitment,
    ])
    expect(new Set(words).size).toBe(3 * bundle.sheets.length)
    for (const { tag } of source.sheets) expect(JSON.stringify(bundle)).not.toContain(tag)
    expect(bundle.sheets.map(({ commitment }) => commitment)).toEqual(
      bundle.sheets
        .toSorted((a, b) => (a.payload.entry + a.commitment < b.payload.entry + b.commitment ? -1 : 1))
        .map(({ commitment }) => commitment),
    )
  })

  test('sheets from before there was a form without names stay closed', () => {
    const source = sourceOf(FULL)
    const [first, ...rest] = source.sheets
    if (!first) throw new Error('no sheet')
    const old = { ...first, payload: { ...first.payload, finalisedAt: '2031-05-01T10:00:00.000Z' } }
    expect(publicBundle({ ...source, sheets: [old, ...rest] })).toMatchObject({
      form: 'sealed',
      reasons: ['old_sheets'],
      sheets: [],
    })
  })
})

describe('smallestCrowd', () => {
  const judge = (scored: string, recused = '') => ({ scored: new Set(scored), recused: new Set(recused) })
  test.each([
    ['nobody', [], Number.POSITIVE_INFINITY],
    ['all scored all', [judge('abc'), judge('abc'), judge('abc')], 3],
    ['one blank tells', [judge('bc', 'a'), judge('abc'), judge('abc')], 1],
    ['two share the blank', [judge('bc', 'a'), judge('bc', 'a'), judge('abc')], 1],
    ['blanks everywhere', [judge('b', 'a'), judge('b'), judge('b')], 3],
    // x fits two numbers, but one of them is all that y can be: who pieces it together is left with one.
    ['only together', [judge('c', 'ab'), judge('bc', 'a'), judge('abc')], 1],
    ['a chain leads back', [judge('bc', 'a'), judge('bc'), judge('ac', 'b'), judge('ac')], 2],
  ])('%s', (_, judges, crowd) => expect(smallestCrowd(judges)).toBe(crowd))
})

describe('what the check notices', () => {
  test.each<[string, Contest]>([
    ['of a whole jury', { entries: 6, jurors: 6 }],
    ['of entries dealt out', { entries: 8, jurors: 10, perEntry: 5 }],
  ])('every single tampering with a bundle %s', (name, contest) => {
    const times = tries(300, 10_000)
    const { tried, detected, missed } = tamper(publicBundle(sourceOf(contest)), times)
    figure(`tampering with a result ${name}`, `${detected} of ${tried} detected`, '100 %')
    expect({ tried, missed, detected }).toEqual({ tried: times, missed: [], detected: times })
  })

  test('knows every kind of tampering', () => expect(Object.keys(TAMPERINGS).length).toBeGreaterThan(25))

  test('a whole forgery with a root of its own, by the root that was mailed', () => {
    const [honest, forged] = [sourceOf(FULL), sourceOf({ ...FULL, entries: 11 })]
    const bundle = publicBundle(forged)
    expect(isWhole(bundle)).toBe(true)
    expect(states(bundle, honest.seal.root)).toEqual([true, false])
  })

  test.each([null, {}, [], 'x', 1, { format: 'kuer-result/1' }])('%j is no bundle', (file) =>
    expect(verifyResult(file)).toEqual([{ ok: false, what: 'Die Datei ist vollständig.' }]),
  )

  test('a field more, less or of another kind', () => {
    const bundle = publicBundle(sourceOf(FULL))
    for (const name of Object.keys(bundle)) {
      const { [name as 'year']: _, ...less } = bundle
      expect(isRight(less)).toBe(false)
      expect(isRight({ ...bundle, [name]: { x: 1 } })).toBe(false)
    }
    expect(isRight({ ...bundle, more: 1 })).toBe(false)
    expect(isRight({ ...bundle, rules: [] })).toBe(false)
  })

  test('more opened than was laid down', () => {
    const numbered = publicBundle(sourceOf(FULL))
    const rules = { disclosure: 'sealed' as const }
    const sealed = sourceOf({ ...FULL, rules })
    expect(isRight({ ...auditFile(sealed), form: 'numbered' })).toBe(false)
    expect(isRight({ ...auditFile(sourceOf({ ...FULL, fewer: { 3: 4 } })), form: 'numbered' })).toBe(false)
    expect(isRight({ ...numbered, form: 'sealed' })).toBe(false)
    expect(isRight({ ...numbered, form: 'shuffled' })).toBe(false)
  })

  test('in a shuffled bundle: means and places', () => {
    const bundle = publicBundle(sourceOf({ ...FULL, rules: { aggregation: 'mean' } }))
    expect(isWhole(bundle)).toBe(true)
    const rows = bundle.entries
    for (const [index, row] of rows.entries()) {
      const forged = (change: Partial<typeof row>) => ({
        ...bundle,
        entries: rows.with(index, { ...row, ...change }),
      })
      expect(isRight(forged({ mean: (row.mean ?? 0) + 0.001 }))).toBe(false)
      expect(isRight(forged({ score: (row.score ?? 0) + 0.001 }))).toBe(false)
      expect(isRight(forged({ place: (row.place ?? 0) + 1 }))).toBe(false)
      expect(isRight(forged({ place: null }))).toBe(false)
    }
  })
})

describe('a juror’s receipt', () => {
  const source = sourceOf({ ...FULL, uncounted: [[1, 4]] })
  const bundle = publicBundle(source)
  const receiptOf = (index: number) => {
    const sheet = source.sheets[index]
    if (!sheet) throw new Error('no sheet')
    const { payload, nonce, commitment, tag } = sheet
    return { payload, nonce, commitment, tag }
  }
  const said = (text: string, of = bundle) =>
    checkReceipt(text, of)
      .map(({ ok, what }) => `${ok} ${what}`)
      .join('\n')
  const uncounted = source.sheets.findIndex(({ counts }) => !counts)

  test('finds its sheet', () => {
    expect(said(JSON.stringify(receiptOf(0)))).toContain(
      'true Ihr Bogen zu 2031-001 steht unter dem Gesamtwert. Er ist geöffnet',
    )
    const numbered = publicBundle(sourceOf(FULL))
    const [sheet] = numbered.sheets
    expect(said(JSON.stringify(sheet), numbered)).toContain(`unter der Nummer ${sheet?.juror}`)
  })

  test('says that a sheet does not count', () =>
    expect(said(JSON.stringify(receiptOf(uncounted)))).toContain('zählt nicht'))

  test.each([
    ['{', 'lässt sich nicht lesen'],
    ['null', 'lässt sich nicht lesen'],
    [
      JSON.stringify({ ...receiptOf(0), payload: { ...receiptOf(0).payload, edition: 2030 } }),
      'aus dem Jahr 2030',
    ],
    [JSON.stringify({ ...receiptOf(0), nonce: '00'.repeat(32) }), 'ergeben nicht die Prüfsumme'],
    [JSON.stringify({ ...receiptOf(0), tag: '00'.repeat(32) }), 'Kennung'],
    [JSON.stringify({ ...sourceOf(FULL).sheets[0] }), 'steht nicht unter dem Gesamtwert'],
  ])('refuses %.30s', (text, why) => expect(said(text)).toMatch(new RegExp(`false .*${why}`)))
})
