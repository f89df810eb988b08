import { showDateTime } from '../../src/core/berlin-time.ts'

/** Receipt after handing in. */
export const receiptLetter = (letter: {
  edition: string
  title: string
  submittedAt: number
  closesAt: number
  receipt: string
  link: string
}) => ({
  subject: `Eingangsbestätigung: ${letter.title}`,
  body: `Guten Tag,

Ihr Projekt ist beim ${letter.edition} eingegangen. Vielen Dank!

Projekt: ${letter.title}
Eingegangen: ${showDateTime(letter.submittedAt)}
Prüfsumme (SHA-256): ${letter.receipt}

Die ganze Einreichung liegt als PDF bei. Die Quittung mit Ihrer Nummer finden Sie hier:
${letter.link}

Bis ${showDateTime(letter.closesAt)} können Sie die Einreichung noch ändern oder zurückziehen.

Die Geschäftsstelle des ${letter.edition}
`,
})

/** Confirmation of a withdrawal. */
export const withdrawnLetter = (letter: { edition: string; title: string; number: string }) => ({
  subject: `Zurückgezogen: ${letter.title || 'Ihr Entwurf'}`,
  body: `Guten Tag,

Sie haben Ihre Einreichung beim ${letter.edition} zurückgezogen.

Projekt: ${letter.title || '(noch ohne Titel)'}${letter.number ? `\nNummer: ${letter.number}` : ''}

Sie nimmt am Wettbewerb nicht mehr teil. War das ein Versehen? Dann melden Sie sich bitte bei der Geschäftsstelle.

Die Geschäftsstelle des ${letter.edition}
`,
})
