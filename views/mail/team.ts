import { showDate } from '../../src/core/berlin-time.ts'
import type { SharedRight } from '../../src/submission/rules.ts'
import { rightNames } from '../../src/team/rules.ts'

/** Invitation to work on a submission. */
export const teamInvitationLetter = (letter: {
  edition: string
  title: string
  by: string
  may: SharedRight
  expiresAt: number
  link: string
}) => ({
  subject: `Einladung zur Mitarbeit: ${letter.title || 'eine Einreichung'}`,
  body: `Guten Tag,

${letter.by} lädt Sie ein, an einer Einreichung beim ${letter.edition} mitzuarbeiten.

Projekt: ${letter.title || '(noch ohne Titel)'}
Sie dürfen: ${rightNames[letter.may]}

Hier nehmen Sie an; Sie melden sich mit dieser E-Mail-Adresse an und brauchen kein Passwort:
${letter.link}

Die Einladung gilt bis ${showDate(letter.expiresAt)}. Kennen Sie das Projekt nicht, dann tun Sie einfach nichts.

Die Geschäftsstelle des ${letter.edition}
`,
})

/** To the new owner of a submission. */
export const handedOverLetter = (letter: { edition: string; title: string; by: string; link: string }) => ({
  subject: `An Sie übergeben: ${letter.title || 'eine Einreichung'}`,
  body: `Guten Tag,

${letter.by} hat Ihnen eine Einreichung beim ${letter.edition} übergeben. Sie gehört jetzt Ihnen.

Projekt: ${letter.title || '(noch ohne Titel)'}
${letter.link}

Nur Sie können andere einladen und die Einreichung zurückziehen. ${letter.by} kann weiter daran mitarbeiten; das können Sie ändern.

Die Geschäftsstelle des ${letter.edition}
`,
})

/** To the colleague who takes over when an account is erased. */
export const inheritedLetter = (letter: { edition: string; title: string; link: string }) => ({
  subject: `Jetzt Ihre Einreichung: ${letter.title || 'ein Entwurf'}`,
  body: `Guten Tag,

die Person, der eine Einreichung beim ${letter.edition} gehörte, hat ihr Konto gelöscht. Weil Sie daran mitarbeiten, gehört die Einreichung jetzt Ihnen.

Projekt: ${letter.title || '(noch ohne Titel)'}
${letter.link}

Bitte prüfen Sie die Angaben zur Ansprechperson. Nur Sie können andere einladen und die Einreichung zurückziehen.

Die Geschäftsstelle des ${letter.edition}
`,
})
