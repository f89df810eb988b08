/** What public pages say about results that were corrected or taken back. */
import { showDate } from '../../../src/core/berlin-time.ts'
import { words } from '../../../src/core/language.ts'

export const releaseNoteWords = words(
  {
    corrected: (replaces: number) => `Korrigierte Fassung, ersetzt die vom ${showDate(replaces)}:`,
    withdrawn: (released: number, withdrawn: number) =>
      `Die Veröffentlichung vom ${showDate(released)} wurde am ${showDate(withdrawn)} zurückgenommen:`,
    nominated: 'Außerdem nominiert',
  },
  {
    corrected: (replaces: number) => `Corrected version, replaces that of ${showDate(replaces, 'en')}:`,
    withdrawn: (released: number, withdrawn: number) =>
      `What was published on ${showDate(released, 'en')} was taken back on ${showDate(withdrawn, 'en')}:`,
    nominated: 'Also nominated',
  },
)
