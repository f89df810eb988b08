/** Before the release nobody without a right learns anything; after it everything is there, from kept pages too. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths, slugify } from '../../src/core/paths.ts'
import { figure } from '../support/torture.ts'
import { addresses, crawl, guesses, type Pages, PLAIN, VARIANTS, type Variant } from './crawler.ts'
import {
  type Answer,
  awardYear,
  DECISION_WORDS,
  decide,
  ENTRY_WORDS,
  type Ground,
  type House,
  type Role,
  release,
  takeBack,
  YEAR,
} from './world.ts'

let ground: Ground
/** Two copies of one year; in one of them the jury has decided. */
let decided: House
let undecided: House

beforeAll(async () => {
  ground = await awardYear()
  ;[decided, undecided] = await Promise.all([ground.open(), ground.open()])
  await decide(decided.services, ground.year)
})
afterAll(async () => {
  await Promise.all([decided.close(), undecided.close()])
  ground.close()
})

const START = [paths.home, '/en', paths.archive, paths.edition(YEAR), paths.apiEditions, '/sitemap.xml']
const SECRET_TO: Record<Role, readonly string[]> = {
  anonymous: [...Object.values(ENTRY_WORDS), ...Object.values(DECISION_WORDS)],
  neighbour: [...Object.values(ENTRY_WORDS), ...Object.values(DECISION_WORDS)],
  entrant: Object.values(DECISION_WORDS),
  juror: Object.values(DECISION_WORDS),
}

const same = (one: Answer, other: Answer) => JSON.stringify(one) === JSON.stringify(other)

/** Where two answers part, as a person would want to read it. */
const parting = (one: Answer, other: Answer): string => {
  const [a, b] = [one, other].map(({ status, headers, body }) => `${status} ${headers.join(' ')} ${body}`)
  const from = Math.max(0, [...(a ?? '')].findIndex((char, index) => char !== b?.[index]) - 60)
  return `${a?.slice(from, from + 160)} AND ${b?.slice(from, from + 160)}`
}

/** Secret words that an answer says and its address did not. */
const leaks = (role: Role, path: string, { headers, body }: Answer): string[] => {
  const said = `${headers.join('\n')}\n${body}`.toLowerCase()
  return SECRET_TO[role].filter(
    (word) => said.includes(word.toLowerCase()) && !path.toLowerCase().includes(word.toLowerCase()),
  )
}

const askBoth = async (role: Role, path: string, { method, headers, path: other }: Variant) => {
  const address = other?.(path) ?? path
  const both = await Promise.all([decided, undecided].map((one) => one.ask(role, address, headers, method)))
  return { address, with_: both[0] as Answer, without: both[1] as Answer }
}

/** Asks both houses the same, one after the other as their limits count, and lists what differs or leaks. */
const compare = async (role: Role, questions: readonly string[]): Promise<string[]> => {
  const problems: string[] = []
  const tell = async (path: string, variant: Variant) => {
    const { address, with_, without } = await askBoth(role, path, variant)
    if (!same(with_, without)) problems.push(`${role} ${variant.name} ${address}: ${parting(with_, without)}`)
    for (const word of leaks(role, address, with_))
      problems.push(`${role} ${variant.name} ${address}: ${word}`)
    return with_.status
  }
  for (const path of questions) {
    const status = await tell(path, PLAIN)
    if (role !== 'anonymous') continue
    for (const variant of status === 404 ? VARIANTS.slice(0, 2) : VARIANTS) await tell(path, variant)
  }
  return problems
}

const everything = (role: Role) => [
  ...new Set([...addresses(decided, decided, ground.year, role), ...guesses(ground.year)]),
]

/** Follows every link in `house` and in the undecided one. */
const crawled = async (role: Role, house = decided): Promise<{ pages: Pages; problems: string[] }> => {
  const [pages, others] = await Promise.all(
    [house, undecided].map((one) => crawl(one, role, [...START, paths.submissions, paths.jury])),
  )
  if (!pages || !others) throw new Error('no pages')
  const problems = [...pages].flatMap(([path, answer]) => {
    const other = others.get(path)
    return [
      ...(other && same(answer, other)
        ? []
        : [`${role} ${path}: ${other ? parting(answer, other) : 'only here'}`]),
      ...leaks(role, path, answer).map((word) => `${role} ${path}: ${word}`),
    ]
  })
  return { pages, problems }
}

