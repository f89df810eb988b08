/** Invitation of an organiser from the command line. */
export const organiserLetter = (letter: { link: string }) => ({
  subject: 'Ihr Zugang zur Geschäftsstelle von Kür',
  body: `Guten Tag,

Sie sind jetzt Geschäftsstelle dieser Kür-Installation. Mit diesem Link melden Sie sich an; er gilt einen Tag und nur einmal:

${letter.link}

Danach melden Sie sich jederzeit mit dieser E-Mail-Adresse und einem Code an. Ein Passwort gibt es nicht.
`,
})
