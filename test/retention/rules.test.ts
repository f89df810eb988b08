import { describe, expect, it, test } from 'vitest'
import { QUESTIONS } from '../../src/entry-form/questions.ts'
import { answersWithout, contactKeys } from '../../src/retention/answers.ts'
import {
  classById,
  isTimed,
  monthsInWords,
  periodInWords,
  timedClasses,
} from '../../src/retention/classes.ts'
import { publicLines } from '../../src/retention/classes-english.ts'
import { recordLines } from '../../src/retention/record.ts'
import {
  type AwardYear,
  cutoffOf,
  differingMonths,
  dueAt,
  endOfAwardYear,
  holdOn,
  mayHold,
  monthsOf,
  noticeDue,
  startsAt,
} from '../../src/retention/rules.ts'

const DAY = 86_400_000
const year = (over: Partial<AwardYear> = {}): AwardYear => ({
  year: 2026,
  call_opens_at: Date.UTC(2026, 1, 1),
  call_closes_at: Date.UTC(2026, 5, 1),
  judging_opens_at: Date.UTC(2026, 5, 2),
  judging_closes_at: Date.UTC(2026, 6, 1),
  released_at: Date.UTC(2026, 10, 13),
  archives_at: null,
  gallery_published_at: null,
  ...over,
})
const berlin = (text: string) => Date.parse(text)

describe('the end of an award year', () => {
  it.each([
    ['released in its year', year(), '2027-01-01T00:00+01:00'],
    [
      'released on New Year’s Eve in Berlin',
      year({ released_at: berlin('2026-12-31T23:59:59.999+01:00') }),
      '2027-01-01T00:00+01:00',
    ],
    [
      'released at New Year in Berlin',
      year({ released_at: berlin('2027-01-01T00:00+01:00') }),
      '2028-01-01T00:00+01:00',
    ],
    ['judged in the next year', year({ judging_closes_at: Date.UTC(2027, 2, 1) }), '2028-01-01T00:00+01:00'],
    ['never released', year({ released_at: null }), '2028-01-01T00:00+01:00'],
    [
      'before Kür, with a gallery only',
      year({ call_opens_at: null, call_closes_at: null, judging_closes_at: null, released_at: null }),
      '2027-01-01T00:00+01:00',
    ],
  ])('%s', (_, edition, end) => expect(endOfAwardYear(edition)).toBe(berlin(end)))

  it('is what periods count from, in months of the calendar', () => {
    expect(dueAt(year(), 3)).toBe(berlin('2027-04-01T00:00+02:00'))
    expect(dueAt(year(), 12)).toBe(berlin('2028-01-01T00:00+01:00'))
    expect(cutoffOf(berlin('2027-03-31T12:00+02:00'), 1)).toBe(berlin('2027-02-28T12:00+01:00'))
  })
})

