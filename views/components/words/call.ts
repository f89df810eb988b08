import { words } from '../../../src/core/language.ts'

/** Words about who may take part, and until when. */
export const callWords = words(
  {
    everybody: 'Teilnehmen können alle; es gibt keine besonderen Bedingungen.',
    changes: 'Geändert seit Beginn der Einreichung:',
    extended: (until: string) => `Frist verlängert bis ${until}`,
    yours: (until: string) => `Ihre Frist ist verlängert bis ${until}`,
    until: (at: string) => `Bis ${at}`,
    onlyThis: ' (nur diese Einreichung)',
  },
  {
    everybody: 'Everybody may take part; there are no special conditions.',
    changes: 'Changed since the call opened:',
    extended: (until) => `Deadline extended to ${until}`,
    yours: (until) => `Your deadline is extended to ${until}`,
    until: (at) => `Until ${at}`,
    onlyThis: ' (this entry only)',
  },
)
