/** What a person could ask for: every address of the router, filled with known and foreign ids, and refused forms. */
import { mayEnter } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { paths } from '../../src/core/paths.ts'
import { declaredRoutes } from '../../src/http/access.ts'
import type { Viewer, World, Year } from './twins.ts'

export type Question = readonly [path: string, init: RequestInit]

const NOBODY = '00000000-0000-4000-8000-000000000000'

/** Everything that stands for a parameter of an address. */
const candidates = (year: Year): Record<string, readonly string[]> => ({
  id: [...Object.values(year.entries), NOBODY],
  year: ['2026', '2031'],
  photo: [...year.photos, NOBODY],
  rendition: ['480.jpeg', 'original'],
  commitment: [...year.commitments, 'f'.repeat(64)],
  juror: [year.seats.ann, year.seats.juror],
  person: [year.people.entrant.id],
  invitation: [NOBODY],
  question: ['summary'],
  step: ['2'],
  version: ['1.json', '2.json'],
  file: [NOBODY],
  number: ['1'],
  slug: ['rathaus-digital', 'maengelmelder'],
  key: ['f'.repeat(32)],
  lang: ['en'],
  code: ['0'.repeat(16)],
  certificate: ['preis-rathaus-digital.pdf', `jury-${year.seats.ann}.pdf`],
  token: ['x'],
  mailing: [NOBODY],
  letter: [NOBODY],
  meeting: [year.meeting ?? NOBODY],
  logo: [`${'f'.repeat(32)}.webp`],
  video: ['x'],
  objection: [NOBODY],
  adoption: [NOBODY],
})

/** All addresses of a route pattern. */
const filled = (pattern: string, known: Record<string, readonly string[]>): string[] =>
  pattern
    .slice(1)
    .split('/')
    .reduce<string[]>(
      (heads, part) => {
        const name = /^:([a-z]+)/.exec(part)?.[1]
        const values = name === undefined ? [part] : known[name]
        if (!values) throw new Error(`a new parameter: name its values for ${part} in ${pattern}`)
        return heads.flatMap((head) => values.map((value) => `${head}/${value}`))
      },
      [''],
    )

/** What somebody might add to an address to search, filter or sort by what they do not see. */
const QUERY =
  '?q=ann%40jury.example&sortierung=punkte&richtung=ab&jury=ann&sort=score&order=desc&filter=final&seite=2&ansicht=alle&meldung=wertung-fertig'

/** Every GET of the router; of doors that stay shut one address each is enough. */
const gets = (app: World, year: Year, viewer: Viewer): string[] => {
  const actor = viewer === 'anonymous' ? null : year.people[viewer]
  const known = candidates(year)
  return declaredRoutes(createApp(app.services))
    .filter(({ method }) => method === 'GET')
    .flatMap(({ path, rule }) => {
      const all = filled(path, known)
      const open = rule !== null && mayEnter(rule, actor, 'production')
      // A document takes long to draw and reads no query.
      const asked = path.endsWith('.pdf') ? [] : [`${all[0]}${QUERY}`]
      return open ? [...all, ...asked] : all.slice(0, 1)
    })
}

const searches = ({ entries }: Year): string[] => [
  `${paths.registerSuggestions}?q=Muster`,
  paths.registerSearchFor('ann', '/einreichungen'),
  paths.juryCompareOf(2026, entries.scored, entries.open),
  paths.juryCompareOf(2026, entries.foreign, entries.recused),
  '/gibt-es-nicht',
]

const form = (...fields: [string, string][]): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
})

/** Forms that are refused whatever the phase: a refusal must say nothing either. */
const refusals = ({ entries }: Year): Question[] =>
  Object.values(entries).flatMap((id): Question[] => [
    [paths.juryScore(id), form(['version', '7'], ['then', 'final'], ['comment', 'x'])],
    [paths.juryRecuse(id), form(['reason', ''])],
    [paths.juryReopen(id), form(['version', '99'])],
    [paths.juryFlag(id), form(['flag', '5'])],
    [paths.juryTrial(2026, id), form(['points-x', '1'])],
    [paths.submissionHandIn(id), form(['version', '99'])],
  ])

/** Everything that this viewer is compared by. */
export const questions = (app: World, year: Year, viewer: Viewer): Question[] => [
  ...[...gets(app, year, viewer), ...searches(year)].map((path): Question => [path, {}]),
  ...refusals(year),
]
