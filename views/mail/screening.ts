import { showDateTime } from '../../src/core/berlin-time.ts'

interface About {
  readonly edition: string
  readonly title: string
  readonly number: string
}

interface Draft extends About {
  /** What the rules of the year say against the entry. */
  readonly reasons: readonly string[]
}

const reasonsOf = ({ reasons }: Draft): string =>
  reasons.length === 0 ? '[Bitte den Grund nennen.]' : reasons.map((reason) => `– ${reason}`).join('\n')

/** What the organiser reads and changes before a refusal goes out. */
export const refusalDraft = (letter: Draft): string => `Guten Tag,

vielen Dank für Ihre Einreichung „${letter.title}“ (Nr. ${letter.number}) beim ${letter.edition}. Leider können wir sie nicht zum Wettbewerb zulassen:

${reasonsOf(letter)}

Ihr Text bleibt für Sie lesbar. Wenn Sie Fragen haben, antworten Sie gern der Geschäftsstelle.

Die Geschäftsstelle des ${letter.edition}`

/** What the organiser reads and changes before a request for changes goes out. */
export const changesDraft = (letter: Draft): string => `Guten Tag,

vielen Dank für Ihre Einreichung „${letter.title}“ (Nr. ${letter.number}) beim ${letter.edition}. Bevor sie in die Jury geht, bitten wir Sie um Änderungen:

${reasonsOf(letter)}

Die Geschäftsstelle des ${letter.edition}`

/** The refusal as it leaves: the organiser's text and where the entry can be read. */
export const refusalLetter = (letter: About & { text: string; link: string }) => ({
  subject: `Nicht zugelassen: ${letter.title}`,
  body: `${letter.text}\n\nIhre Einreichung:\n${letter.link}\n`,
})

/** The request as it leaves: the organiser's text, the deadline and where the entry can be changed. */
export const changesLetter = (letter: About & { text: string; until: number; link: string }) => ({
  subject: `Bitte um Änderungen: ${letter.title}`,
  body: `${letter.text}

Ihre Frist: ${showDateTime(letter.until)}
Hier ändern Sie Ihre Einreichung und geben sie zurück:
${letter.link}
`,
})

/** When a refusal is taken back. */
export const takenBackLetter = (letter: About & { link: string }) => ({
  subject: `Doch im Verfahren: ${letter.title}`,
  body: `Guten Tag,

wir haben die Ablehnung Ihrer Einreichung „${letter.title}“ (Nr. ${letter.number}) zurückgenommen. Sie ist wieder im Verfahren.

${letter.link}

Die Geschäftsstelle des ${letter.edition}
`,
})
