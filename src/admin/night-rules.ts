/** What went wrong at night, in words for organisers: what was found, what to do, which command. Pure. */
import { isStale } from '../backup/rules.ts'

/** How the night's work stands. */
export interface NightState {
  /** Nightly chores that went wrong and have not ended well since. */
  readonly failed: readonly { readonly name: string }[]
  /** The newest backup where one is made every night: its moment (UTC ms), and how many files it lacks. */
  readonly backup: { readonly at: number; readonly missing: number } | null
}

export interface Trouble {
  readonly found: string
  readonly advice: string
}

const BACK_UP =
  'Prüfen Sie, ob der Ordner der Sicherungen erreichbar ist und Platz hat; „npm run backup“ versucht es sofort und nennt den Grund.'

const TROUBLES: Readonly<Record<string, Trouble>> = {
  'log-check': {
    found: 'Die Prüfung des Protokolls ist nicht aufgegangen.',
    advice:
      'Lassen Sie den Server, wie er ist. „npm run doctor“ nennt die Stelle, und mit „npm run verify“ zeigen die Kopien des Protokolls, was galt.',
  },
  invariants: {
    found: 'Ob die gespeicherten Daten zueinander passen, ließ sich nicht prüfen.',
    advice: '„npm run doctor“ prüft es sofort und nennt den Grund.',
  },
  'log-copy': {
    found: 'Die Kopie des Protokolls ist nicht hinausgegangen.',
    advice: 'Prüfen Sie, ob ihr Ordner erreichbar ist und Platz hat (KUER_AUDIT_COPY).',
  },
  backup: { found: 'Die Sicherung ist nicht fertig geworden.', advice: BACK_UP },
  retention: {
    found: 'Was fällig war, ist nicht ganz gelöscht.',
    advice: '„npm run doctor“ nennt den Grund. Kür macht in der nächsten Nacht weiter.',
  },
}

const unnamed = (name: string): Trouble => ({
  found: `Eine Arbeit der Nacht ist nicht zum Ende gekommen (${name}).`,
  advice: '„npm run doctor“ nennt den Grund.',
})

/** Everything that somebody must know of, in the order in which it was found. */
export const troublesOf = ({ failed, backup }: NightState, now: number): Trouble[] => {
  const troubles = failed.map(({ name }) => TROUBLES[name] ?? unnamed(name))
  if (backup === null) return troubles
  const { at, missing } = backup
  if (isStale(at, now) && !failed.some(({ name }) => name === 'backup'))
    troubles.push({ found: 'Die neueste Sicherung ist älter als anderthalb Tage.', advice: BACK_UP })
  if (missing > 0)
    troubles.push({
      found:
        missing === 1
          ? 'In der neuesten Sicherung fehlt eine Datei, die es geben müsste.'
          : `In der neuesten Sicherung fehlen ${missing} Dateien, die es geben müsste.`,
      advice: '„npm run doctor“ nennt sie; in einer älteren Sicherung können sie noch liegen.',
    })
  return troubles
}
