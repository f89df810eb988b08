/** What the log says about running the installation, and about itself. Pure. */

export const OPERATION = {
  label: 'Betrieb',
  kinds: {
    'backup.made': 'hat eine Sicherung angelegt',
    'backup.restored': 'hat eine Sicherung zurückgespielt',
    'invariants.broken': 'hat Widersprüche in den Daten gefunden',
  },
} as const

export const LOG = {
  label: 'Dieses Protokoll',
  kinds: {
    'log.copied': 'hat das Protokoll nach außen kopiert',
    'log.checked': 'hat die Kette des Protokolls geprüft',
  },
} as const
