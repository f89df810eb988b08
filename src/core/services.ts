/** What a use case needs from the outside, composed once by the entry. */
import type { Database } from './database.ts'
import type { Assets, Backups, Clock, Files, Images, Queue } from './ports.ts'

export interface Config {
  readonly mode: 'development' | 'production'
  /** Public address without a slash at the end, e.g. https://award.example.org; every link is built from it. */
  readonly origin: string
  /** Keys the digests of short secrets. */
  readonly secret: string
  /** This address becomes organiser at its first sign-in, while there is no organiser yet. */
  readonly firstOrganiser: string | null
  /** How many proxies of our own stand before the server; X-Forwarded-For is believed only from them. */
  readonly proxies: number
  /** What the open data may be used for: a name below http://dcat-ap.de/def/licenses/, e.g. `dl-by-de/2.0`. */
  readonly dataLicence?: string
  /** Who is mailed the hash of the log's newest seal each night. */
  readonly logMail?: readonly string[]
}

/** Why a process cannot serve: the database does not answer, its schema is older than the code, files cannot be written, or the process is about to end. */
export type Unready = 'database' | 'schema' | 'files' | 'draining'

export interface Readiness {
  /** What is in the way; empty when ready. */
  check(): Promise<readonly Unready[]>
  /** From now on nothing new shall come. */
  drain(): void
}

export interface Services {
  readonly readiness: Readiness
  readonly db: Database
  readonly files: Files
  readonly images: Images
  readonly assets: Assets
  readonly clock: Clock
  /** Where pictures are made after the answer; without it they are made within the request. */
  readonly queue?: Queue
  readonly config: Config
  /** Delivers due letters; called after the response, by cron and by the interval. */
  readonly deliver: () => Promise<unknown>
  /** Where nightly backups go; absent where none are configured. */
  readonly backups?: Backups
  /** Where copies of the log go each night; absent where none are configured. */
  readonly logCopy?: Files
}
