import { describe, expect, test } from 'vitest'
import {
  frozenFields,
  galleryErrors,
  isPlanned,
  isPublic,
  mayChangeRules,
  missingForCall,
  type Phase,
  phaseOf,
  type Schedule,
  scheduleErrors,
} from '../../src/edition/rules.ts'

const none: Schedule = {
  call_opens_at: null,
  call_closes_at: null,
  judging_opens_at: null,
  judging_closes_at: null,
  released_at: null,
  archives_at: null,
  gallery_published_at: null,
}
const year: Schedule = {
  ...none,
  call_opens_at: 1000,
  call_closes_at: 2000,
  judging_opens_at: 3000,
  judging_closes_at: 4000,
}
const released = { ...year, released_at: 5000, archives_at: 6000 }

describe('phaseOf', () => {
  test.each<[number, Phase]>([
    [0, 'draft'],
    [999, 'draft'],
    [1000, 'call'],
    [1001, 'call'],
    [1999, 'call'],
    [2000, 'closed'],
    [2001, 'closed'],
    [2999, 'closed'],
    [3000, 'judging'],
    [3001, 'judging'],
    [3999, 'judging'],
    [4000, 'deliberation'],
    [4001, 'deliberation'],
    [9_999_999, 'deliberation'],
  ])('at %i: %s', (now, phase) => expect(phaseOf(year, now)).toBe(phase))

  test.each<[string, Schedule, number, Phase]>([
    ['no dates', none, 5000, 'draft'],
    ['only an opening', { ...none, call_opens_at: 1000 }, 5000, 'call'],
    ['no judging planned yet', { ...year, judging_opens_at: null, judging_closes_at: null }, 5000, 'closed'],
    ['judging without end', { ...year, judging_closes_at: null }, 5000, 'judging'],
    ['call and judging touch', { ...year, judging_opens_at: 2000 }, 2000, 'judging'],
    ['archive date without release', { ...year, archives_at: 4500 }, 5000, 'deliberation'],
    ['released', { ...year, released_at: 5000 }, 5000, 'published'],
    ['released, clock behind', { ...year, released_at: 5000 }, 0, 'published'],
    ['a moment before the archive', released, 5999, 'published'],
    ['at the archive', released, 6000, 'archived'],
    ['after the archive', released, 6001, 'archived'],
    ['gallery of a year before Kür', { ...none, gallery_published_at: 1 }, 5000, 'archived'],
    ['gallery before the call opens', { ...year, gallery_published_at: 1 }, 500, 'draft'],
    ['gallery in a running year', { ...year, gallery_published_at: 1 }, 3500, 'judging'],
    ['gallery of a released year', { ...released, gallery_published_at: 1 }, 5500, 'published'],
  ])('%s', (_name, schedule, now, phase) => expect(phaseOf(schedule, now)).toBe(phase))
})

const PHASES: Phase[] = ['draft', 'call', 'closed', 'judging', 'deliberation', 'published', 'archived']

test('only a draft is not public', () => {
  expect(PHASES.filter(isPublic)).toEqual(PHASES.slice(1))
})

test('rules can change until judging opens', () => {
  expect(PHASES.filter((phase) => mayChangeRules(phase).ok)).toEqual(['draft', 'call', 'closed'])
  expect(mayChangeRules('judging')).toEqual({
    ok: false,
    error: {
      kind: 'closed',
      message:
        'Kriterien, Gewichte und Skala stehen fest, seit die Jury bewertet. Sie lassen sich nicht mehr ändern.',
    },
  })
})

describe('frozenFields', () => {
  const scale = ['scale_min', 'scale_max', 'min_sheets']
  const opened = [...scale, 'call_opens_at', 'call_closes_at', 'judging_opens_at']
  const closed = [...opened, 'judging_closes_at']

  test.each<[Phase, string[]]>([
    ['draft', []],
    ['call', ['call_opens_at', 'call_closes_at']],
    ['closed', ['call_opens_at', 'call_closes_at']],
    ['judging', opened],
    ['deliberation', closed],
    ['published', closed],
    ['archived', closed],
  ])('%s', (phase, fields) => {
    const frozen = frozenFields(phase)
    expect(frozen.map(({ field }) => field)).toEqual(fields)
    for (const { message } of frozen) expect(message).toMatch(/nicht (mehr|wieder)/)
  })
})

