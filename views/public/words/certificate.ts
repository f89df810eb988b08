import { words } from '../../../src/core/language.ts'

export const certificateWords = words(
  {
    titles: {
      genuine: 'Diese Urkunde ist echt',
      revoked: 'Diese Urkunde gilt nicht mehr',
      unknown: 'Diese Urkunde kennen wir nicht',
    },
    kicker: 'Urkunde prüfen',
    genuine: 'Wir haben sie ausgestellt, und sie gilt. Steht auf dem Papier dasselbe?',
    revoked:
      'Wir haben sie einmal ausgestellt. Die Entscheidung, die sie bescheinigt, ist seither zurückgenommen oder geändert worden.',
    unknown:
      'Vergleichen Sie den Code bitte noch einmal mit dem Papier, Zeichen für Zeichen. Stimmt er überein, dann haben wir diese Urkunde nicht ausgestellt.',
    award: 'Auszeichnung',
    category: 'Kategorie',
    recipient: 'Kommune oder Einrichtung',
    project: 'Projekt',
    juror: 'Mitglied der Jury',
    institution: 'Institution',
    edition: 'Ausgabe',
    released: 'Veröffentlicht',
    code: 'Code',
    toWinner: 'Zur Seite des Projekts',
    toEdition: 'Zur Ausgabe',
    imprint: 'An uns wenden',
  },
  {
    titles: {
      genuine: 'This certificate is genuine',
      revoked: 'This certificate is no longer valid',
      unknown: 'We do not know this certificate',
    },
    kicker: 'Check a certificate',
    genuine: 'We issued it and it is valid. Does the paper say the same?',
    revoked: 'We issued it once. The decision it certifies has since been withdrawn or changed.',
    unknown:
      'Please compare the code with the paper again, character by character. If they match, we did not issue this certificate.',
    award: 'Award',
    category: 'Category',
    recipient: 'Municipality or institution',
    project: 'Project',
    juror: 'Member of the jury',
    institution: 'Institution',
    edition: 'Edition',
    released: 'Published',
    code: 'Code',
    toWinner: 'To the page of the project',
    toEdition: 'To the edition',
    imprint: 'Contact us',
  },
)
