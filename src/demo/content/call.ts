/** The text of the demo's open call, in both languages. */
export const callText = (year: number) => ({
  de: {
    title: `Ausschreibung ${year}`,
    body: `Gesucht sind Projekte, die in einem Rathaus, einem Landratsamt oder einem Zweckverband angekommen sind und die andere übernehmen können. (Alle Angaben dieser Demo sind erfunden.)

## Was wir suchen

- Lösungen, die Menschen einen Weg, einen Anruf oder eine Frage ersparen,
- Vorhaben, mit denen eine Verwaltung selbst besser arbeitet,
- Zusammenarbeit, bei der eine Verwaltung der anderen etwas abnimmt.

Auch Kleines zählt: Es kommt darauf an, dass es im Alltag läuft.

## So geht es weiter

Tabelle: Vom Entwurf zur Urkunde
| Schritt | Was Sie tun |
| --- | --- |
| Entwurf | Anmelden und beginnen; Sie können jederzeit unterbrechen. |
| Einreichen | Vor dem Einreichungsschluss absenden. Sie bekommen eine Quittung. |
| Jury | Nichts. Die Jury liest und bewertet. |
| Konferenz | Kommen. Dort werden die Preise verliehen. |

## Was mit Ihren Texten geschieht

Veröffentlicht werden die Preisträger und, wenn Sie zustimmen, gute Beispiele. Näheres steht unter [Datenschutz](/datenschutz).`,
  },
  en: {
    title: `Call for entries ${year}`,
    body: `We are looking for projects that have arrived in a town hall, a county office or an association of municipalities, and that others can reuse. (Everything in this demo is made up.)

## What we are looking for

- solutions that save people a walk, a call or a question,
- projects that help an administration work better itself,
- co-operation in which one administration takes work off another.

Small things count: what matters is that they work every day.

## How it goes on

Table: From draft to certificate
| Step | What you do |
| --- | --- |
| Draft | Sign in and begin; you can pause at any time. |
| Hand in | Send it before the deadline. You get a receipt. |
| Jury | Nothing. The jury reads and scores. |
| Conference | Come. The prizes are awarded there. |

## What happens to your texts

Winners are published and, if you agree, good examples. More under [Privacy](/en/datenschutz). Entries are written in German.`,
  },
})
