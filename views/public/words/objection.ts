/** What the form says with which somebody objects to a picture. */
import { words } from '../../../src/core/language.ts'

export const objectionWords = words(
  {
    title: 'Einwand gegen ein Bild',
    lead: 'Sie sind auf diesem Bild zu sehen, es gehört Ihnen, oder etwas anderes stimmt nicht? Sagen Sie es uns. In der Regel verbergen wir das Bild sofort und entscheiden dann.',
    kind: 'Worum geht es?',
    person: 'Ich bin (oder mein Kind ist) auf diesem Bild',
    rights: 'Das Bild gehört mir, und ich habe das nicht erlaubt',
    other: 'Etwas anderes',
    name: 'Ihr Name',
    email: 'Ihre E-Mail-Adresse',
    emailHint: 'Dorthin schreiben wir, was wir entschieden haben. Sie wird nicht veröffentlicht.',
    reason: 'Was stört Sie?',
    send: 'Einwand abschicken',
    privacy: 'Was Sie schreiben, liest nur die Geschäftsstelle.',
    doneTitle: 'Ihr Einwand ist angekommen',
    done: 'Danke. Wir haben Ihnen eine Bestätigung per E-Mail geschickt und melden uns, sobald wir entschieden haben.',
    home: 'Zur Startseite',
    /** One sentence for each field says all that can be wrong with it. */
    errors: {
      kind: 'Bitte wählen Sie aus, worum es geht.',
      reason: 'Bitte schreiben Sie kurz, was Sie stört (höchstens 1.000 Zeichen).',
      name: 'Bitte höchstens 120 Zeichen.',
      email: 'Bitte geben Sie Ihre E-Mail-Adresse an, zum Beispiel name@musterhausen.example.',
    },
  },
  {
    title: 'Object to a picture',
    lead: 'Are you in this picture, does it belong to you, or is something else wrong? Tell us. As a rule we hide the picture at once and then decide.',
    kind: 'What is it about?',
    person: 'I am (or my child is) in this picture',
    rights: 'The picture is mine, and I have not allowed this',
    other: 'Something else',
    name: 'Your name',
    email: 'Your e-mail address',
    emailHint: 'We write there what we have decided. It is not published.',
    reason: 'What do you object to?',
    send: 'Send objection',
    privacy: 'Only the organisers read what you write.',
    doneTitle: 'Your objection has arrived',
    done: 'Thank you. We have sent you a confirmation by e-mail and will write again once we have decided.',
    home: 'To the start page',
    errors: {
      kind: 'Please choose what it is about.',
      reason: 'Please say briefly what you object to (at most 1,000 characters).',
      name: 'At most 120 characters, please.',
      email: 'Please give your e-mail address, such as name@musterhausen.example.',
    },
  },
)
