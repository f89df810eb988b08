import { showDateTime } from '../../src/core/berlin-time.ts'

/** Every night with news: the value that a log written anew could not have. */
export const logSealLetter = (of: {
  readonly number: number
  readonly at: number
  readonly hash: string
  readonly origin: string
  readonly link: string
}) => ({
  subject: `Protokoll: Prüfwert von Siegel ${of.number}`,
  body: `Guten Tag,

das Protokoll von ${of.origin} ist bis ${showDateTime(of.at)} versiegelt. Siegel ${of.number} hat diesen Prüfwert:

${of.hash}

Bitte bewahren Sie diese Nachricht auf; zu tun ist sonst nichts. Solange der Prüfwert zu einem Siegel des Protokolls gehört, ist bis zu diesem Zeitpunkt nichts daran geändert, entfernt oder eingefügt worden, auch nicht von denen, die den Server betreiben. Nachprüfen lässt sich das hier:

${of.link}`,
})
