/** What organisers are told about the night. */
import { expect, test } from 'vitest'
import { type NightState, troublesOf } from '../../src/admin/night-rules.ts'

const NOW = Date.UTC(2026, 5, 3, 12)
const hoursAgo = (hours: number) => NOW - hours * 3_600_000

test.each<[string, NightState, string[]]>([
  ['nothing', { failed: [], backup: { at: hoursAgo(1), missing: 0 } }, []],
  ['nothing where no backup is made', { failed: [], backup: null }, []],
  [
    'a chore',
    { failed: [{ name: 'retention' }], backup: null },
    ['Was fällig war, ist nicht ganz gelöscht.'],
  ],
  [
    'a chore that has no words yet',
    { failed: [{ name: 'new' }], backup: null },
    ['Eine Arbeit der Nacht ist nicht zum Ende gekommen (new).'],
  ],
  [
    'an old backup',
    { failed: [], backup: { at: hoursAgo(72), missing: 0 } },
    ['Die neueste Sicherung ist älter als anderthalb Tage.'],
  ],
  [
    'an old backup once, where the backup failed',
    { failed: [{ name: 'backup' }], backup: { at: hoursAgo(72), missing: 0 } },
    ['Die Sicherung ist nicht fertig geworden.'],
  ],
  [
    'one file that a backup lacks',
    { failed: [], backup: { at: hoursAgo(1), missing: 1 } },
    ['In der neuesten Sicherung fehlt eine Datei, die es geben müsste.'],
  ],
  [
    'several',
    { failed: [], backup: { at: hoursAgo(1), missing: 2 } },
    ['In der neuesten Sicherung fehlen 2 Dateien, die es geben müsste.'],
  ],
])('%s', (_, state, found) => expect(troublesOf(state, NOW).map((one) => one.found)).toEqual(found))