describe('scheduleErrors', () => {
  const { released_at: _, gallery_published_at: __, ...noDates } = none
  type Dates = Parameters<typeof scheduleErrors>[0]
  const empty: Dates = { ...noDates, starts_on: null, ends_on: null }
  const full = {
    call_opens_at: 1000,
    call_closes_at: 2000,
    judging_opens_at: 3000,
    judging_closes_at: 4000,
    archives_at: 5000,
    starts_on: '2026-11-13',
    ends_on: '2026-11-14',
  }
  const FIRST = 'Bitte zuerst den Zeitpunkt davor festlegen.'

  test.each<[string, Partial<Dates>, [string, string][]]>([
    ['all dates in order', {}, []],
    ['no dates', empty, []],
    ['judging right at the close', { judging_opens_at: 2000 }, []],
    ['archive right at the end of judging', { archives_at: 4000 }, []],
    ['conference of one day', { ends_on: '2026-11-13' }, []],
    ['archive alone', { ...empty, archives_at: 1 }, []],
    ['last day alone', { ...empty, ends_on: '2026-11-13' }, []],
    ['first day alone', { ends_on: null }, []],
    ['only an opening', { ...empty, call_opens_at: 1000 }, []],
    ['call of no length', { call_closes_at: 1000 }, [['call_closes_at', 'nach dem Beginn']]],
    ['call ends before it begins', { call_closes_at: 999 }, [['call_closes_at', 'nach dem Beginn']]],
    ['judging before the close', { judging_opens_at: 1999 }, [['judging_opens_at', 'erst beginnen']]],
    ['judging of no length', { judging_closes_at: 3000 }, [['judging_closes_at', 'nach ihrem Beginn']]],
    ['archive before the end of judging', { archives_at: 3999 }, [['archives_at', 'erst nach dem Ende']]],
    ['last day before the first', { ends_on: '2026-11-12' }, [['ends_on', 'vor dem ersten']]],
    ['close without opening', { call_opens_at: null }, [['call_closes_at', FIRST]]],
    ['judging without close', { call_closes_at: null }, [['judging_opens_at', FIRST]]],
    ['end of judging without start', { judging_opens_at: null }, [['judging_closes_at', FIRST]]],
    [
      'everything upside down',
      {
        call_opens_at: 4000,
        call_closes_at: 3000,
        judging_opens_at: 2000,
        judging_closes_at: 1000,
        archives_at: 1,
        ends_on: '2025-01-01',
      },
      [
        ['call_closes_at', 'nach dem Beginn'],
        ['judging_opens_at', 'erst beginnen'],
        ['judging_closes_at', 'nach ihrem Beginn'],
        ['archives_at', 'erst nach dem Ende'],
        ['ends_on', 'vor dem ersten'],
      ],
    ],
  ])('%s', (_name, change, expected) => {
    const errors = scheduleErrors({ ...full, ...change })
    expect(errors.map(({ field }) => field)).toEqual(expected.map(([field]) => field))
    for (const [index, [, part]] of expected.entries()) expect(errors[index]?.message).toContain(part)
  })
})

describe('a public gallery and its year', () => {
  const shown = { gallery_published_at: 1, released_at: null }
  test.each([
    ['a year without dates', null, 0, false, []],
    ['a year that has begun', 1000, 1000, false, []],
    ['a year still to begin', 1000, 999, true, ['call_opens_at']],
  ])('%s', (_, opens, now, planned, refused) => {
    expect(isPlanned({ call_opens_at: opens, released_at: null }, now)).toBe(planned)
    expect(galleryErrors(shown, opens, now).map(({ field }) => field)).toEqual(refused)
    expect(galleryErrors({ ...shown, gallery_published_at: null }, opens, now)).toEqual([])
    expect(galleryErrors({ ...shown, released_at: 1 }, opens, now)).toEqual([])
  })
})

test.each([
  [year, 1, 1, []],
  [year, 0, 3, ['mindestens eine Kategorie']],
  [year, 3, 0, ['mindestens ein Kriterium']],
  [{ ...year, call_opens_at: null }, 1, 1, ['Beginn und Schluss der Einreichung']],
  [{ ...year, judging_opens_at: null }, 1, 1, ['Beginn und Ende der Bewertung']],
  [
    none,
    0,
    0,
    [
      'mindestens eine Kategorie',
      'mindestens ein Kriterium',
      'Beginn und Schluss der Einreichung',
      'Beginn und Ende der Bewertung',
    ],
  ],
])('missingForCall %#', (edition, categories, criteria, missing) => {
  expect(missingForCall(edition, categories, criteria)).toEqual(missing)
})
