/** Letters around the release: what winners and other entrants read, and what those who release tell each other. */

interface About {
  readonly edition: string
  readonly title: string
  readonly link: string
}

/** Good news at the moment of release. */
export const winnerLetter = (
  letter: About & {
    /** "1. Platz in der Kategorie …" or the name of a special prize. */
    readonly awards: readonly string[]
    readonly correction: string
  },
) => ({
  subject: `Herzlichen Glückwunsch: ${letter.awards[0] ?? 'Auszeichnung'} beim ${letter.edition}`,
  body: `Guten Tag,
${corrected(letter.correction)}
Ihr Projekt „${letter.title}“ ist beim ${letter.edition} ausgezeichnet worden:

${letter.awards.map((award) => `    ${award}`).join('\n')}

Herzlichen Glückwunsch! Die Seite zu Ihrem Projekt ist jetzt öffentlich:
${letter.link}

Die Geschäftsstelle des ${letter.edition}
`,
})

/** For everybody else who took part, at the same moment. */
export const resultLetter = (
  letter: About & { readonly nominated: boolean; readonly correction: string },
) => ({
  subject: `Die Ergebnisse des ${letter.edition} sind da`,
  body: `Guten Tag,
${corrected(letter.correction)}
vielen Dank, dass Sie mit „${letter.title}“ am ${letter.edition} teilgenommen haben. ${
    letter.nominated
      ? 'Ihr Projekt war nominiert. Einen Platz hat die Jury diesmal anderen gegeben.'
      : 'Ausgezeichnet hat die Jury diesmal andere Projekte.'
  } Das mindert nicht, was Sie bei sich erreicht haben.

Die Preisträger sind jetzt öffentlich:
${letter.link}

Eine Rückmeldung der Jury finden Sie bei Ihrer Einreichung, sobald die Geschäftsstelle sie freigibt.

Die Geschäftsstelle des ${letter.edition}
`,
})

const corrected = (reason: string): string =>
  reason === ''
    ? ''
    : `
die Ergebnisse sind korrigiert worden (${reason}). Was wir Ihnen früher geschrieben haben, gilt nicht mehr.
`

/** The results were taken back. */
export const takenBackLetter = (letter: About & { readonly reason: string }) => ({
  subject: `Die Ergebnisse des ${letter.edition} sind zurückgenommen`,
  body: `Guten Tag,

die Veröffentlichung der Ergebnisse des ${letter.edition} ist zurückgenommen worden. Das betrifft auch, was wir Ihnen zu „${letter.title}“ geschrieben haben. Der Grund:

${letter.reason}

Es tut uns leid. Sobald es neue Ergebnisse gibt, schreiben wir Ihnen wieder. Den Stand finden Sie hier:
${letter.link}

Die Geschäftsstelle des ${letter.edition}
`,
})

/** The sealed preparation waits for whoever confirms it; says nothing about who won. */
export const confirmLetter = (letter: { edition: string; link: string }) => ({
  subject: `Bitte bestätigen: Freigabe der Ergebnisse, ${letter.edition}`,
  body: `Guten Tag,

die Geschäftsstelle hat die Veröffentlichung der Ergebnisse vorbereitet und versiegelt. Bitte lesen Sie die Vorschau und bestätigen Sie sie:
${letter.link}

Ohne Ihre Bestätigung wird nichts veröffentlicht.

Die Geschäftsstelle des ${letter.edition}
`,
})

/** What would be published is no longer what was confirmed. */
export const lapsedLetter = (letter: { edition: string; link: string }) => ({
  subject: `Die Freigabe ist erloschen: ${letter.edition}`,
  body: `Guten Tag,

seit der Bestätigung der Ergebnisse hat sich etwas geändert: eine Entscheidung, eine Einreichung, ein Bild oder ein Text. Deshalb wird nichts veröffentlicht, auch nicht zum geplanten Zeitpunkt. Bitte prüfen, neu versiegeln und bestätigen Sie:
${letter.link}

Die Geschäftsstelle des ${letter.edition}
`,
})
