import { words } from '../../../src/core/language.ts'

/** Title and sentence of every refusal that a public page can meet. */
export const errorWords = words(
  {
    not_found: [
      'Diese Seite gibt es nicht',
      'Die Adresse ist unbekannt, oder die Seite ist nicht für Sie bestimmt. Prüfen Sie die Adresse, oder melden Sie sich an.',
    ],
    forbidden: [
      'Dafür fehlt Ihnen die Berechtigung',
      'Mit diesem Konto ist die Seite nicht zugänglich. Haben Sie mehrere Adressen, dann melden Sie sich mit der anderen an.',
    ],
    closed: ['Das ist jetzt nicht möglich', 'Dafür ist gerade nicht die Zeit.'],
    conflict: [
      'Jemand war schneller',
      'In der Zwischenzeit hat sich etwas geändert. Bitte laden Sie die Seite neu und prüfen Sie den Stand.',
    ],
    too_many: ['Zu viele Versuche', 'Bitte warten Sie etwas und versuchen Sie es dann noch einmal.'],
    invalid: ['Bitte prüfen Sie Ihre Eingaben', 'Etwas an den Angaben stimmt nicht.'],
    wrong_host: [
      'Unbekannte Adresse',
      'Unter diesem Servernamen ist Kür nicht erreichbar. Bitte verwenden Sie die bekannt gegebene Adresse.',
    ],
    cross_site: [
      'Nicht von dieser Seite',
      'Die Eingabe kam nicht von einer Seite dieser Anwendung und wurde deshalb nicht ausgeführt. Öffnen Sie die Seite neu und versuchen Sie es dort.',
    ],
    unsupported_type: [
      'Diese Art von Daten wird nicht verstanden',
      'Bitte benutzen Sie das Formular auf der Seite.',
    ],
    too_large: [
      'Das ist zu viel auf einmal',
      'Die gesendeten Daten sind zu groß. Kürzen Sie den Text, oder laden Sie weniger Bilder auf einmal hoch (zusammen höchstens 100 MB). Gespeichert ist weiterhin der letzte Stand.',
    ],
    malformed: [
      'Die Daten kamen unvollständig an',
      'Ihre Eingabe ist auf dem Weg zu uns beschädigt worden. Gehen Sie mit Ihrem Browser zurück und senden Sie sie noch einmal ab. Gespeichert ist weiterhin der letzte Stand.',
    ],
    broken: [
      'Da ist uns ein Fehler passiert',
      'Das liegt nicht an Ihnen. Was gespeichert war, ist noch da. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    ],
  },
  {
    not_found: [
      'There is no such page',
      'The address is unknown, or the page is not meant for you. Check the address, or sign in.',
    ],
    forbidden: [
      'You do not have permission',
      'This account cannot open the page. If you have more than one address, sign in with the other one.',
    ],
    closed: ['This is not possible now', 'It is not the time for it.'],
    conflict: ['Somebody was faster', 'Something has changed meanwhile. Please reload the page and check.'],
    too_many: ['Too many attempts', 'Please wait a while and try again.'],
    invalid: ['Please check your input', 'Something is not right yet.'],
    wrong_host: [
      'Unknown address',
      'Kür cannot be reached under this server name. Please use the announced address.',
    ],
    cross_site: [
      'Not from this site',
      'The input did not come from a page of this site, so nothing was done. Open the page again and try there.',
    ],
    unsupported_type: ['This kind of data is not understood', 'Please use the form on the page.'],
    too_large: ['This is too much at once', 'What you sent is too large. Please shorten the text.'],
    malformed: [
      'The data arrived incomplete',
      'Your input was damaged on its way to us. Go back in your browser and send it again.',
    ],
    broken: [
      'Something went wrong on our side',
      'It is not your fault. What was saved is still there. Please try again in a few minutes.',
    ],
  },
)

export const errorPageWords = words(
  {
    home: 'Zur Startseite',
    signIn: 'Anmelden',
    request: 'Wenn Sie uns deswegen schreiben, geben Sie bitte diese Nummer an:',
  },
  {
    home: 'To the start page',
    signIn: 'Sign in',
    request: 'If you write to us about it, please give this number:',
  },
)
