/** What a change of many entries does to each, and what counts as different since it was shown. */
import { describe, expect, it, test } from 'vitest'
import { changesIn, differenceTo, type Entry, planOf, type Situation, seenOf } from '../../src/bulk/rules.ts'
import type { Order } from '../../src/bulk/schema.ts'
import { fail, ok } from '../../src/core/result.ts'
import { QUESTIONS } from '../../src/entry-form/questions.ts'

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  version: 3,
  number: 1,
  title: id,
  organisation: 'Musterhausen',
  state: 'submitted',
  screening: 'open',
  extended_until: null,
  category_id: 'a',
  category: 'Service',
  tagged: 0,
  answers: JSON.stringify(Object.fromEntries(QUESTIONS.map(({ key }) => [key, 'x']))),
  ...more,
})

const SCHEDULE = {
  call_opens_at: 1,
  call_closes_at: 10,
  judging_opens_at: 100,
  judging_closes_at: 200,
  archives_at: null,
  released_at: null,
  gallery_published_at: null,
}

const SITUATION: Situation = {
  categories: [
    { id: 'a', name: 'Service' },
    { id: 'b', name: 'Technik' },
  ],
  questions: QUESTIONS,
  open: ok(null),
  screenable: ok(null),
  schedule: SCHEDULE,
  now: 5,
}

const order = (aktion: Order['aktion'], tag = 'Rückfrage', ziel = 'b'): Order => ({
  aktion,
  tag,
  ziel,
  bis: 50,
  grund: 'Krank',
})

const outcome = (wanted: Order, one: Entry, situation = SITUATION) =>
  planOf(wanted, [one], situation)[0]?.outcome

describe('what happens to an entry', () => {
  test.each<[string, Order, Partial<Entry>, object]>([
    ['a tag is added', order('schlagwort'), {}, { kind: 'change', from: '–', to: 'Rückfrage' }],
    ['a tag stays', order('schlagwort'), { tagged: 1 }, { reason: 'Hat das Schlagwort schon.' }],
    ['a tag goes', order('schlagwort-weg'), { tagged: 1 }, { kind: 'change', from: 'Rückfrage', to: '–' }],
    ['no tag to remove', order('schlagwort-weg'), {}, { reason: 'Hat das Schlagwort nicht.' }],
    ['it moves', order('kategorie'), {}, { kind: 'change', from: 'Service', to: 'Technik' }],
    [
      'it moves from nowhere',
      order('kategorie'),
      { category_id: null, category: null },
      { kind: 'change', from: '–', to: 'Technik' },
    ],
    ['it is there', order('kategorie', '', 'a'), {}, { reason: 'Steht schon in dieser Kategorie.' }],
    ['a draft', order('kategorie'), { state: 'draft' }, { kind: 'stays' }],
    ['withdrawn', order('kategorie'), { state: 'withdrawn' }, { reason: 'Zurückgezogen.' }],
    ['no such category', order('kategorie', '', 'z'), {}, { kind: 'stays' }],
    ['it passes', order('zulassen'), {}, { kind: 'change', from: 'noch nicht geprüft', to: 'zugelassen' }],
    ['it passes after changes', order('zulassen'), { screening: 'changes' }, { kind: 'change' }],
    ['it has passed', order('zulassen'), { screening: 'passed' }, { reason: 'Ist schon zugelassen.' }],
    ['it was refused', order('zulassen'), { screening: 'refused' }, { kind: 'stays' }],
    ['a draft does not pass', order('zulassen'), { state: 'draft' }, { reason: 'Noch nicht eingereicht.' }],
    ['a deadline for a draft', order('frist'), { state: 'draft' }, { kind: 'change' }],
    ['a deadline that nobody named', { ...order('frist'), bis: null }, {}, { kind: 'stays' }],
    ['a later deadline stays', order('frist'), { extended_until: 60 }, { kind: 'stays' }],
    ['no deadline once withdrawn', order('frist'), { state: 'withdrawn' }, { reason: 'Zurückgezogen.' }],
    ['tags do not mind drafts', order('schlagwort'), { state: 'draft' }, { kind: 'change' }],
  ])('%s', (_, wanted, more, expected) => expect(outcome(wanted, entry('x', more))).toMatchObject(expected))

  it('no category once judging has begun', () => {
    const closed = { ...SITUATION, open: fail('closed', 'Stehen fest.') }
    expect(outcome(order('kategorie'), entry('x'), closed)).toEqual({ kind: 'stays', reason: 'Stehen fest.' })
    expect(outcome(order('schlagwort'), entry('x'), closed)).toMatchObject({ kind: 'change' })
  })

  it('no deadline once judging has begun', () => {
    expect(outcome(order('frist'), entry('x'), { ...SITUATION, now: 100 })).toEqual({
      kind: 'stays',
      reason: 'Die Jury hat begonnen zu bewerten. Die Frist lässt sich nicht mehr verlängern.',
    })
  })

  it('no category whose required questions are not answered', () => {
    const extra = { ...QUESTIONS[0], key: 'stage', label: 'Stand der Technik', categories: ['Technik'] }
    const questions = [...QUESTIONS, extra as (typeof QUESTIONS)[number]]
    const asked = outcome(order('kategorie'), entry('x'), { ...SITUATION, questions })
    expect(asked).toEqual({
      kind: 'stays',
      reason: 'Dort wird auch gefragt: Stand der Technik. Das fehlt hier.',
    })
  })
})

describe('what is different since it was shown', () => {
  const plan = (...entries: Entry[]) => planOf(order('schlagwort'), entries, SITUATION)
  const seen = seenOf(plan(entry('x'), entry('y')))

  it('nothing, in any order', () => {
    expect(differenceTo(seen, plan(entry('y'), entry('x')))).toBeNull()
    expect(differenceTo('', [])).toBeNull()
  })

  test.each<[string, Entry[], string[], number]>([
    ['another version', [entry('x', { version: 4 }), entry('y')], ['x'], 0],
    ['another outcome', [entry('x', { tagged: 1 }), entry('y')], ['x'], 0],
    ['one more', [entry('x'), entry('y'), entry('z')], ['z'], 0],
    ['one less', [entry('x')], [], 1],
    ['all gone', [], [], 2],
  ])('%s', (_, entries, changed, gone) => {
    const difference = differenceTo(seen, plan(...entries))
    expect(difference?.changed.map(({ id }) => id)).toEqual(changed)
    expect(difference?.gone).toBe(gone)
  })

  it('the preview counts what changes', () => {
    expect(changesIn(plan(entry('x', { tagged: 1 }), entry('y'))).map(({ entry: { id } }) => id)).toEqual([
      'y',
    ])
  })
})
