/** What the log says about data that is kept and deleted; a part of all kinds. */
export const RETENTION = {
  label: 'Aufbewahrung und Löschung',
  kinds: {
    'retention.periods_changed': 'hat Aufbewahrungsfristen geändert',
    'retention.held': 'hat eine Löschung aufgeschoben',
    'retention.hold_ended': 'hat einen Aufschub beendet',
    'retention.announced': 'hat die erste Löschung eines Jahres angekündigt',
    'retention.deleted': 'hat Daten nach Ablauf der Frist gelöscht',
  },
} as const
