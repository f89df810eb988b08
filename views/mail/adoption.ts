/** To whoever reported that their municipality took a project over: the link that proves the address. */
export const adoptionProofLetter = (letter: {
  project: string
  edition: string
  municipality: string
  days: number
  link: string
}) => ({
  subject: `Bitte bestätigen: Übernahme von „${letter.project}“`,
  body: `Guten Tag,

jemand hat mit dieser E-Mail-Adresse gemeldet, dass ${letter.municipality} das Projekt „${letter.project}“ (${letter.edition}) übernommen hat.

Waren Sie das? Dann bestätigen Sie bitte hier mit einem Klick auf den Knopf:
${letter.link}

Der Link gilt ${letter.days} Tage. Danach prüft die Geschäftsstelle die Meldung und veröffentlicht sie auf der Seite des Projekts. Ihre E-Mail-Adresse wird nicht veröffentlicht. Über denselben Link können Sie die Meldung später zurückziehen.

Waren Sie das nicht, dann tun Sie einfach nichts; die Meldung wird gelöscht.

Die Geschäftsstelle des ${letter.edition}
`,
})

const DECIDED = {
  accepted: (municipality: string) => `${municipality} steht jetzt auf der Seite des Projekts. Vielen Dank!`,
  refused: () => 'Die Geschäftsstelle hat die Meldung nicht übernommen.',
  removed: () => 'Die Geschäftsstelle hat die Meldung von der Seite des Projekts genommen.',
} as const

/** What organisers decided about the report. */
export const adoptionDecidedLetter = (letter: {
  project: string
  edition: string
  year: number
  municipality: string
  decision: keyof typeof DECIDED
  reason: string
  origin: string
}) => ({
  subject: `Übernahme von „${letter.project}“`,
  body: `Guten Tag,

${DECIDED[letter.decision](letter.municipality)}
${letter.reason === '' ? '' : `\nDer Grund: ${letter.reason}\n`}
${letter.edition}: ${letter.origin}/${letter.year}

Die Geschäftsstelle des ${letter.edition}
`,
})
