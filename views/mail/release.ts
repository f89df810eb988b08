/** Good news at the moment of release. */
export const winnerLetter = (letter: {
  edition: string
  title: string
  award: string
  category: string | null
  link: string
}) => ({
  subject: `Herzlichen Glückwunsch: ${letter.award} beim ${letter.edition}`,
  body: `Guten Tag,

Ihr Projekt „${letter.title}“ ist beim ${letter.edition} ausgezeichnet worden:

    ${letter.award}${letter.category ? ` in der Kategorie ${letter.category}` : ''}

Herzlichen Glückwunsch! Die Seite zu Ihrem Projekt ist jetzt öffentlich:
${letter.link}

Die Geschäftsstelle des ${letter.edition}
`,
})
