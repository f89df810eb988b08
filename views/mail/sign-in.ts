/** The letter with the sign-in code. */
export const signInLetter = (letter: { code: string; link: string; minutes: number }) => ({
  subject: `Ihr Anmeldecode: ${letter.code.slice(0, 4)} ${letter.code.slice(4)}`,
  body: `Guten Tag,

Ihr Code für die Anmeldung lautet

    ${letter.code.slice(0, 4)} ${letter.code.slice(4)}

Geben Sie ihn auf der Seite ein, auf der Sie ihn angefordert haben. Oder öffnen Sie diesen Link und bestätigen Sie die Anmeldung:

${letter.link}

Code und Link gelten ${letter.minutes} Minuten und nur einmal.

Sie haben keinen Code angefordert? Dann müssen Sie nichts tun: Ohne den Code kann sich niemand anmelden.
`,
})
