/** To organisers: somebody has met a barrier on this site. */
export const barrierLetter = (of: {
  readonly receipt: string
  readonly page: string
  readonly description: string
  /** Whether somebody waits for an answer; the address stands with the report, where it can be deleted. */
  readonly answer: boolean
  readonly link: string
}) => ({
  subject: `Barriere gemeldet (${of.receipt})`,
  body: `Guten Tag,

jemand ist auf der Website auf eine Barriere gestoßen.

Seite: ${of.page || 'nicht angegeben'}
Antwort erbeten: ${of.answer ? 'ja, die Adresse steht bei der Meldung' : 'nein'}

${of.description}

Alle Meldungen stehen hier; dort haken Sie diese ab, wenn sie erledigt ist:

${of.link}
`,
})
