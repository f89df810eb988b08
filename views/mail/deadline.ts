import { showDateTime } from '../../src/core/berlin-time.ts'

interface Extended {
  readonly edition: string
  readonly until: number
  readonly reason: string
  readonly link: string
}

/** To the owners of drafts when the deadline is extended for all. */
export const callExtendedLetter = (letter: Extended) => ({
  subject: `Frist verlängert: ${letter.edition}`,
  body: `Guten Tag,

der Einreichungsschluss beim ${letter.edition} ist verlängert.

Neuer Einreichungsschluss: ${showDateTime(letter.until)}
Grund: ${letter.reason}

Ihren Entwurf finden Sie hier:
${letter.link}

Die Geschäftsstelle des ${letter.edition}
`,
})

/** To the owner of one entry that gets a deadline of its own. */
export const entryExtendedLetter = (letter: Extended & { title: string }) => ({
  subject: `Ihre Frist ist verlängert: ${letter.title || 'Ihr Entwurf'}`,
  body: `Guten Tag,

für Ihre Einreichung beim ${letter.edition} gilt eine eigene Frist.

Projekt: ${letter.title || '(noch ohne Titel)'}
Ihre Frist: ${showDateTime(letter.until)}
Grund: ${letter.reason}

Bis dahin können Sie die Einreichung bearbeiten:
${letter.link}

Die Geschäftsstelle des ${letter.edition}
`,
})
