/** The letter with a code for the audience's vote. */
import { showDateTime } from '../../src/core/berlin-time.ts'

export const ballotCodeLetter = (of: {
  prize: string
  edition: string
  code: string
  link: string
  opensAt: number
  closesAt: number
}) => ({
  subject: `Ihr Stimmcode: ${of.prize} (${of.edition})`,
  body: `Guten Tag,

Sie können über den Preis „${of.prize}“ mit abstimmen. Ihr Code:

${of.code}

Oder öffnen Sie einfach diese Adresse:
${of.link}

Die Abstimmung beginnt am ${showDateTime(of.opensAt)} und endet am ${showDateTime(of.closesAt)}.

Der Code gilt für eine Stimme. Geben Sie ihn nicht weiter. Wie Sie abstimmen, kann niemand mit Ihrem Namen verbinden: Die Stimme liegt getrennt vom Code, ohne Uhrzeit und ohne Reihenfolge.`,
})
