/** Who gets which certificate, and the codes that stand on them. Pure. */
import { slugify } from '../core/paths.ts'
import { awardName, type Snapshot } from '../publication/snapshot.ts'

export type CertificateKind = 'winner' | 'nominee' | 'juror'

/** What a certificate says. */
export interface Certificate {
  readonly kind: CertificateKind
  /** The submission, or the juror. */
  readonly subject: string
  /** What it attests; the same person may be honoured twice. */
  readonly honour: string
  /** Its name within the year, for addresses and files: lower case, digits and dashes. */
  readonly id: string
  /** "1. Platz", "Sonderpreis Ehrenamt", "Nominiert", "Dank und Anerkennung". */
  readonly award: string
  readonly category: string | null
  /** The organisation, or the juror's name. */
  readonly recipient: string
  /** The project; of jurors where they come from. */
  readonly title: string
  /** The jury's sentence; '' for all but winners. */
  readonly citation: string
  /** Slug of the winner's page. */
  readonly winner: string | null
}

export interface Juror {
  readonly id: string
  readonly name: string
  readonly institution: string
  readonly chair: boolean
}

/** What the jury's own certificates attest. */
export const CHAIRED = '["chair"]'
const SERVED = '["member"]'

/** Every certificate of a year: winners in their order, then nominees without a place, then the jury. */
export const certificatesOf = (snapshot: Snapshot, jurors: readonly Juror[]): Certificate[] => [
  ...snapshot.winners.map(
    (winner): Certificate => ({
      kind: 'winner',
      subject: winner.submission,
      honour: JSON.stringify([winner.place, winner.special, winner.category]),
      id: `preis-${winner.slug}`,
      award: awardName(winner),
      category: winner.category,
      recipient: winner.organisation,
      title: winner.title,
      citation: winner.citation,
      winner: winner.slug,
    }),
  ),
  ...withoutPlace(snapshot).map(
    (nominee): Certificate => ({
      kind: 'nominee',
      subject: nominee.submission,
      honour: JSON.stringify([nominee.category]),
      id: `nominierung-${nominee.submission}`,
      award: 'Nominiert',
      category: nominee.category,
      recipient: nominee.organisation,
      title: nominee.title,
      citation: '',
      winner: null,
    }),
  ),
  ...jurors.map(
    (juror): Certificate => ({
      kind: 'juror',
      subject: juror.id,
      honour: juror.chair ? CHAIRED : SERVED,
      id: `jury-${juror.id}`,
      award: 'Dank und Anerkennung',
      category: null,
      recipient: juror.name,
      title: juror.institution,
      citation: '',
      winner: null,
    }),
  ),
]

const withoutPlace = ({ nominees, winners }: Snapshot) =>
  nominees.filter(
    (nominee) =>
      !winners.some(
        ({ submission, category, place }) =>
          submission === nominee.submission && category === nominee.category && place !== null,
      ),
  )

/** Whether both attest the same. */
export const attestsSame = (
  a: Pick<Certificate, 'kind' | 'subject' | 'honour'>,
  b: Pick<Certificate, 'kind' | 'subject' | 'honour'>,
): boolean => a.kind === b.kind && a.subject === b.subject && a.honour === b.honour

/** File name, plain ASCII: "Urkunde-1-platz-gemeinde-hinterprobe.pdf". */
export const certificateFileName = ({ kind, award, recipient }: Certificate): string =>
  `Urkunde-${slugify(`${kind === 'juror' ? 'Jury' : award} ${recipient}`)}.pdf`

/** File names for an archive, numbered where two are the same. */
export const uniqueNames = (names: readonly string[]): string[] => {
  const used = new Set<string>()
  return names.map((name) => {
    let unique = name
    for (let count = 2; used.has(unique); count += 1) unique = name.replace(/(\.\w+)$/, `-${count}$1`)
    used.add(unique)
    return unique
  })
}

/** Digits and letters that nobody mistakes for each other (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 16

/** A code of 80 random bits, from at least 16 random bytes. */
export const codeFrom = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('')

/** A code as somebody typed it from paper; null when it cannot be one. */
export const readCode = (typed: string): string | null => {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replaceAll('O', '0')
  return code.length === CODE_LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null
}

/** In groups of four, as it is printed. */
export const showCode = (code: string): string => code.replace(/.{4}(?=.)/g, '$&-')
