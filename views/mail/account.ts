/** Letters about somebody's access: whoever did not do it themselves must hear of it. */
import { showDateTime } from '../../src/core/berlin-time.ts'

const NOT_YOU = (
  link: string,
) => `Waren Sie das nicht? Dann melden Sie sich gleich überall ab und schreiben Sie der Geschäftsstelle:

${link}
`

/** A sign-in with a browser that was not used before. */
export const newBrowserLetter = (letter: { browser: string; at: number; link: string }) => ({
  subject: 'Anmeldung in einem neuen Browser',
  body: `Guten Tag,

mit Ihrer Adresse hat sich jemand in einem Browser angemeldet, den wir noch nicht kannten:

    ${letter.browser}
    ${showDateTime(letter.at)}

Waren Sie das selbst, müssen Sie nichts tun. ${NOT_YOU(letter.link)}`,
})

export const passkeyAddedLetter = (letter: { name: string; link: string }) => ({
  subject: 'Neuer Passkey für Ihr Konto',
  body: `Guten Tag,

zu Ihrem Konto gehört jetzt der Passkey „${letter.name}“. Damit melden Sie sich ohne Code an. In der Geschäftsstelle reicht der Code allein von nun an nicht mehr.

${NOT_YOU(letter.link)}`,
})

export const passkeyRemovedLetter = (letter: { name: string; link: string }) => ({
  subject: 'Ein Passkey ist entfernt',
  body: `Guten Tag,

der Passkey „${letter.name}“ gehört nicht mehr zu Ihrem Konto.

${NOT_YOU(letter.link)}`,
})

/** To the person whose passkeys somebody else of the Geschäftsstelle has reset. */
export const passkeysResetLetter = (letter: { by: string; link: string }) => ({
  subject: 'Ihre Passkeys sind zurückgesetzt',
  body: `Guten Tag,

${letter.by} hat alle Passkeys Ihres Kontos zurückgesetzt und Sie überall abgemeldet. Sie melden sich jetzt mit einem Code per E-Mail an und legen dann hier einen neuen Passkey an:

${letter.link}

Haben Sie nicht darum gebeten? Dann fragen Sie bitte sofort nach.
`,
})

/** To whoever did it: so nobody does it in their name unnoticed. */
export const passkeysResetReceipt = (letter: { of: string; link: string }) => ({
  subject: 'Sie haben Passkeys zurückgesetzt',
  body: `Guten Tag,

mit Ihrem Konto wurden alle Passkeys von ${letter.of} zurückgesetzt. Die Person ist abgemeldet und meldet sich jetzt mit einem Code per E-Mail an.

${NOT_YOU(letter.link)}`,
})

/** To all organisers when somebody made a way in on the server itself. */
export const breakGlassLetter = (letter: { of: string; passkeysRemoved: boolean; link: string }) => ({
  subject: 'Notzugang auf dem Server benutzt',
  body: `Guten Tag,

auf der Befehlszeile des Servers hat jemand einen Anmeldelink für ${letter.of} erzeugt${letter.passkeysRemoved ? ' und alle Passkeys dieses Kontos entfernt' : ''}. Alle bisherigen Anmeldungen dieses Kontos sind beendet. Das steht auch im Protokoll.

Wissen Sie nichts davon? Dann fragen Sie bitte sofort bei denen nach, die den Server betreiben. Wer welchen Zugang hat:

${letter.link}
`,
})

/** To all organisers and the person: who belongs to them has changed. */
export const organisersChangedLetter = (letter: {
  email: string
  joined: boolean
  by: string
  link: string
}) => ({
  subject: letter.joined ? 'Neu in der Geschäftsstelle' : 'Nicht mehr in der Geschäftsstelle',
  body: `Guten Tag,

${letter.email} gehört ${letter.joined ? 'jetzt' : 'nicht mehr'} zur Geschäftsstelle dieser Kür-Installation. Geändert hat das ${letter.by}.

${letter.joined ? 'Die Person meldet sich mit dieser Adresse und einem Code an; ein Passkey ist der bessere Weg.' : 'Die Person ist überall abgemeldet.'} Wer welchen Zugang hat:

${letter.link}
`,
})
