/** After the close of judging: the value under which every finished sheet stands. */
export const sealLetter = (of: {
  readonly name: string
  readonly edition: string
  readonly root: string
  readonly sheets: number
  readonly link: string
}) => ({
  subject: `${of.edition}: Gesamtwert der abgeschlossenen Wertungsbögen`,
  body: `Guten Tag ${of.name},

die Bewertung ist geschlossen. Über alle ${of.sheets} abgeschlossenen Wertungsbögen wurde dieser Gesamtwert gebildet:

${of.root}

Bitte bewahren Sie diesen Brief auf. Mit dem Gesamtwert und Ihren Quittungen können Sie jederzeit nachrechnen, dass Ihre Bögen unverändert enthalten sind:

${of.link}

Was das beweist: Seit dem Schluss der Bewertung wurde kein Bogen hinzugefügt, weggelassen oder geändert, solange alle denselben Gesamtwert in Händen haben. Was es nicht beweist: dass alle ehrlich gewertet haben, und dass niemand mit Zugang zum Server die Bögen lesen konnte.`,
})
