import { words } from '../../../src/core/language.ts'

/** Words of the pages that voters meet, in short sentences: half of them stand in a queue. */
export const ballotWords = words(
  {
    skip: 'Zum Inhalt',
    kicker: 'Abstimmung',
    none: 'Gerade wird nicht abgestimmt',
    noneText: 'Auf dieser Seite stimmen Sie ab, sobald es so weit ist.',
    home: 'Zur Startseite',
    code: 'Ihr Code',
    codeHint: 'Zehn Zeichen von Ihrem Ausweis, zum Beispiel K7M2P-9XQ4T. Groß oder klein ist egal.',
    next: 'Weiter',
    waiting: (time: string) => `Die Abstimmung beginnt am ${time}.`,
    open: (time: string) => `Sie können bis ${time} abstimmen.`,
    over: 'Die Abstimmung ist zu Ende.',
    codeGood: 'Ihr Code gilt. Lassen Sie diese Seite offen, oder scannen Sie ihn dann noch einmal.',
    codeMissing: 'Bitte geben Sie den Code von Ihrem Ausweis ein.',
    unknown:
      'Diesen Code gibt es nicht. Bitte prüfen Sie ihn: zehn Zeichen, ohne die Buchstaben I, L, O und U. Ist Ihrer unleserlich, hilft die Auskunft vor Ort.',
    guesses:
      'Von hier wurden gerade zu viele unbekannte Codes eingegeben. Bitte scannen Sie den QR-Code auf Ihrem Ausweis, das geht weiterhin; oder warten Sie zehn Minuten.',
    replaced:
      'Dieser Code gilt nicht mehr, weil er durch einen anderen ersetzt wurde. Bitte benutzen Sie den neuen, oder fragen Sie die Auskunft vor Ort.',
    tooLate: 'Die Abstimmung ist zu Ende. Diese Stimme kam zu spät und zählt nicht.',
    stands:
      'Mit diesem Code wurde schon abgestimmt. Nach den Regeln dieser Abstimmung lässt sich die Stimme nicht ändern; die zuerst abgegebene zählt.',
    again: 'Ihre Stimme konnte gerade nicht gezählt werden. Bitte senden Sie sie noch einmal ab.',
    rule: {
      one: 'Wählen Sie ein Projekt.',
      three: 'Wählen Sie bis zu drei Projekte.',
      ranking:
        'Wählen Sie drei Projekte in Ihrer Reihenfolge. Das erste bekommt 3 Punkte, das zweite 2, das dritte 1.',
    },
    order: 'Die Reihenfolge ist für jeden anders, damit keines bevorzugt wird.',
    place: (place: number) => `${place}. Platz`,
    nobody: 'Bitte wählen',
    check: 'Auswahl prüfen',
    empty: 'Bitte wählen Sie zuerst ein Projekt. Noch ist nichts gezählt.',
    tooMany: 'Das sind mehr als drei. Bitte wählen Sie höchstens drei Projekte.',
    twice: 'Dasselbe Projekt steht zweimal da. Bitte wählen Sie verschiedene.',
    wrong: 'Diese Auswahl ist nicht möglich. Bitte wählen Sie noch einmal.',
    sureTitle: 'So abstimmen?',
    sure: 'Ja, so abstimmen',
    back: 'Zurück und ändern',
    countedTitle: 'Ihre Stimme ist gezählt',
    receipt: 'Ihr Beleg',
    receiptText:
      'Merken Sie sich diese zwei Wörter. Nach der Preisverleihung steht eine Liste aller Stimmen im Netz. Dort finden Sie Ihre mit diesen Wörtern wieder.',
    change: 'Stimme ändern',
    changeText: (time: string) =>
      `Bis ${time} können Sie anders wählen. Es zählt nur die letzte Stimme. Ihr Beleg bleibt derselbe.`,
    final: 'Diese Stimme lässt sich nicht mehr ändern.',
    photo: (credit: string) => `Foto: ${credit}`,
    protection: 'Wie Ihre Stimme geschützt ist',
    protects: [
      'Ihre Stimme liegt getrennt von Ihrem Code: ohne Uhrzeit, ohne Reihenfolge, ohne Namen.',
      'Gespeichert ist nicht der Code selbst, sondern nur ein Abdruck davon. Wer die Datenbank liest, kann Code und Stimme nicht verbinden.',
      'Vor dem Ende sieht niemand einen Zwischenstand, auch die Geschäftsstelle nicht. Sie sieht nur, wie viele abgestimmt haben.',
      'Am Ende kann jeder nachzählen.',
    ],
    protectsNot: 'Davor schützt es nicht:',
    notProtected: [
      'Wer Ihren Code hat, kann an Ihrer Stelle abstimmen. Zeigen Sie ihn niemandem.',
      'Mit Ihrem Beleg können Sie später zeigen, wie Sie gewählt haben. Wer Sie unter Druck setzt, könnte das verlangen.',
      'Wer den Server betreibt, könnte zusehen, während Sie abstimmen. Dagegen hilft nur Vertrauen.',
    ],
  },
  {
    skip: 'Skip to content',
    kicker: 'Vote',
    none: 'There is no vote right now',
    noneText: 'You will vote on this page when the time has come.',
    home: 'Home page',
    code: 'Your code',
    codeHint:
      'Ten characters from your badge, for example K7M2P-9XQ4T. Capital or small letters do not matter.',
    next: 'Continue',
    waiting: (time: string) => `The vote starts on ${time}.`,
    open: (time: string) => `You can vote until ${time}.`,
    over: 'The vote has ended.',
    codeGood: 'Your code is valid. Keep this page open, or scan it again later.',
    codeMissing: 'Please enter the code from your badge.',
    unknown:
      'There is no such code. Please check it: ten characters, without the letters I, L, O and U. If yours cannot be read, the help desk will help you.',
    guesses:
      'Too many unknown codes were entered from here. Please scan the QR code on your badge, this still works; or wait for ten minutes.',
    replaced:
      'This code is no longer valid, because another one was given out for it. Please use the new one, or ask at the help desk.',
    tooLate: 'The vote has ended. This vote came too late and does not count.',
    stands:
      'Somebody has voted with this code already. By the rules of this vote it cannot be changed; the first one counts.',
    again: 'Your vote could not be counted just now. Please send it again.',
    rule: {
      one: 'Choose one project.',
      three: 'Choose up to three projects.',
      ranking: 'Choose three projects in your order. The first gets 3 points, the second 2, the third 1.',
    },
    order: 'Everybody sees another order, so that no project has an advantage.',
    place: (place: number) => ['1st', '2nd', '3rd'][place - 1] ?? String(place),
    nobody: 'Please choose',
    check: 'Check my choice',
    empty: 'Please choose a project first. Nothing has been counted yet.',
    tooMany: 'These are more than three. Please choose at most three projects.',
    twice: 'The same project is there twice. Please choose different ones.',
    wrong: 'This choice is not possible. Please choose again.',
    sureTitle: 'Is this your vote?',
    sure: 'Yes, this is my vote',
    back: 'Go back and change it',
    countedTitle: 'Your vote is counted',
    receipt: 'Your receipt',
    receiptText:
      'Remember these two words. After the ceremony a list of all votes is published. You will find yours by these words.',
    change: 'Change my vote',
    changeText: (time: string) =>
      `Until ${time} you can choose again. Only the last vote counts. Your receipt stays the same.`,
    final: 'This vote cannot be changed any more.',
    photo: (credit: string) => `Photo: ${credit}`,
    protection: 'How your vote is protected',
    protects: [
      'Your vote is kept apart from your code: without a time, an order or a name.',
      'We do not store the code, only a digest of it. Nobody who reads the database can connect code and vote.',
      'Before the end nobody sees interim results, not even the organisers. They only see how many have voted.',
      'In the end everybody can count again.',
    ],
    protectsNot: 'It does not protect you from this:',
    notProtected: [
      'Whoever has your code can vote in your place. Do not show it to anybody.',
      'With your receipt you can show later how you voted. Somebody who puts you under pressure might ask for it.',
      'Whoever runs the server could watch while you vote. Only trust helps against that.',
    ],
  },
)
