import { describe, expect, it } from 'vitest'
import { parseBerlin } from '../../src/core/berlin-time.ts'
import {
  applicableReminder,
  daysOfKey,
  missingLines,
  REMINDER_DAYS,
  reminderKey,
  reminderMoment,
} from '../../src/reminder/rules.ts'
import { accountOfToken, unsubscribeToken } from '../../src/reminder/token.ts'
import { must } from '../submission/world.ts'

const berlin = (text: string) => must(parseBerlin(text))
const DEADLINE = berlin('2026-11-13T23:59')
const LONG_AGO = berlin('2026-09-01T10:00')

describe('the moment of a reminder', () => {
  it.each([
    [14, '2026-10-30T08:00'],
    [3, '2026-11-10T08:00'],
    [1, '2026-11-12T08:00'],
  ] as const)('%i days before is eight in the morning in Berlin', (days, at) =>
    expect(reminderMoment(DEADLINE, days)).toBe(berlin(at)),
  )

  it('stays eight across the change of the clock', () => {
    const deadline = berlin('2026-11-01T12:00')
    expect(reminderMoment(deadline, 14)).toBe(berlin('2026-10-18T08:00'))
  })
})

describe('which reminder applies', () => {
  it.each<[string, number | null]>([
    ['2026-10-30T07:59', null],
    ['2026-10-30T08:00', 14],
    ['2026-11-10T07:59', 14],
    ['2026-11-10T08:00', 3],
    ['2026-11-12T07:59', 3],
    ['2026-11-12T08:00', 1],
    ['2026-11-13T23:58', 1],
    ['2026-11-13T23:59', null],
    ['2026-12-01T08:00', null],
  ])('at %s: %s', (at, days) => expect(applicableReminder(DEADLINE, LONG_AGO, berlin(at))).toBe(days))

  it.each<[string, string, number | null]>([
    ['2026-10-30T07:59', '2026-11-01T08:00', 14],
    ['2026-10-30T08:00', '2026-11-01T08:00', null],
    ['2026-10-31T10:00', '2026-11-10T08:00', 3],
    ['2026-11-12T09:00', '2026-11-13T08:00', null],
  ])('for a draft begun at %s, at %s: %s', (started, at, days) =>
    expect(applicableReminder(DEADLINE, berlin(started), berlin(at))).toBe(days),
  )

  it('is none without a deadline', () => expect(applicableReminder(null, 0, 1)).toBeNull())

  it('comes back out of its key', () => {
    for (const days of REMINDER_DAYS) expect(daysOfKey(reminderKey('a-b', days, 'c'))).toBe(days)
    expect(reminderKey('s', 14, 'a')).toBe('reminder:s:14:a')
  })
})

describe('what is missing', () => {
  const one = (index: number) => ({
    field: `f${index}`,
    message: `Es fehlt: ${index}.`,
    href: `/x#f-${index}`,
  })

  it('stands line by line with links', () =>
    expect(missingLines([one(1), one(2)], 'https://a.example')).toBe(
      '– Es fehlt: 1.\n  https://a.example/x#f-1\n– Es fehlt: 2.\n  https://a.example/x#f-2',
    ))

  it('is shortened after twelve', () => {
    const lines = missingLines(
      Array.from({ length: 15 }, (_, index) => one(index)),
      'https://a.example',
    )
    expect(lines.match(/https/g)).toHaveLength(12)
    expect(lines).toMatch(/und 3 weitere Angaben$/)
  })

  it('is a sentence when nothing is', () => expect(missingLines([], '')).toContain('nur noch einreichen'))
})

describe('the token that stops reminders', () => {
  const SECRET = 's'.repeat(32)

  it('stands for its account only', async () => {
    const token = await unsubscribeToken(SECRET, 'account-1')
    expect(await accountOfToken(SECRET, token)).toBe('account-1')
    expect(await unsubscribeToken(SECRET, 'account-1')).toBe(token)
    expect(await accountOfToken('x'.repeat(32), token)).toBeNull()
    const digest = token.split('.')[1] ?? ''
    const forged = [
      `account-2.${digest}`,
      `account-1.${digest.slice(1)}`,
      `account-1.${digest.slice(0, -1)}${digest.endsWith('0') ? '1' : '0'}`,
      `account-1.${digest}.x`,
      `account-1.`,
      `.${digest}`,
      'account-1',
      '',
    ]
    for (const one of forged) expect(await accountOfToken(SECRET, one), one).toBeNull()
  })

  it('is bound to its purpose: another digest of the same account does not do', async () => {
    const { keyedHash } = await import('../../src/core/ids.ts')
    const other = `account-1.${await keyedHash(SECRET, 'account-1')}`
    expect(await accountOfToken(SECRET, other)).toBeNull()
  })
})
