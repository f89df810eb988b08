import { words } from '../../../src/core/language.ts'

/** Words of the form for barriers. */
export const barrierWords = words(
  {
    title: 'Barriere melden',
    lead: 'Können Sie etwas auf dieser Website nicht lesen, nicht bedienen oder nicht verstehen? Sagen Sie es uns. Sie brauchen dafür kein Konto.',
    page: 'Auf welcher Seite?',
    pageHint: 'Die Adresse, zum Beispiel /2025/preistraeger. Sie darf auch leer bleiben.',
    description: 'Was geht nicht?',
    descriptionHint: 'Hilfreich ist, welches Gerät oder Hilfsmittel Sie benutzen.',
    email: 'Ihre E-Mail-Adresse für eine Antwort',
    emailHint: 'Wir löschen sie, sobald die Meldung erledigt ist.',
    send: 'Absenden',
    errors: {
      page: 'Bitte die Adresse der Seite kürzer angeben, höchstens 300 Zeichen.',
      description: 'Bitte beschreiben Sie in höchstens 4.000 Zeichen, was nicht geht.',
      email:
        'Bitte eine E-Mail-Adresse angeben, zum Beispiel name@musterhausen.example, oder das Feld leer lassen.',
      form: 'Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.',
    } as Record<string, string>,
    tooMany:
      'Von hier kamen gerade schon viele Meldungen. Ihr Text steht noch da; bitte senden Sie ihn in einer Stunde noch einmal.',
    thanks: 'Danke für Ihre Meldung',
    thanksText: 'Sie liegt jetzt bei der Geschäftsstelle. Ihre Nummer, falls Sie nachfragen möchten:',
    next: 'Bekommen Sie keine Antwort, oder hilft sie nicht? Wer dann vermittelt, steht in der Erklärung zur Barrierefreiheit.',
    statement: 'Erklärung zur Barrierefreiheit',
  },
  {
    title: 'Report a barrier',
    lead: 'Is there something on this website that you cannot read, use or understand? Tell us. You do not need an account.',
    page: 'On which page?',
    pageHint: 'The address, for example /en/2025/preistraeger. You may leave it empty.',
    description: 'What does not work?',
    descriptionHint: 'It helps to know which device or assistive technology you use.',
    email: 'Your e-mail address for an answer',
    emailHint: 'We delete it as soon as the report is dealt with.',
    send: 'Send',
    errors: {
      page: 'Please shorten the address of the page to at most 300 characters.',
      description: 'Please describe in at most 4,000 characters what does not work.',
      email:
        'Please give an e-mail address, for example name@musterhausen.example, or leave the field empty.',
      form: 'Please reload the page and try again.',
    },
    tooMany:
      'Many reports have just come from here. Your text is still there; please send it again in an hour.',
    thanks: 'Thank you for your report',
    thanksText: 'The organisers have it now. Your number, in case you want to ask about it:',
    next: 'No answer, or one that does not help? The accessibility statement says who mediates.',
    statement: 'Accessibility statement',
  },
)
