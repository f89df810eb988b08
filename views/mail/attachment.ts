/** Closing sentence of a letter whose document could not be made. */
export const attachmentMissing = (link: string): string => `
Das PDF konnte dieser E-Mail nicht beigelegt werden. Sie können es hier herunterladen, sobald Sie angemeldet sind:
${link}
`

/** Closing sentence when the entry was changed between the letter's writing and its leaving. */
export const attachmentNewer = `
Die Einreichung ist inzwischen geändert worden; das beiliegende PDF zeigt den neueren Stand.
`