describe('before the release', () => {
  it.each<Role>(['anonymous', 'entrant', 'neighbour', 'juror'])('%s follows every link', async (role) => {
    const { pages, problems } = await crawled(role)
    figure(`embargo, links as ${role}`, `${pages.size} addresses, ${problems.length} tell`, '0')
    expect(pages.size).toBeGreaterThan(15)
    expect(problems).toEqual([])
  })

  it.each<Role>(['anonymous', 'entrant', 'neighbour', 'juror'])(
    '%s guesses every address',
    async (role) => {
      const questions = everything(role)
      expect(questions.length).toBeGreaterThan(100)
      const problems = await compare(role, questions)
      figure(`embargo, guesses as ${role}`, `${questions.length} addresses, ${problems.length} tell`, '0')
      expect(problems).toEqual([])
    },
    60_000,
  )

  it('a page that is decided is as unknown as one that nobody could decide', async () => {
    const [there, nowhere] = await Promise.all(
      [slugify(ENTRY_WORDS.title), 'gibt-es-nicht'].map(async (slug) => {
        const { status, headers, body } = await decided.ask('anonymous', paths.winner(YEAR, slug))
        const own = (text: string) => text.replaceAll(slug, 'SLUG')
        return {
          status,
          headers: headers.filter((one) => !/^(content-length|etag)/.test(one)),
          body: own(body),
        }
      }),
    )
    expect(there).toEqual(nowhere)
    expect(there?.status).toBe(404)
  })

  it('a leak would be found: a word of the jury on a public page', async () => {
    const leaky = await ground.open()
    leaky.sql.connection.prepare('UPDATE edition SET intro = ?').run(DECISION_WORDS.citation)
    const { problems } = await crawled('anonymous', leaky)
    expect(problems).toContainEqual(`anonymous ${paths.edition(YEAR)}: ${DECISION_WORDS.citation}`)
    await leaky.close()
  })
})

describe('the release', () => {
  const winners = () => decided.ask('anonymous', paths.winners(YEAR))

  /** Ms until `done`, asking again and again; at most a second and a half. */
  const until = async (done: () => Promise<boolean>): Promise<number> => {
    const begin = performance.now()
    while (!(await done()) && performance.now() - begin < 1_500);
    return performance.now() - begin
  }

  it('by another process shows within a second, although every page was kept', async () => {
    const before = await decided.ask('anonymous', paths.edition(YEAR))
    const etag = before.headers.find((header) => header.startsWith('etag: '))?.slice(6) ?? ''
    const again = () => decided.ask('anonymous', paths.edition(YEAR), { 'If-None-Match': etag })
    expect([(await again()).status, (await winners()).status]).toEqual([304, 404])
    const other = ground.beside(decided)
    await release(other.services, ground.year)
    expect(await until(async () => (await again()).status === 200)).toBeLessThan(1_000)
    expect((await winners()).status).toBe(200)
    other.close()
  })

  it('shows everything to everybody, pictures too', async () => {
    const pages = await crawl(decided, 'anonymous', START)
    const said = [...pages.values()].map(({ body }) => body).join('\n')
    const words = [...Object.values(ENTRY_WORDS), ...Object.values(DECISION_WORDS)]
    expect(words.filter((word) => !said.includes(word))).toEqual([])
    const pictures = [...pages].filter(([path]) => path.startsWith('/bilder/'))
    expect(pictures.length).toBeGreaterThan(0)
    // No link of the public pages leads nowhere.
    // The question of passkeys is only ever posted.
    const asked = [...START, paths.signInPasskeyQuestion]
    const dead = [...pages].filter(([path, { status }]) => status >= 400 && !asked.includes(path))
    expect(dead.map(([path]) => path)).toEqual([])
  })

  it('taken back, leaves its reason and nothing else, within a second', async () => {
    const [picture = ''] = [...(await crawl(decided, 'anonymous', START)).keys()].filter((path) =>
      path.startsWith('/bilder/'),
    )
    const other = ground.beside(decided)
    await takeBack(other.services, ground.year)
    const start = () => decided.ask('anonymous', paths.home)
    expect(await until(async () => leaks('anonymous', '', await start()).length === 0)).toBeLessThan(1_000)
    other.close()
    const pages = await crawl(decided, 'anonymous', START)
    expect([...pages].flatMap(([path, answer]) => leaks('anonymous', path, answer))).toEqual([])
    expect((await decided.ask('anonymous', picture)).status).toBe(404)
    expect([...pages.values()].some(({ body }) => body.includes('Ein Name war falsch.'))).toBe(true)
  })
})
