/**
 * Public pages kept as bytes. They hold as long as nothing public has changed: every table a public page reads raises
 * `public_version` by trigger, so no writer can forget it.
 */
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { sha256 } from './ids.ts'
import type { Clock } from './ports.ts'
import { preparedRead } from './prepared.ts'

export type Coding = 'identity' | 'gzip' | 'br'

export type Headers = readonly (readonly [name: string, value: string])[]

/** What a handler has drawn. */
export interface Drawn {
  readonly headers: Headers
  readonly body: Uint8Array<ArrayBuffer>
}

/** One coding of a page, ready to be sent. */
export interface Variant extends Drawn {
  /** The headers once more as Node takes them, name after value: on its way nothing has to be built. */
  readonly flat: string[]
}

/** One public page as it is sent to everybody who is not signed in. */
export interface KeptPage {
  /** First 32 hex digits of the SHA-256 of the body; every variant's ETag begins with them. */
  readonly hash: string
  readonly variants: Readonly<Record<'identity', Variant> & Partial<Record<Coding, Variant>>>
}

/** The choice among the variants, and 304 instead of what the browser already has. */
export const answer = (
  page: KeptPage,
  accepts: string | undefined,
  has: string | undefined,
): { readonly status: 200 | 304; readonly variant: Variant } => {
  const { identity, gzip = identity, br = gzip } = page.variants
  const variant = accepted(accepts, 'br') ? br : accepted(accepts, 'gzip') ? gzip : identity
  return { status: has?.includes(page.hash) ? 304 : 200, variant }
}

/** What a browser refuses by name, which hardly any does: only then is there something to look at closely. */
const REFUSED = { gzip: /gzip\s*;\s*q=0(\.0+)?\s*(,|$)/, br: /br\s*;\s*q=0(\.0+)?\s*(,|$)/ } as const

const accepted = (accepts: string | undefined, coding: 'gzip' | 'br'): boolean =>
  accepts?.includes(coding) === true && !(accepts.includes('q=0') && REFUSED[coding].test(accepts))

/** Makes the smaller codings of a body; where something else compresses on the way, none. */
export type Compress = (
  body: Uint8Array<ArrayBuffer>,
) => Promise<Partial<Record<'gzip' | 'br', Uint8Array<ArrayBuffer>>>>

/** Further copies of kept pages that several processes share; on Workers the cache of the data centre. */
export interface SharedPages {
  match(key: string): Promise<Drawn | null>
  put(key: string, drawn: Drawn): Promise<void>
}

export interface PublicPages {
  /** What changes whenever a public page may have changed; asked for before anything else is read. */
  version(): Promise<string>
  /** The kept page of an address (path with language), if it is of this version. */
  get(address: string, version: string): Promise<KeptPage | null>
  /** Keeps what was drawn for this version: its own headers, and the body in every coding. */
  keep(address: string, version: string, drawn: Drawn): Promise<KeptPage>
  /** Like `get` without asking the database; null when that would have to be done. */
  peek(address: string): KeptPage | null
}

/** How long another process's change may go unseen, ms; own changes are seen at once. */
const RECHECK_MS = 500
/** Pages name remaining days and hours: no page is kept longer, ms. */
const MAX_AGE_MS = 60_000
/** Bytes kept in memory, all variants together. */
const MAX_BYTES = 64 * 1024 * 1024

interface Known {
  readonly version: string
  /** When a date of an edition passes next, UTC ms. */
  readonly next: number
  readonly commits: number
  /** Of the monotonic clock, ms */
  readonly at: number
}

interface Entry {
  readonly version: string
  readonly page: KeptPage
  readonly at: number
  readonly size: number
}

interface Options {
  readonly compress?: Compress
  readonly shared?: SharedPages
}

