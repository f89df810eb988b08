import { words } from '../../../src/core/language.ts'

/** Words around the fields of a form. */
export const formWords = words(
  {
    optional: '(freiwillig)',
    error: 'Fehler: ',
    most: (count: number) => `höchstens ${count.toLocaleString('de-DE')} Zeichen`,
    check: 'Bitte prüfen Sie Ihre Eingaben',
    kept: 'Ihre Eingaben sind noch da.',
  },
  {
    optional: '(optional)',
    error: 'Error: ',
    most: (count) => `at most ${count.toLocaleString('en-GB')} characters`,
    check: 'Please check your input',
    kept: 'What you typed is still there.',
  },
)
