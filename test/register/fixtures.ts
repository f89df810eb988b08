/** Lists of municipalities as the offices write them, made up by the line. */
import writeXlsx from 'write-excel-file/node'

export interface Line {
  readonly type: string
  readonly textCode?: string
  readonly state: string
  readonly region?: string
  readonly county?: string
  readonly association?: string
  readonly municipality?: string
  readonly name: string
  readonly population?: string | number
  readonly postcode?: string
}

/** One GV100AD line of 220 characters; positions are 1-based. */
export const gvLine = (line: Line): string => {
  const text = Array<string>(220).fill(' ')
  const put = (from: number, value: string) => {
    for (const [index, character] of [...value].entries()) text[from - 1 + index] = character
  }
  put(1, line.type)
  put(3, '20260630')
  put(11, line.state)
  put(13, line.region ?? '')
  put(14, line.county ?? '')
  put(16, line.municipality ?? '')
  put(19, line.association ?? '')
  put(23, line.name)
  put(123, line.textCode ?? '')
  if (line.population !== undefined) put(140, String(line.population).padStart(11, '0'))
  put(166, line.postcode ?? '')
  return text.join('')
}

export const SAARLAND: Line[] = [
  { type: '10', state: '10', name: 'Saarland' },
  { type: '40', textCode: '45', state: '10', region: '0', county: '41', name: 'Regionalverband Saarbrücken' },
  {
    type: '50',
    textCode: '50',
    state: '10',
    region: '0',
    county: '41',
    association: '0100',
    name: 'Saarbrücken, Landeshauptstadt',
  },
  {
    type: '60',
    textCode: '63',
    state: '10',
    region: '0',
    county: '41',
    association: '0100',
    municipality: '100',
    name: 'Saarbrücken, Landeshauptstadt',
    population: 181_959,
    postcode: '66111',
  },
  {
    type: '60',
    textCode: '63',
    state: '10',
    region: '0',
    county: '41',
    association: '0519',
    municipality: '519',
    name: 'Völklingen, Stadt',
    population: 40_000,
    postcode: '66333',
  },
]

/** UTF-8 or Windows-1252 bytes of a list. */
export const gvFile = (lines: readonly Line[], encoding: 'utf8' | 'latin1' = 'utf8'): Uint8Array =>
  Buffer.from(`${lines.map(gvLine).join('\r\n')}\r\n`, encoding)

/** The XLSX in its documented layout: six heading rows, sixteen columns. */
export const xlsxFile = async (lines: readonly Line[], sheet = 'Onlineprodukt_Gemeinden_300626') => {
  const heading = [
    ['Gemeinden in Deutschland nach Fläche und Bevölkerung'],
    ['Gebietsstand: 30.06.2026'],
    ...Array.from({ length: 4 }, () => ['Spalte']),
  ]
  const rows = lines.map((line) => [
    line.type,
    line.textCode ?? null,
    line.state,
    line.region ?? null,
    line.county ?? null,
    line.association ?? null,
    line.municipality ?? null,
    line.name,
    12.34,
    line.population ?? null,
    1,
    1,
    99.9,
    line.postcode ?? null,
    '7,0',
    '49,2',
  ])
  const file = await writeXlsx(
    [...heading, ...rows].map((row) => row.map((value) => (value === null ? null : { value }))),
    { sheet },
  ).toBuffer()
  return new Uint8Array(file)
}

const SYLLABLES = ['Alt', 'Bärn', 'Grün', 'Hohen', 'Klein', 'Müh', 'Ober', 'Schön', 'Unter', 'Wald']
const ENDINGS = ['au', 'bach', 'berg', 'dorf', 'feld', 'hausen', 'heim', 'ingen', 'rode', 'stadt', 'tal']

/** A whole country: `count` municipalities in counties of thirty, associations of five. */
export const country = (count: number): Line[] => {
  const lines: Line[] = []
  for (let index = 0; index < count; index++) {
    const state = String(1 + Math.floor(index / 900)).padStart(2, '0')
    const inState = index % 900
    const county = String(1 + Math.floor(inState / 30)).padStart(2, '0')
    const municipality = String(1 + (inState % 30)).padStart(3, '0')
    const association = String(5001 + Math.floor((inState % 30) / 5))
    const region = '0'
    const place = { state, region, county }
    if (inState === 0) lines.push({ type: '10', state, name: `Land ${state}` })
    if (inState % 30 === 0)
      lines.push({ ...place, type: '40', textCode: '44', name: `Kreisbach ${state}${county}` })
    if (inState % 5 === 0)
      lines.push({
        ...place,
        type: '50',
        textCode: '54',
        association,
        name: `GVV ${state}${county}${association}`,
      })
    const start = SYLLABLES[index % SYLLABLES.length]
    const middle = (SYLLABLES[Math.floor(index / 10) % SYLLABLES.length] ?? '').toLowerCase()
    lines.push({
      ...place,
      type: '60',
      textCode: index % 4 === 0 ? '63' : '64',
      association,
      municipality,
      name: `${start}${middle}${ENDINGS[index % ENDINGS.length]}${index % 4 === 0 ? ', Stadt' : ''}`,
      population: 100 + ((index * 7919) % 250_000),
      postcode: String(10_000 + index),
    })
  }
  return lines
}
