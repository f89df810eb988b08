/** What a reminder to jurors says until organisers write their own. */
export const JURY_REMINDER = {
  subject: (days: number) =>
    days === 1
      ? 'Morgen endet die Bewertung: {{ausgabe}}'
      : `Noch ${days} Tage für Ihre Bewertung: {{ausgabe}}`,
  body: `Guten Tag {{name}},

die Bewertung für {{ausgabe}} endet am {{frist}}. Ihr Stand: {{stand}}.

Hier geht es weiter:
{{link}}

Ein Bogen zählt erst, wenn Sie ihn abgeschlossen haben. Wenn Sie es nicht schaffen, melden Sie sich bitte bei uns; dann finden wir eine Vertretung.

Die Geschäftsstelle`,
}
