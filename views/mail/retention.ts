import { showDate } from '../../src/core/berlin-time.ts'

/** To organisers, two weeks before data of a year is deleted for the first time. */
export const retentionLetter = (letter: {
  readonly edition: string
  readonly from: number
  /** "Entwürfe, die nie eingereicht wurden: 12" */
  readonly parts: readonly string[]
  readonly link: string
}) => ({
  subject: `Ab ${showDate(letter.from)} werden Daten gelöscht: ${letter.edition}`,
  body: `Guten Tag,

für den ${letter.edition} enden die ersten Aufbewahrungsfristen. Ab dem ${showDate(letter.from)} löscht Kür nachts, was dann fällig ist, und später nach und nach das Übrige:

${letter.parts.map((part) => `– ${part}`).join('\n')}

Veröffentlichte Ergebnisse, Galerien, Niederschriften und alles, womit sich das Ergebnis nachrechnen lässt, bleiben.

Bitte sehen Sie nach, ob etwas davon noch gebraucht wird, etwa in einem Streitfall. Dann vermerken Sie dort einen Aufschub:
${letter.link}

Wenn alles stimmt, müssen Sie nichts tun.

Die Geschäftsstelle des ${letter.edition}
`,
})
