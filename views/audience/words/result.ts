import { words } from '../../../src/core/language.ts'

/** Words of the count of the audience's votes. */
export const resultWords = words(
  {
    place: 'Platz',
    project: 'Projekt',
    municipality: 'Kommune',
    votes: 'Stimmen',
    points: 'Punkte',
    firsts: 'erste Plätze',
    caption: 'Ergebnis der Abstimmung',
    issued: 'Codes ausgegeben',
    used: 'davon abgestimmt',
    unused: 'unbenutzt',
    invalid: 'gesperrt',
    root: 'Gesamtwert (SHA-256)',
    title: (prize: string, year: number) => `${prize} ${year}: die Auszählung`,
    lead: 'Hier steht jede abgegebene Stimme mit ihrem Beleg, geordnet nach den Wörtern. Wer abgestimmt hat, findet seine. Alle können nachzählen.',
    ballots: (count: number) => `Alle ${count} Stimmen`,
    receipt: 'Beleg',
    choice: 'Gewählt',
    check: 'Selbst nachrechnen',
    checkText:
      'Die Datei enthält Regel, Projekte und alle Stimmen. Der Befehl „npm run verify -- auszaehlung.json“ aus dem Quelltext von Kür prüft sie: Jede Stimme ist gültig, es sind so viele wie benutzte Codes, Gesamtwert und Ergebnis stimmen. Der Gesamtwert steht auch in der Niederschrift.',
    file: 'Auszählung als JSON',
    proves:
      'Das zeigt, dass nach der Auszählung nichts geändert wurde und dass richtig gezählt ist. Es zeigt nicht, dass niemand einen fremden Code benutzt hat.',
  },
  {
    place: 'Place',
    project: 'Project',
    municipality: 'Municipality',
    votes: 'Votes',
    points: 'Points',
    firsts: 'First places',
    caption: 'Result of the vote',
    issued: 'Codes given out',
    used: 'of these voted',
    unused: 'unused',
    invalid: 'withdrawn',
    root: 'Root (SHA-256)',
    title: (prize: string, year: number) => `${prize} ${year}: the count`,
    lead: 'This is every vote that was cast, with its receipt, sorted by the words. Whoever voted finds their own. Everybody can count again.',
    ballots: (count: number) => `All ${count} votes`,
    receipt: 'Receipt',
    choice: 'Choice',
    check: 'Count for yourself',
    checkText:
      'The file holds the rule, the projects and all votes. The command “npm run verify -- auszaehlung.json” from the source of Kür checks it: every vote is valid, there are as many as codes used, root and result are right. The root also stands in the minutes.',
    file: 'The count as JSON',
    proves:
      'This shows that nothing was changed after the count and that it was counted correctly. It does not show that nobody used somebody else’s code.',
  },
)
