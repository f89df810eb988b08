/** Making certificates from the released results, and confirming them. */
import type { Actor } from '../account/rules.ts'
import { throttle } from '../account/throttle-store.ts'
import { record } from '../audit/store.ts'
import { showDate, showDays } from '../core/berlin-time.ts'
import { guard } from '../core/database.ts'
import { keyedHash } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import type { Attachment } from '../core/ports.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { type Edition, editionById } from '../edition/store.ts'
import type { ZipFile } from '../gallery/zip.ts'
import { FORMER_JUROR } from '../leaving/rules.ts'
import { loadRelease } from '../publication/actions.ts'
import type { Snapshot } from '../publication/snapshot.ts'
import { releasedSnapshot } from '../publication/store.ts'
import { themeOf, themeRow } from '../site/theme-store.ts'
import { type CertificateFrame, certificatesPdf } from './pdf.ts'
import {
  attestsSame,
  type Certificate,
  certificateFileName,
  certificatesOf,
  codeFrom,
  readCode,
  uniqueNames,
} from './rules.ts'
import { certificateByCode, issue, issuedIn, jurorsOf } from './store.ts'

/** All certificates of a year: of the released results, or as they would be now. */
export interface YearCertificates {
  readonly edition: Edition
  readonly certificates: readonly Certificate[]
  /** UTC ms; null before release, when everything is a draft. */
  readonly releasedAt: number | null
  readonly frame: CertificateFrame
}

/** The certificates of released results; null before release. Who may have which is the caller's question. */
export const releasedCertificates = async (
  app: Services,
  edition: Edition,
): Promise<YearCertificates | null> => {
  const released = await releasedSnapshot(app.db, edition.id)
  return released && collect(app, edition, released.snapshot, released.releasedAt)
}

/** What released results attest to this entry: "1. Platz", "Nominiert"; each gives it a certificate. */
export const honoursOf = async (app: Services, edition: Edition, submissionId: string): Promise<string[]> => {
  const year = edition.released_at === null ? null : await releasedCertificates(app, edition)
  const own = year?.certificates.filter(({ kind, subject }) => kind !== 'juror' && subject === submissionId)
  return own?.map(({ award }) => award) ?? []
}

/** The same for organisers: drafts before release, and nothing to print for jurors who have erased their account. */
export const loadCertificates = async (
  app: Services,
  actor: Actor,
  edition: Edition,
): Promise<Result<YearCertificates>> => {
  const released = await releasedCertificates(app, edition)
  if (released) return ok(toPrint(released))
  const state = await loadRelease(app, actor, edition)
  return state.ok ? ok(toPrint(await collect(app, edition, state.value.built.snapshot, null))) : state
}

const toPrint = (year: YearCertificates): YearCertificates => ({
  ...year,
  certificates: year.certificates.filter(({ recipient }) => recipient !== FORMER_JUROR),
})

const collect = async (
  app: Services,
  edition: Edition,
  snapshot: Snapshot,
  releasedAt: number | null,
): Promise<YearCertificates> => {
  const theme = await themeRow(app.db)
  const day =
    edition.starts_on === null
      ? releasedAt && showDate(releasedAt)
      : showDays(edition.starts_on, edition.ends_on)
  const jurors = await jurorsOf(app.db, edition.id)
  return {
    edition,
    certificates: certificatesOf(snapshot, jurors),
    releasedAt,
    frame: {
      edition: snapshot.title,
      when: [edition.venue, edition.place, day].filter(Boolean).join(', '),
      chair: jurors.find(({ chair }) => chair)?.name ?? '',
      gold: themeOf(theme).gold,
      mark: theme.logo === '',
      createdAt: releasedAt ?? app.clock(),
    },
  }
}

/** Enough that somebody else's issuing in between cannot use all of them up. */
const TRIES = 5

type Codes = (certificate: Certificate) => string | null

