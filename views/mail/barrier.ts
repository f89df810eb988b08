/** To organisers: somebody has met a barrier on this site. */
export const barrierLetter = (of: {
  readonly receipt: string
  readonly page: string
  readonly description: string
  readonly email: string
  readonly link: string
}) => ({
  subject: `Barriere gemeldet (${of.receipt})`,
  body: `Guten Tag,

jemand ist auf der Website auf eine Barriere gestoßen.

Seite: ${of.page || 'nicht angegeben'}
Antwort erbeten an: ${of.email || 'niemand, keine Adresse angegeben'}

${of.description}

Alle Meldungen stehen hier; dort haken Sie diese ab, wenn sie erledigt ist:

${of.link}
`,
})
