import { words } from '../../../src/core/language.ts'
import type { Form } from '../../../src/proof/bundle.ts'

const germanForms: Record<Form, string> = {
  numbered:
    'Die Bögen stehen ohne Namen unter zufälligen Nummern. Damit lässt sich die Rangliste vollständig nachrechnen.',
  shuffled:
    'Die Bögen stehen ohne Namen und je Einreichung gemischt. Niemand sieht, welche von demselben Jurymitglied sind.',
  sealed: 'Es sind nur die Prüfsummen der Bögen veröffentlicht, keine Punkte.',
  file: 'Alle Bögen, für Prüfende.',
}

const englishForms: Record<Form, string> = {
  numbered:
    'The score sheets stand without names under random numbers, so that the whole ranking can be recounted.',
  shuffled:
    'The score sheets stand without names and shuffled within each entry. Nobody sees which ones are the same juror’s.',
  sealed: 'Only the digests of the score sheets are published, no points.',
  file: 'All score sheets, for auditors.',
}

/** Words of the page on which anybody checks a result. */
export const checkWords = words(
  {
    title: 'Ergebnis nachprüfen',
    titleOf: (year: number) => `Ergebnis ${year} nachprüfen`,
    lead: 'Hier rechnet Ihr Browser selbst nach, ob ein veröffentlichtes Ergebnis aus den Bögen der Jury folgt. Dafür braucht er nach dem Laden kein Netz, und er schickt nichts ab.',
    forms: germanForms,
    published: 'Was veröffentlicht ist',
    sheets: 'Bögen unter dem Gesamtwert',
    opened: 'davon geöffnet',
    root: 'Gesamtwert (Merkle-Wurzel nach RFC 6962)',
    sealed: 'Gebildet',
    digest: 'SHA-256 der Datei',
    file: 'Datei',
    download: 'Ergebnis als JSON',
    earlier: (version: number) => `Freigabe ${version}, später ersetzt`,
    reasons: 'Warum nicht mehr',
    recount: 'Nachrechnen',
    noScript:
      'Dafür braucht diese Seite JavaScript. Ohne geht es auf der Kommandozeile, siehe unten; das prüft genau dasselbe.',
    now: 'Jetzt nachrechnen',
    years: 'Welches Jahr?',
    choose: 'Oder eine Datei wählen',
    chooseAny: 'Datei mit einem Ergebnis',
    chooseHint: 'Ein Ergebnis als JSON, auch aus einem anderen Jahr oder eine Prüfakte.',
    expected: 'Gesamtwert zum Vergleich',
    expectedHint: '64 Zeichen, aus der E-Mail an die Jury oder aus der Niederschrift.',
    checkFile: 'Datei prüfen',
    own: 'Eigene Quittung prüfen',
    ownText:
      'Jurymitglieder finden hier ihren Bogen. Die Quittung bleibt in Ihrem Browser; geben Sie sie nicht weiter, sonst ist Ihr Bogen nicht mehr geheim.',
    receipt: 'Inhalt der Quittung (JSON)',
    checkReceipt: 'Quittung prüfen',
    proves: 'Was das beweist, und was nicht',
    proved:
      'Als die Bewertung schloss, entstand aus den Prüfsummen aller abgeschlossenen Bögen ein Gesamtwert, den jedes Jurymitglied per E-Mail bekam. Stimmt er, dann wurde danach kein Bogen hinzugefügt, weggelassen oder geändert, und die Regeln sind die eingefrorenen. Sind die Bögen geöffnet, folgt auch die Rangliste aus ihnen.',
    notProved:
      'Es beweist nicht, dass alle ehrlich gewertet haben, und nicht, dass niemand mit Zugang zum Server die Bögen vorher lesen konnte. Es sagt auch nicht, wie die Jury entschieden hat: Sie entscheidet in ihrer Sitzung auf Grundlage der Rangliste und darf begründet abweichen.',
    compare:
      'Vergleichen Sie den Gesamtwert mit einer Stelle außerhalb dieser Website, etwa mit der E-Mail eines Jurymitglieds. Sonst prüfen Sie nur, ob die Datei in sich stimmt.',
    reveals: 'Was sich aus den Bögen schließen lässt',
    revealed:
      'Namen, Kommentare und Zeiten stehen nicht darin. Geöffnet werden nur Einreichungen mit mindestens fünf Bögen. Unter Nummern stehen Bögen nur, wenn auch jemand, der alle Befangenheiten kennt, jeder Nummer noch mindestens fünf Personen zuordnen kann.',
    risk: 'Wer aber sicher weiß, welchen Bogen ein Jurymitglied abgegeben hat, findet unter derselben Nummer auch dessen übrige; wer weiß, wer welche Einreichungen bewertet hat, kann Nummern zuordnen. Und wo alle dasselbe gegeben haben, ist es kein Geheimnis. Deshalb steht in den Wertungsregeln, bevor gewertet wird, was geöffnet wird.',
    command: 'Auf der Kommandozeile',
    commandText: 'Mit dem Quelltext von Kür, ohne Netz und ohne uns:',
    rules: 'Wertungsregeln',
  },
  {
    title: 'Check a result',
    titleOf: (year: number) => `Check the result of ${year}`,
    lead: 'Here your own browser recounts whether a published result follows from the jury’s score sheets. Once loaded it needs no network, and it sends nothing.',
    forms: englishForms,
    published: 'What is published',
    sheets: 'Score sheets under the root',
    opened: 'of these opened',
    root: 'Root (Merkle tree of RFC 6962)',
    sealed: 'Made',
    digest: 'SHA-256 of the file',
    file: 'File',
    download: 'Result as JSON',
    earlier: (version: number) => `Release ${version}, replaced later`,
    reasons: 'Why no more',
    recount: 'Recount',
    noScript:
      'This page needs JavaScript for that. Without it the command line does it, see below; it checks exactly the same.',
    now: 'Recount now',
    years: 'Which year?',
    choose: 'Or choose a file',
    chooseAny: 'File with a result',
    chooseHint: 'A result as JSON, also of another year, or an auditors’ file.',
    expected: 'Root to compare with',
    expectedHint: '64 characters, from the letter to the jury or from the minutes.',
    checkFile: 'Check the file',
    own: 'Check your own receipt',
    ownText:
      'Jurors find their score sheet here. The receipt stays in your browser; do not pass it on, or your sheet is no longer secret.',
    receipt: 'Content of the receipt (JSON)',
    checkReceipt: 'Check the receipt',
    proves: 'What this proves, and what it does not',
    proved:
      'When judging closed, a root was made from the digests of all finished score sheets and mailed to every juror. If it fits, no sheet was added, dropped or changed since, and the rules are the frozen ones. Where sheets are opened, the ranking follows from them as well.',
    notProved:
      'It does not prove that everybody judged honestly, nor that nobody with access to the server could read the sheets before. Nor does it say how the jury decided: it decides in its meeting, on the basis of the ranking, and may deviate with reasons.',
    compare:
      'Compare the root with a place outside this website, such as a juror’s letter. Otherwise you only check that the file agrees with itself.',
    reveals: 'What can be inferred from the sheets',
    revealed:
      'They hold no names, comments or times. Only entries with at least five sheets are opened. Sheets stand under numbers only if somebody who knows every conflict of interest is still left with at least five people for each number.',
    risk: 'But whoever knows for certain which sheet a juror handed in finds that juror’s others under the same number; whoever knows who judged which entries can match numbers. And where all gave the same, it is no secret. That is why the judging rules say, before anybody scores, what will be opened.',
    command: 'On the command line',
    commandText: 'With the source of Kür, without a network and without us:',
    rules: 'Judging rules',
  },
)
