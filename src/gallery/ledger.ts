/** The rights ledger as a list: one line per picture, the withdrawn ones without their picture. Pure. */
import { licenceName } from '../photo/licences.ts'
import { PERSONS_WORDS } from './text-rules.ts'

/** What the ledger knows of a picture, in words. */
export interface LedgerLine {
  readonly id: string
  /** "Galerie" or the title of the entry. */
  readonly where: string
  readonly fileName: string
  readonly caption: string
  readonly credit: string
  readonly licence: string
  readonly rights: string
  readonly persons: string
  readonly source: string
  readonly enteredAt: number
  readonly enteredBy: string
  readonly state: 'public' | 'private' | 'hidden' | 'withdrawn'
  /** When, by whom and why it was withdrawn; '' otherwise. */
  readonly withdrawal: {
    readonly at: number
    readonly by: string
    readonly askedBy: string
    readonly reason: string
  } | null
}

interface Known {
  readonly id: string
  readonly file_name: string
  readonly caption: string
  readonly credit: string
  readonly licence: string
  readonly rights: string
  readonly persons: string
  readonly persons_note: string
  readonly source: string
  readonly entered_by_name: string | null
}

const personsOf = ({ persons, persons_note }: Known): string =>
  [PERSONS_WORDS[persons as keyof typeof PERSONS_WORDS] ?? '', persons_note].filter(Boolean).join(': ')

const common = (known: Known) => ({
  id: known.id,
  fileName: known.file_name,
  caption: known.caption,
  credit: known.credit,
  licence: licenceName({ licence: known.licence, rights: '' }, 'de'),
  rights: known.rights,
  persons: personsOf(known),
  source: known.source,
  enteredBy: known.entered_by_name ?? '',
})

/** The line of a picture that is there. */
export const presentLine = (
  photo: Known & {
    readonly entry: string | null
    readonly created_at: number
    readonly public_key: string | null
    readonly hidden_at: number | null
  },
): LedgerLine => ({
  ...common(photo),
  where: photo.entry ?? 'Galerie',
  enteredAt: photo.created_at,
  state: photo.hidden_at !== null ? 'hidden' : photo.public_key !== null ? 'public' : 'private',
  withdrawal: null,
})

/** The line of a picture that is gone. */
export const withdrawnLine = (
  photo: Known & {
    readonly submission_id: string | null
    readonly entered_at: number
    readonly withdrawn_at: number
    readonly withdrawn_by_name: string | null
    readonly asked_by: string
    readonly reason: string
  },
): LedgerLine => ({
  ...common(photo),
  where: photo.submission_id === null ? 'Galerie' : 'Einreichung',
  enteredAt: photo.entered_at,
  state: 'withdrawn',
  withdrawal: {
    at: photo.withdrawn_at,
    by: photo.withdrawn_by_name ?? '',
    askedBy: photo.asked_by,
    reason: photo.reason,
  },
})

export const STATES: Readonly<Record<LedgerLine['state'], string>> = {
  public: 'öffentlich',
  private: 'nicht öffentlich',
  hidden: 'nach Einwand verborgen',
  withdrawn: 'zurückgezogen',
}

/** The ledger as a table: heads and one row of texts (or UTC ms) per picture. */
export const ledgerTable = (
  lines: readonly LedgerLine[],
): { readonly head: string[]; readonly rows: (string | number | null)[][] } => ({
  head: [
    'Wo',
    'Datei',
    'Bildunterschrift',
    'Bildnachweis',
    'Lizenz',
    'Rechte',
    'Abgebildete',
    'Quelle',
    'Eingetragen am',
    'Eingetragen von',
    'Stand',
    'Zurückgezogen am',
    'Zurückgezogen von',
    'Auf Wunsch von',
    'Grund',
  ],
  rows: lines.map((line) => [
    line.where,
    line.fileName,
    line.caption,
    line.credit,
    line.licence,
    line.rights,
    line.persons,
    line.source,
    line.enteredAt,
    line.enteredBy,
    STATES[line.state],
    line.withdrawal?.at ?? null,
    line.withdrawal?.by ?? '',
    line.withdrawal?.askedBy ?? '',
    line.withdrawal?.reason ?? '',
  ]),
})