/** The codes of these certificates; those that have none yet get one, once and for all. */
const codesOf = async (
  app: Services,
  { edition }: YearCertificates,
  certificates: readonly Certificate[],
): Promise<Codes | null> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const known = await issuedIn(app.db, edition.id)
    const codes: Codes = (certificate) => known.find((one) => attestsSame(one, certificate))?.code ?? null
    const missing = certificates.filter((certificate) => codes(certificate) === null)
    if (missing.length === 0) return codes
    const now = app.clock()
    const newCode = () => codeFrom(crypto.getRandomValues(new Uint8Array(16)))
    await app.db.commit([
      ...missing.flatMap((certificate) => [
        issue(app.db.q, { editionId: edition.id, certificate, code: newCode(), now }),
        guard,
      ]),
      record(app.db.q, {
        at: now,
        actorId: null,
        editionId: edition.id,
        kind: 'certificate.issued',
        subject: edition.id,
        detail: { certificates: missing.map(({ id }) => id) },
      }),
    ])
  }
  return null
}

const TAKEN_BACK = fail(
  'closed',
  'Die Ergebnisse sind gerade nicht veröffentlicht. Urkunden gibt es erst, wenn sie es wieder sind.',
)

/** These certificates as one document, a page each; drafts before release. */
export const certificateDocument = async (
  app: Services,
  year: YearCertificates,
  chosen: readonly Certificate[],
): Promise<Result<Attachment>> => {
  const [first] = chosen
  if (!first) return fail('not_found', 'Diese Urkunde gibt es nicht.')
  const codes = year.releasedAt === null ? () => null : await codesOf(app, year, chosen)
  if (codes === null) return TAKEN_BACK
  const bytes = await render(app, year, chosen, codes)
  return ok({ name: certificateFileName(first), type: 'application/pdf', bytes })
}

const render = (app: Services, year: YearCertificates, chosen: readonly Certificate[], codes: Codes) => {
  const sheets = chosen.map((certificate) => {
    const code = codes(certificate)
    return { certificate, address: code === null ? null : app.config.origin + paths.certificate(code) }
  })
  return certificatesPdf(app.assets, sheets, year.frame)
}

/** Every certificate of the year as a file of its own, drawn when its turn comes; only after release. */
export const allCertificates = async (app: Services, year: YearCertificates): Promise<Result<ZipFile[]>> => {
  if (year.releasedAt === null)
    return fail('closed', 'Alle Urkunden auf einmal gibt es, sobald die Ergebnisse veröffentlicht sind.')
  const codes = await codesOf(app, year, year.certificates)
  if (codes === null) return TAKEN_BACK
  const names = uniqueNames(year.certificates.map(certificateFileName))
  return ok(
    year.certificates.map((certificate, index) => ({
      name: names[index] ?? certificateFileName(certificate),
      open: () => render(app, year, [certificate], codes),
    })),
  )
}

export type Confirmation =
  | { readonly state: 'unknown' | 'revoked' }
  | {
      readonly state: 'genuine'
      readonly code: string
      readonly certificate: Certificate
      readonly year: number
      readonly edition: string
      readonly releasedAt: number
    }

const MISSES = 30
const WINDOW_MS = 600_000

/**
 * Whether the certificate with this code is genuine now. Wrong codes are counted per client and refused beyond 30 in
 * ten minutes; right ones are not.
 */
export const confirm = async (
  app: Services,
  typed: string,
  client: string,
): Promise<Result<Confirmation>> => {
  const code = readCode(typed)
  const row = code === null ? undefined : await certificateByCode(app.db, code)
  if (!row) return missed(app, client)
  const edition = await editionById(app.db, row.edition_id)
  const year = edition && (await releasedCertificates(app, edition))
  const certificate = year?.certificates.find((one) => attestsSame(one, row))
  if (!year || !certificate || year.releasedAt === null) return ok({ state: 'revoked' })
  const { frame, releasedAt } = year
  return ok({
    state: 'genuine',
    code: row.code,
    certificate,
    year: year.edition.year,
    edition: frame.edition,
    releasedAt,
  })
}

const missed = async (app: Services, client: string): Promise<Result<Confirmation>> => {
  const key = `certificate:${await keyedHash(app.config.secret, client)}`
  const counted = await app.db.commit(throttle(app.db.q, key, MISSES, WINDOW_MS, app.clock()))
  return counted.ok
    ? ok({ state: 'unknown' })
    : fail(
        'too_many',
        'Von Ihrer Adresse kamen gerade viele falsche Codes. Bitte versuchen Sie es in zehn Minuten noch einmal.',
      )
}
