/** To organisers: rules over the stored data do not hold any more. */
export const brokenLetter = (
  breaches: readonly { readonly name: string; readonly sentence: string; readonly ids: readonly string[] }[],
) => ({
  subject: 'Kür: Die nächtliche Prüfung hat Widersprüche gefunden',
  body: `Guten Tag,

jede Nacht prüft Kür, ob die gespeicherten Daten zueinander passen. Heute gilt nicht mehr:

${breaches.map(({ name, sentence, ids }) => `– ${sentence}\n  (${name}: ${ids.join(', ')})`).join('\n')}

Es wurde nichts geändert oder gelöscht. Bitte geben Sie diesen Brief an die Person weiter, die den Server betreut; „npm run doctor“ zeigt ihr mehr, und „npm run restore“ holt einen früheren Stand in einen neuen Ordner, zum Vergleichen. Dieselbe Meldung kommt nicht noch einmal, solange sie besteht; sie steht so lange auf der Startseite der Verwaltung.
`,
})
