import { showDateTime } from '../../src/core/berlin-time.ts'
import { includes, type Right } from '../../src/submission/rules.ts'

/** What the reader may still do until the deadline. */
const allowedUntil = (right: Right, closes: string): string => {
  if (right === 'own') return `Bis ${closes} können Sie die Einreichung noch ändern oder zurückziehen.`
  if (includes(right, 'edit')) return `Bis ${closes} können Sie die Einreichung noch ändern.`
  return 'Sie können die Einreichung jederzeit ansehen.'
}

/** Receipt after handing in, for one of those who work on the entry. */
export const receiptLetter = (letter: {
  edition: string
  title: string
  submittedAt: number
  closesAt: number
  receipt: string
  link: string
  /** What the reader may do. */
  right: Right
  /** Who handed in, when it was somebody else. */
  by: string | null
}) => ({
  subject: `Eingangsbestätigung: ${letter.title}`,
  body: `Guten Tag,

Ihr Projekt ist beim ${letter.edition} eingegangen. Vielen Dank!

Projekt: ${letter.title}
Eingegangen: ${showDateTime(letter.submittedAt)}${letter.by === null ? '' : `\nEingereicht von: ${letter.by}`}
Prüfsumme (SHA-256): ${letter.receipt}

Die ganze Einreichung liegt als PDF bei. Die Quittung mit Ihrer Nummer finden Sie hier:
${letter.link}

${allowedUntil(letter.right, showDateTime(letter.closesAt))}

Die Geschäftsstelle des ${letter.edition}
`,
})

/** Confirmation of a withdrawal, for one of those who worked on the entry. */
export const withdrawnLetter = (letter: {
  edition: string
  title: string
  number: string
  /** Whether the reader is the owner, who alone can withdraw. */
  own: boolean
}) => ({
  subject: `Zurückgezogen: ${letter.title || 'Ihr Entwurf'}`,
  body: `Guten Tag,

${letter.own ? `Sie haben Ihre Einreichung beim ${letter.edition} zurückgezogen.` : `eine Einreichung beim ${letter.edition}, an der Sie mitarbeiten, ist zurückgezogen worden.`}

Projekt: ${letter.title || '(noch ohne Titel)'}${letter.number ? `\nNummer: ${letter.number}` : ''}

Sie nimmt am Wettbewerb nicht mehr teil. War das ein Versehen? Dann melden Sie sich bitte bei der Geschäftsstelle.

Die Geschäftsstelle des ${letter.edition}
`,
})
