/** The text that reminders have until the organisers write their own. */
export const REMINDER_TEXT = {
  subject: 'Noch nicht eingereicht: {{titel}}',
  body: `Guten Tag {{name}},

Ihr Projekt {{titel}} ist beim {{ausgabe}} noch nicht eingereicht. Einreichungsschluss ist {{frist}} ({{rest}}).

{{fehlt}}

Hier geht es weiter:
{{link}}

Wenn Sie nicht mehr teilnehmen möchten, müssen Sie nichts tun. Entwürfe, die nicht eingereicht werden, bekommt die Jury nicht zu sehen.

Die Geschäftsstelle des {{ausgabe}}`,
}

/** Closes every reminder, whatever the organisers write. */
export const unsubscribeNote = (link: string): string => `

--
Sie möchten keine Erinnerungen mehr bekommen? Hier stellen Sie sie ab:
${link}
`
