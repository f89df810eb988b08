/** What the organisers' page of a year says is to be done. */
import { describe, expect, it } from 'vitest'
import { jurySituation, type Situation, tasksOf } from '../../src/admin/rules.ts'

const QUIET: Situation = {
  year: 2027,
  phase: 'archived',
  missing: [],
  submitted: 12,
  unscreened: 0,
  jurors: { seats: 6, unanswered: 0, idle: 0, finished: 4, wanted: 24 },
  openConflicts: 0,
  lacking: 0,
  remindersWaiting: 0,
  adoptionsWaiting: 0,
  objections: 0,
}
const BUSY: Situation = {
  ...QUIET,
  missing: ['mindestens eine Kategorie', 'Beginn und Ende der Bewertung'],
  unscreened: 2,
  jurors: { ...QUIET.jurors, unanswered: 1, idle: 1 },
  openConflicts: 1,
  lacking: 3,
  remindersWaiting: 4,
  adoptionsWaiting: 1,
  objections: 2,
}
const STANDING = ['erinnerungen', 'einwaende', 'uebernahmen']

describe('tasks of a year', () => {
  const rows: [Situation['phase'], Situation, readonly string[]][] = [
    ['draft', QUIET, []],
    ['call', QUIET, []],
    ['closed', QUIET, []],
    ['judging', QUIET, []],
    ['deliberation', QUIET, ['sitzungen', 'freigabe']],
    ['published', QUIET, []],
    ['draft', BUSY, [...STANDING, 'ausgabe']],
    ['call', BUSY, [...STANDING, 'jury', 'pruefung']],
    ['closed', BUSY, [...STANDING, 'jury', 'pruefung', 'befangenheit', 'zuteilung']],
    ['judging', BUSY, [...STANDING, 'befangenheit', 'zuteilung', 'rundschreiben']],
    ['deliberation', BUSY, [...STANDING, 'sitzungen', 'freigabe']],
    ['published', BUSY, STANDING],
    ['call', { ...QUIET, jurors: { ...QUIET.jurors, seats: 0 } }, ['jury']],
    ['closed', { ...QUIET, lacking: 3, jurors: { ...QUIET.jurors, seats: 0 } }, ['jury']],
  ]
  it.each(rows)('in phase %s', (phase, situation, rooms) => {
    const hrefs = tasksOf({ ...situation, phase }).map(({ href }) => href.replace('/verwaltung/2027/', ''))
    expect(hrefs).toEqual(rooms)
  })

  it('one and many read as German', () => {
    const texts = (situation: Situation) => tasksOf(situation).map(({ text }) => text)
    expect(texts({ ...BUSY, phase: 'judging' }).slice(1, 4)).toEqual([
      '2 Einwände gegen Bilder sind offen.',
      'Eine Kommune meldet, dass sie ein Projekt übernommen hat.',
      'Ein Hinweis auf Befangenheit ist ungeprüft. Bis dahin ist die Einreichung für das Jurymitglied gesperrt.',
    ])
    expect(texts({ ...QUIET, phase: 'closed', openConflicts: 2, lacking: 1, unscreened: 1 })).toEqual([
      'Eine Einreichung ist noch nicht geprüft. Was nicht abgelehnt ist, nimmt teil.',
      '2 Hinweise auf Befangenheit sind ungeprüft. Bis dahin ist die Einreichung für das Jurymitglied gesperrt.',
      'Einer Einreichung fehlen Jurymitglieder.',
    ])
  })
})

describe('how far the jury is', () => {
  const seat = {
    removed_at: null,
    declined_at: null,
    accepted_at: 1,
    is_substitute: 0,
    called_in_at: null,
    sheets: 3,
    finished: 2,
    entries: 10,
    assigned: null,
    recusals: 1,
  }
  it('counts who sits, who has answered, who has begun', () => {
    const idle = { ...seat, sheets: 0, finished: 0, assigned: 4 }
    const seats = [
      seat,
      idle,
      { ...idle, sheets: null },
      { ...idle, assigned: 0 },
      { ...idle, accepted_at: null },
      { ...idle, removed_at: 1 },
      { ...idle, declined_at: 1 },
      { ...idle, is_substitute: 1 },
      { ...idle, is_substitute: 1, called_in_at: 1 },
    ]
    expect(jurySituation(seats)).toEqual({ seats: 6, unanswered: 1, idle: 3, finished: 2, wanted: 21 })
  })

  it('wants nothing of somebody who may judge nothing', () => {
    const blocked = { ...seat, sheets: null, finished: null, entries: null, recusals: null }
    expect(jurySituation([blocked])).toEqual({ seats: 1, unanswered: 0, idle: 0, finished: 0, wanted: 0 })
  })
})
