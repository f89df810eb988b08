/** Names of municipalities: folded for search, turned for reading, found again in what somebody typed. Pure. */
import { integer, municipalityKinds } from '../core/de.ts'
import type { MunicipalityTable } from '../core/tables.ts'

const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd' }

const plain = (text: string): string =>
  text
    .replace(/[ßłøæœđ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const lower = (text: string): string => text.normalize('NFC').toLowerCase()

/** "Schwäbisch Gmünd" → "schwaebisch gmuend": lower case, umlauts spelled out, only letters and digits. */
export const foldGerman = (text: string): string =>
  plain(lower(text).replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue'))

/** The other way people spell it: "Schwäbisch Gmünd" → "schwabisch gmund". */
const foldBare = (text: string): string => plain(lower(text))

/** Words that many names share; they are no help in finding one. */
const GENERIC = new Set(
  'stadt gemeinde markt flecken kreis landkreis landeshauptstadt kreisstadt hansestadt stadtverwaltung gemeindeverwaltung verwaltung grosse kreisfreie der die das des von und'.split(
    ' ',
  ),
)

const MAX_WORDS = 6

/** What is looked up for `query`: its folded words without those that many names share, if others are left. */
export const queryWords = (query: string): string[] => {
  const words = foldGerman(query).split(' ').filter(Boolean)
  const telling = words.filter((word) => !GENERIC.has(word))
  return [...new Set(telling.length > 0 ? telling : words)].slice(0, MAX_WORDS)
}

/** Every word under which a name is found, in both spellings of its umlauts; the postcode too. */
export const searchWords = (name: string, postcode: string): string[] => {
  const words = new Set([...foldGerman(name).split(' '), ...foldBare(name).split(' '), postcode])
  words.delete('')
  return [...words]
}

/** "Aalen, Stadt" → "Aalen" */
export const baseName = (name: string): string => name.split(',')[0]?.trim() ?? ''

const DESIGNATION = /(stadt|kreis|gemeinde|markt|flecken|region|verband|amt)$/i

/** As people say it: "Aalen, Stadt" → "Stadt Aalen", "Hamburg, Freie und Hansestadt" → "Freie und Hansestadt Hamburg". */
export const spokenName = (name: string): string => {
  const [base = '', designation = '', ...more] = name.split(',').map((part) => part.trim())
  return more.length === 0 && DESIGNATION.test(designation) ? `${designation} ${base}` : name
}

const PLACE_WORD = /^(an|am|im|in|bei|beim|ob|auf|vor|unter|zu|zum|zur|a|i|b)$/

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}-]+/u)
    .filter(Boolean)

const same = (a: string, b: string) => foldGerman(a) === foldGerman(b) || foldBare(a) === foldBare(b)

/**
 * Whether `text` still names the municipality `name`: "Amt für Digitales der Stadt Ulm" names Ulm, but "Neu-Ulm",
 * "Bad Boll" and "Neustadt an der Aisch" name neither Ulm nor Boll nor Neustadt.
 */
export const stillNames = (text: string, name: string): boolean => {
  const base = wordsOf(baseName(name))
  const words = wordsOf(text)
  if (base.length === 0) return false
  return words.some((_, start) => {
    if (!base.every((word, offset) => same(word, words[start + offset] ?? ''))) return false
    const before = words[start - 1] ?? ''
    const after = words[start + base.length] ?? ''
    return belongsBefore(before) && !PLACE_WORD.test(after)
  })
}

// A capital in front that is no designation makes it another place: "Bad Boll".
const belongsBefore = (word: string): boolean =>
  word === '' || word === word.toLowerCase() || DESIGNATION.test(word) || /verwaltung$|haus$/i.test(word)

// Names that say themselves that they are no municipality.
const SAYS_KIND = /kreis|region|verband|gemein|amt\b/i

/** Where it lies and how many live there: "Ostalbkreis · Baden-Württemberg · 68.816 Einwohner". */
export const placeLine = (
  row: Pick<MunicipalityTable, 'name' | 'kind' | 'county' | 'state' | 'population'>,
): string =>
  [
    row.kind === 'municipality' || SAYS_KIND.test(row.name) ? '' : municipalityKinds[row.kind],
    spokenName(row.county),
    row.state,
    row.population === null ? '' : `${integer(row.population)} Einwohner`,
  ]
    .filter(Boolean)
    .join(' · ')