describe('the months that count', () => {
  const files = timedClasses('edition').find(({ id }) => id === 'files')
  if (!files) throw new Error('no class files')
  it.each([
    [{}, {}, 12],
    [{}, { files: 6 }, 6],
    [{ files: 24 }, { files: 6 }, 24],
    [{ files: 999 }, {}, 36],
    [{ files: 0 }, {}, 3],
  ])('own %j, for all %j: %i', (own, all, months) => expect(monthsOf(files, own, all)).toBe(months))

  it('are stored only where they differ', () => {
    expect(differingMonths({ files: 12, drafts: 3 }, 'edition', {})).toEqual({})
    expect(differingMonths({ files: 12, letters: 3 }, 'edition', { files: 6 })).toEqual({ files: 12 })
    expect(differingMonths({ files: 6, letters: 3 }, 'all', { files: 6 })).toEqual({ files: 6, letters: 3 })
  })

  it.each([
    [1, '1 Monat'],
    [12, '12 Monate'],
    [18, '18 Monate'],
    [24, '2 Jahre'],
  ])('%i in words', (months, words) => expect(monthsInWords(months)).toBe(words))

  it('and everything beside them stand in English too', () => {
    const lines = recordLines({ letters: 1, files: 24 })
    const german = publicLines(lines, 'de')
    const english = publicLines(lines, 'en')
    expect(english).toHaveLength(lines.length)
    for (const [at, line] of english.entries())
      for (const part of ['name', 'purpose', 'period', 'effect'] as const)
        expect(line[part], lines[at]?.data.id).not.toBe(german[at]?.[part])
    const periodOf = (id: string) => english[lines.findIndex(({ data }) => data.id === id)]?.period
    expect(periodOf('letters')).toBe('1 month after the letter was written')
    expect(periodOf('files')).toBe('2 years after the end of the award year')
    expect(periodOf('drafts')).toBe('3 months after the end of the award year')
    expect(periodOf('entries')).toBe('as long as the year stands in the archive')
  })

  it('are part of the whole rule in words', () => {
    expect(periodInWords(files.period, null)).toBe('12 Monate nach Ende des Wettbewerbsjahrs')
    const letters = classById('letters')
    expect(letters && periodInWords(letters.period, 2)).toBe('2 Monate nach dem Schreiben')
    const log = classById('log')
    expect(log && isTimed(log)).toBe(false)
    expect(log && periodInWords(log.period, null)).toContain('dauerhaft')
  })
})

describe('what holds deletion back', () => {
  const hold = (over: object) => ({ class: '', until_at: 100, ended_at: null, ...over })
  it.each([
    ['nothing', [], null],
    ['one for everything', [hold({})], 100],
    ['one for the class', [hold({ class: 'files', until_at: 70 })], 70],
    ['the longer of two', [hold({ until_at: 60 }), hold({ class: 'files' })], 100],
    ['another class', [hold({ class: 'sheets' })], null],
    ['one that is over', [hold({ until_at: 50 })], null],
    ['one that was ended', [hold({ ended_at: 40 })], null],
  ])('%s', (_, holds, until) => expect(holdOn(holds, 'files', 50)?.until_at ?? null).toBe(until))

  it.each([
    [0, 'invalid'],
    [1, 'ok'],
    [Date.UTC(2028, 0, 1), 'ok'],
    [Date.UTC(2028, 0, 1) + 1, 'invalid'],
  ])('a hold until %i is %s', (until, outcome) => {
    const now = until > 1 ? Date.UTC(2026, 0, 1) : 0
    const may = mayHold(until, now)
    expect(may.ok ? 'ok' : may.error.kind).toBe(outcome)
  })

  it('is also that nobody was told two weeks before', () => {
    expect(startsAt(100 * DAY, null)).toBeNull()
    expect(startsAt(100 * DAY, 80 * DAY)).toBe(100 * DAY)
    expect(startsAt(100 * DAY, 99 * DAY)).toBe(113 * DAY)
    expect(noticeDue(100 * DAY, null, 86 * DAY - 1)).toBe(false)
    expect(noticeDue(100 * DAY, null, 86 * DAY)).toBe(true)
    expect(noticeDue(100 * DAY, 1, 86 * DAY)).toBe(false)
  })
})

test('answers lose people, files, or everything', () => {
  const file = `${'a'.repeat(8)}-1111-1111-1111-${'b'.repeat(12)} ${'0'.repeat(64)} 5 Plan.pdf`
  const answers = { summary: 'Kurz', contact_name: 'Erika', contact_email: 'a@b.example', plan: file }
  const keys = contactKeys([QUESTIONS])
  expect(keys).toEqual(['contact_email', 'contact_name', 'contact_phone'])
  expect(answersWithout(answers, 'contacts', keys)).toEqual({
    ...answers,
    contact_name: '',
    contact_email: '',
  })
  expect(answersWithout(answers, 'files', keys)).toEqual({ ...answers, plan: '' })
  expect(answersWithout(answers, 'all', keys)).toEqual({})
})
