/** What the log says about running the installation. Pure. */

export const OPERATION = {
  label: 'Betrieb',
  kinds: {
    'backup.made': 'hat eine Sicherung angelegt',
    'backup.restored': 'hat eine Sicherung zurückgespielt',
  },
} as const
