/** German words of the rules on who may take part. Pure. */

/** The federal states by the first two digits of the register key. */
export const stateNames: Readonly<Record<string, string>> = {
  '01': 'Schleswig-Holstein',
  '02': 'Hamburg',
  '03': 'Niedersachsen',
  '04': 'Bremen',
  '05': 'Nordrhein-Westfalen',
  '06': 'Hessen',
  '07': 'Rheinland-Pfalz',
  '08': 'Baden-Württemberg',
  '09': 'Bayern',
  '10': 'Saarland',
  '11': 'Berlin',
  '12': 'Brandenburg',
  '13': 'Mecklenburg-Vorpommern',
  '14': 'Sachsen',
  '15': 'Sachsen-Anhalt',
  '16': 'Thüringen',
}

export const kindPlurals = {
  municipality: 'Städte und Gemeinden',
  association: 'Gemeindeverbände',
  county: 'Landkreise',
  state: 'Länder',
  unlisted: 'Einrichtungen außerhalb der amtlichen Liste',
} as const

export const effectNames = {
  refuse: 'verhindert das Einreichen',
  flag: 'wird nur gekennzeichnet; die Geschäftsstelle entscheidet',
} as const

/** "a", "a und b", "a, b und c" */
export const joined = (parts: readonly string[], word: 'und' | 'oder' | 'and' | 'or' = 'und'): string => {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`
}
