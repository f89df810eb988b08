import { words } from '../../../src/core/language.ts'

/** Words around a page that organisers write. */
export const textWords = words(
  {
    sample: 'Dies ist ein Mustertext',
    sampleHint:
      'Angaben in eckigen Klammern trägt die Geschäftsstelle ein, und sie lässt die Seite vor dem Start rechtlich prüfen.',
    germanOnly: '',
    periods: 'Welche Daten wie lange bleiben',
    periodsHead: ['Daten', 'Wozu', 'Wie lange', 'Danach'],
  },
  {
    sample: 'This is a sample text',
    sampleHint:
      'The organisers fill in what stands in square brackets and have the page checked before the start.',
    germanOnly: 'This page exists in German only.',
    periods: 'Which data stay how long',
    periodsHead: ['Data', 'What for', 'How long', 'Afterwards'],
  },
)
