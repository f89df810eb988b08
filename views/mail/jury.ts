import { showDateTime } from '../../src/core/berlin-time.ts'

/** Invitation to the jury: what is expected, and by when. */
export const invitationLetter = (letter: {
  name: string
  edition: string
  chair: boolean
  opensAt: number | null
  closesAt: number | null
  /** Entries handed in so far. */
  entries: number
  link: string
}) => ({
  subject: `Einladung in die Jury: ${letter.edition}`,
  body: `Guten Tag ${letter.name},

wir laden Sie ${letter.chair ? 'als Vorsitz ' : ''}in die Jury des ${letter.edition} ein.

Sie lesen die Einreichungen, vergeben Punkte je Kriterium und schreiben einen kurzen Kommentar dazu. Wenn Sie zu einer Kommune oder einem Projekt gehören, erklären Sie sich dafür befangen.
${letter.entries === 0 ? '' : `\nBisher liegen ${letter.entries} Einreichungen vor; rechnen Sie mit etwa einer Viertelstunde für jede, die Sie bewerten.\n`}${letter.opensAt === null || letter.closesAt === null ? '' : `\nBewertet wird von ${showDateTime(letter.opensAt)} bis ${showDateTime(letter.closesAt)}.\n`}
Hier nehmen Sie die Einladung an oder lehnen ab; Sie melden sich mit dieser E-Mail-Adresse an und brauchen kein Passwort:
${letter.link}

Die Geschäftsstelle des ${letter.edition}
`,
})