/** Keeps pages in memory, and in `shared` where there is one. */
export const createPublicPages = (db: Database, clock: Clock, options: Options = {}): PublicPages => {
  const { compress = async () => ({}), shared } = options
  const entries = new Map<string, Entry>()
  let bytes = 0
  let known: Known | null = null

  const certain = (): string | null =>
    known !== null &&
    known.commits === db.commits() &&
    clock() < known.next &&
    performance.now() - known.at < RECHECK_MS
      ? known.version
      : null

  const remember = (address: string, version: string, page: KeptPage) => {
    forget(address)
    const size = Object.values(page.variants).reduce((sum, { body }) => sum + body.length, 0)
    entries.set(address, { version, page, at: clock(), size })
    bytes += size
    for (const oldest of entries.keys()) {
      if (bytes <= MAX_BYTES) break
      forget(oldest)
    }
  }

  const forget = (address: string) => {
    bytes -= entries.get(address)?.size ?? 0
    entries.delete(address)
  }

  // A shared copy has no age of its own: the minute it was made in stands in its key.
  const sharedKey = (address: string, version: string) =>
    `${version}/${Math.floor(clock() / MAX_AGE_MS)}${address}`

  const held = (address: string, version: string): KeptPage | null => {
    const entry = entries.get(address)
    if (entry === undefined || entry.version !== version) return null
    const age = clock() - entry.at
    return age >= 0 && age < MAX_AGE_MS ? entry.page : null
  }

  return {
    version: async () => {
      const version = certain()
      if (version !== null) return version
      const commits = db.commits()
      const at = performance.now()
      const [row] = await readVersion(db, { now: clock() })
      if (!row) throw new Error('public_version is empty')
      const { number, next } = row
      known = { version: `${number}-${next ?? ''}`, next: next ?? Number.POSITIVE_INFINITY, commits, at }
      return known.version
    },
    get: async (address, version) => {
      const own = held(address, version)
      if (own || !shared) return own
      const found = await shared.match(sharedKey(address, version))
      if (!found) return null
      const page = await pageOf(found, compress)
      remember(address, version, page)
      return page
    },
    keep: async (address, version, drawn) => {
      const page = await pageOf(drawn, compress)
      remember(address, version, page)
      await shared?.put(sharedKey(address, version), drawn)
      return page
    },
    peek: (address) => {
      const version = certain()
      return version === null ? null : held(address, version)
    },
  }
}

const pageOf = async ({ headers, body }: Drawn, compress: Compress): Promise<KeptPage> => {
  const hash = (await sha256(body)).slice(0, 32)
  const smaller = await compress(body)
  const variant = (coding: Coding, bytes: Uint8Array<ArrayBuffer>): Variant => {
    const all: Headers = [
      ...headers,
      // Kept by everybody, and asked for again each time: a change shows at once.
      ['Cache-Control', 'public, no-cache'],
      ['Vary', 'Accept-Encoding, Cookie'],
      ['ETag', `"${hash}${coding === 'identity' ? '' : `-${coding}`}"`],
      ...(coding === 'identity' ? [] : [['Content-Encoding', coding] as const]),
    ]
    return { body: bytes, headers: all, flat: all.flat() }
  }
  return {
    hash,
    variants: {
      identity: variant('identity', body),
      ...(smaller.gzip && { gzip: variant('gzip', smaller.gzip) }),
      ...(smaller.br && { br: variant('br', smaller.br) }),
    },
  }
}

/** The number of changes so far, and when time alone will change a page next. D1 unites at most five SELECTs. */
const readVersion = preparedRead((q, of: { now: number }) =>
  q
    .selectFrom('public_version')
    .select('number')
    .select(
      sql<number | null>`(
        SELECT min(at) FROM (
          SELECT value AS at FROM edition, json_each(json_array(
            call_opens_at, call_closes_at, judging_opens_at, judging_closes_at, archives_at))
          UNION ALL SELECT opens_at FROM release_time
        ) WHERE at > ${of.now}
      )`.as('next'),
    ),
)
