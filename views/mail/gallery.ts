/** Invitation to work on galleries. */
export const galleryLetter = (letter: { link: string }) => ({
  subject: 'Ihr Zugang zu den Galerien',
  body: `Guten Tag,

die Geschäftsstelle hat Ihnen Zugang zu den Galerien gegeben. Sie können dort Bilder hochladen, beschreiben, ordnen und zurückziehen; veröffentlicht werden sie von der Geschäftsstelle.

${letter.link}

Zum Anmelden genügt diese E-Mail-Adresse; Sie bekommen dann einen Code. Ein Passwort gibt es nicht.
`,
})
