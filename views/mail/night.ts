/** To organisers: what the night has found. */
export const nightLetter = (found: {
  readonly troubles: readonly { readonly found: string; readonly advice: string }[]
  /** Rules over the data that do not hold any more. */
  readonly broken: readonly {
    readonly name: string
    readonly sentence: string
    readonly ids: readonly string[]
  }[]
  readonly link: string
}) => ({
  subject: 'Kür: In der Nacht ist etwas schiefgegangen',
  body: `Guten Tag,

Kür prüft und sichert sich jede Nacht selbst. Heute braucht es Ihre Hilfe; bitte geben Sie diesen Brief an die Person weiter, die den Server betreut.

${[...found.troubles.map((trouble) => `– ${trouble.found}\n  ${trouble.advice}`), ...brokenPart(found.broken)].join('\n\n')}

Kür hat nichts daran geändert oder gelöscht. Solange es besteht, steht es auch hier:
${found.link}
`,
})

const brokenPart = (broken: Parameters<typeof nightLetter>[0]['broken']): string[] =>
  broken.length === 0
    ? []
    : [
        `– Die gespeicherten Daten widersprechen sich. Es gilt nicht mehr:\n${broken
          .map(({ name, sentence, ids }) => `  ${sentence} (${name}: ${ids.join(', ')})`)
          .join(
            '\n',
          )}\n  „npm run doctor“ zeigt mehr; „npm run restore“ holt einen früheren Stand in einen neuen Ordner, zum Vergleichen. Diese Meldung kommt nur einmal.`,
      ]
