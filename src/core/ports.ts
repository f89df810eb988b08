/** Ports: everything the application needs from the outside. Adapters live in src/platform. */
import type { CompiledQuery } from 'kysely'
import type { Database } from './database.ts'

/** Current time, UTC milliseconds since 1970. */
export type Clock = () => number

export type Row = Record<string, unknown>

/** The database engine: reads one query, or commits a list of statements as one atomic unit. */
export interface Sql {
  query(statement: CompiledQuery): Promise<Row[]>
  /**
   * Runs all statements in one transaction, in order, durable when the promise resolves.
   * @returns the rows of each statement (from RETURNING)
   * @throws CommitRefused when a guard or a constraint refuses; nothing is written then
   */
  commit(statements: readonly CompiledQuery[]): Promise<Row[][]>
  /** Only where copies that may lag behind answer reads. */
  readonly replicas?: Replicas
}

/**
 * Copies of the database that answer reads and may lag behind what is committed. What a process has seen once, or
 * written itself, all its later reads know; guards never depend on copies, as they stand in the writes.
 */
export interface Replicas {
  /** The newest state this process has seen, as text that sorts; null before the first answer. */
  bookmark(): string | null
  /**
   * From now on reads are at least as new as this.
   * @param bookmark one that `bookmark` has given, in this process or another
   * @returns whether that is newer than what was seen here
   */
  raise(bookmark: string): boolean
  /** From now on reads know everything that was committed before the call. */
  catchUp(): Promise<void>
}

/** Why a commit was refused: `guard` a guarded write changed no row, `unique`/`constraint` the schema said no. */
export type Refusal = 'guard' | 'unique' | 'constraint'

export class CommitRefused extends Error {
  constructor(
    readonly reason: Refusal,
    detail: string,
  ) {
    super(detail)
    this.name = 'CommitRefused'
  }
}

export interface StoredFile {
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
  readonly size: number
  readonly type: string
}

/** Blob storage. Keys are made by us: lower-case letters, digits, `-`, `.`, `/`. */
export interface Files {
  put(key: string, bytes: Uint8Array, type: string): Promise<void>
  /** @param part only the bytes from `start` up to and with `end`; `size` is then still that of the whole */
  get(key: string, part?: { readonly start: number; readonly end: number }): Promise<StoredFile | null>
  /** Deletes every key; an unknown key is no error. */
  delete(keys: readonly string[]): Promise<void>
}

/** Where backups lie and what they are made from. */
export interface Backups {
  readonly store: Files
  /** A view of the database that later writes do not change; on D1 the database itself. Closed by who asked for it. */
  readonly view: () => { readonly db: Database; close(): void }
  /** How many days, weeks and months keep their newest backup. */
  readonly keep: { readonly days: number; readonly weeks: number; readonly months: number }
  /** Most files, and bytes of them, that one run takes over; the next one goes on. */
  readonly perRun: { readonly files: number; readonly bytes: number }
  /** Whether one is made every night. */
  readonly nightly: boolean
  /** Name of the backup that an empty database is filled from. */
  readonly restoreFrom?: string
}

/** Work that goes on after the answer; doing it twice is the same as once. */
export interface Job {
  readonly kind: 'photo'
  readonly id: string
}

/** Hands jobs to whoever does them next; what gets lost is found by the tick. */
export interface Queue {
  send(job: Job): Promise<void>
}

export type ImageFormat = 'avif' | 'webp' | 'jpeg'

/** One delivered size of a picture; width and height in pixels after orientation. */
export interface Rendition {
  readonly width: number
  readonly height: number
  readonly format: ImageFormat
  readonly bytes: Uint8Array
}

/** A part of a picture, in pixels, around what must stay in sight, in percent from left and top. */
export interface Cut {
  readonly width: number
  readonly height: number
  readonly focus: readonly [x: number, y: number]
}

/** Turns an uploaded picture into its renditions, upright and without metadata. */
export interface Images {
  /**
   * @param source bytes whose header `probeImage` has accepted
   * @param widths wanted widths in pixels; a picture is never enlarged
   * @throws ImageUnreadable when the picture cannot be decoded
   */
  render(source: Uint8Array, widths: readonly number[]): Promise<Rendition[]>
  /**
   * Cuts a JPEG of exactly this size out of a picture, as large a part as fits.
   * @param source bytes of a rendition of ours: upright, without metadata
   * @throws ImageUnreadable when the picture cannot be decoded
   */
  cut(source: Uint8Array, to: Cut): Promise<Uint8Array>
  /**
   * The mean colour of one of our own renditions, six hex digits: stands in the picture's place until it is there.
   * @returns null where the engine cannot tell; a picture does without
   */
  meanColour(rendition: Uint8Array): Promise<string | null>
}

export class ImageUnreadable extends Error {}

/** Files shipped with the application, by their path below public/, e.g. `fonts/pdf/FiraSans-Regular.ttf`. */
export type Assets = (name: string) => Promise<Uint8Array>

/** A file that travels with a letter; its name is plain ASCII. */
export interface Attachment {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** One letter, ready to send. Addresses and subject never contain line breaks. */
export interface Letter {
  /** The same at every attempt: it becomes the Message-ID, by which receivers recognise a repetition. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Address where one POST stops letters of this kind (RFC 8058). */
  readonly unsubscribe?: string
  readonly attachments?: readonly Attachment[]
}

/**
 * Why a letter will not leave, so that trying again would be wrong: `address` the address was refused for good,
 * `letter` the letter itself was, `unknown` it was handed over whole, but no answer came.
 */
export type FinalRefusal = 'address' | 'letter' | 'unknown'

export class LetterRefused extends Error {
  constructor(
    readonly reason: FinalRefusal,
    detail: string,
  ) {
    super(detail)
    this.name = 'LetterRefused'
  }
}

export interface Mailer {
  /**
   * @throws LetterRefused when trying again would be wrong
   * @throws Error for everything else; the outbox tries again
   */
  send(letter: Letter): Promise<void>
}
