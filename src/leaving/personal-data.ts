/** Everything stored about one person, and how a reader sees it. Pure. */
import { showDateTime } from '../core/berlin-time.ts'
import { type SignInData, signInSentences } from './sign-in-data.ts'

export interface PersonalData extends SignInData {
  readonly format: 'kuer-personal-data/1'
  /** UTC ms, like every time here. */
  readonly madeAt: number
  readonly account: {
    readonly id: string
    readonly email: string
    readonly name: string
    readonly organiser: boolean
    readonly createdAt: number
    readonly remindersOffAt: number | null
    /** Key of the organisation that the mail domain belongs to. */
    readonly organisation: string | null
  }
  readonly submissions: readonly OwnSubmission[]
  readonly collaborations: readonly {
    readonly title: string
    readonly edition: string
    readonly right: string
    readonly since: number
  }[]
  readonly invitations: readonly {
    readonly title: string
    readonly edition: string
    readonly right: string
    readonly sentAt: number
  }[]
  readonly letters: readonly {
    readonly kind: string
    readonly subject: string
    readonly body: string
    readonly state: string
    readonly createdAt: number
    readonly sentAt: number | null
  }[]
  readonly juries: readonly JurySeat[]
  /** Filters of the organisers' table. */
  readonly views: readonly { readonly name: string; readonly filter: string; readonly shared: boolean }[]
  readonly notes: readonly { readonly entry: string; readonly text: string; readonly at: number }[]
  /** What they reported about projects that their municipality took over. */
  readonly adoptions: readonly {
    readonly project: string
    readonly municipality: string
    readonly what: string
    readonly since: number
    readonly state: string
    readonly reportedAt: number
  }[]
  /** Barriers they reported and want an answer to. */
  readonly barriers: readonly {
    readonly receipt: string
    readonly page: string
    readonly description: string
    readonly reportedAt: number
  }[]
  readonly log: readonly { readonly at: number; readonly kind: string; readonly subject: string }[]
}

export interface OwnSubmission {
  readonly edition: string
  readonly number: number | null
  readonly title: string
  readonly organisation: string
  readonly organisationKey: string | null
  readonly category: string | null
  readonly state: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly submittedAt: number | null
  readonly withdrawnAt: number | null
  readonly receipt: string | null
  /** What organisers decided about taking part, and what they wrote. */
  readonly screening: { readonly state: string; readonly text: string }
  readonly answers: readonly { readonly question: string; readonly answer: string }[]
  readonly photos: readonly {
    readonly file: string
    readonly caption: string
    readonly alt: string
    readonly credit: string
    readonly rights: string
    readonly persons: string
    readonly addedAt: number
  }[]
}

export interface JurySeat {
  readonly edition: string
  readonly name: string
  readonly institution: string
  readonly chair: boolean
  readonly invitedAt: number
  readonly acceptedAt: number | null
  readonly removedAt: number | null
  /** Since when they agree to be named in public. */
  readonly namedSince: number | null
  readonly affiliations: readonly string[]
  readonly recusals: readonly { readonly entry: string; readonly reason: string; readonly at: number }[]
  /** What is noted about them in meetings of the jury. */
  readonly meetings: readonly { readonly kind: MeetingNote; readonly at: number; readonly text: string }[]
  /** Entries to judge. */
  readonly assigned: readonly string[]
  /** Points of the calibration round. */
  readonly trials: readonly { readonly entry: string; readonly criterion: string; readonly points: number }[]
  /** What the jury was to talk about. */
  readonly flags: readonly { readonly entry: string; readonly reason: string; readonly at: number }[]
  readonly sheets: readonly {
    readonly entry: string
    readonly comment: string
    readonly note: string
    readonly updatedAt: number
    readonly finalisedAt: number | null
    readonly scores: readonly {
      readonly criterion: string
      readonly points: number | null
      readonly comment: string
    }[]
  }[]
}

export type MeetingNote = 'attendance' | 'departure' | 'vote' | 'revision'

const NOTES: Record<MeetingNote, string> = {
  attendance: 'Sitzung',
  departure: 'Raum verlassen',
  vote: 'Abgestimmt',
  revision: 'Punkte geändert',
}

/** A part of the printed account: facts, then longer texts. */
export interface Part {
  readonly level: 2 | 3
  readonly title: string
  readonly facts: readonly { readonly term: string; readonly detail: string }[]
  readonly texts: readonly { readonly title: string; readonly text: string }[]
  readonly items: readonly string[]
}

const when = (at: number | null): string => (at === null ? '–' : showDateTime(at))

const part = (level: 2 | 3, title: string, rest: Partial<Omit<Part, 'level' | 'title'>> = {}): Part => ({
  level,
  title,
  facts: rest.facts ?? [],
  texts: rest.texts ?? [],
  items: rest.items ?? [],
})

const fact = (term: string, detail: string | number | null) => ({ term, detail: String(detail ?? '–') })

/** The same data in the order in which people ask for it. */
export const partsOf = (data: PersonalData): Part[] => [
  part(2, 'Konto', {
    facts: [
      fact('E-Mail-Adresse', data.account.email),
      fact('Name', data.account.name || null),
      fact('Kennung', data.account.id),
      fact('Angelegt', when(data.account.createdAt)),
      fact('Geschäftsstelle', data.account.organiser ? 'ja' : 'nein'),
      fact('Erinnerungen abbestellt', when(data.account.remindersOffAt)),
      fact('Organisation (Schlüssel)', data.account.organisation),
    ],
  }),
  part(2, 'Anmeldungen', { items: signInSentences(data) }),
  part(2, 'Einreichungen'),
  ...data.submissions.map(submissionPart),
  part(2, 'Mitarbeit', {
    items: [
      ...data.collaborations.map(
        ({ title, edition, right, since }) => `${title} (${edition}): ${right}, seit ${when(since)}`,
      ),
      ...data.invitations.map(
        ({ title, edition, right, sentAt }) =>
          `Eingeladen zu ${title} (${edition}): ${right}, am ${when(sentAt)}`,
      ),
    ],
  }),
  part(2, 'Jury'),
  ...data.juries.flatMap(seatParts),
  part(2, 'Notizen als Geschäftsstelle', {
    texts: data.notes.map(({ entry, text, at }) => ({ title: `${entry}, ${when(at)}`, text })),
  }),
  part(2, 'Gemeldete Übernahmen', {
    texts: data.adoptions.map(({ project, municipality, what, since, state, reportedAt }) => ({
      title: `${project}: ${municipality} seit ${since} (${state}, gemeldet ${when(reportedAt)})`,
      text: what,
    })),
  }),
  part(2, 'Gemeldete Barrieren', {
    texts: data.barriers.map(({ receipt, page, description, reportedAt }) => ({
      title: `${receipt}, gemeldet ${when(reportedAt)}${page && ` zu ${page}`}`,
      text: description,
    })),
  }),
  part(2, 'Gespeicherte Ansichten', {
    items: data.views.map(({ name, filter }) => `${name}: ${filter || 'ohne Filter'}`),
  }),
  part(2, 'Briefe an Sie', {
    texts: data.letters.map(({ subject, body, state, createdAt, sentAt }) => ({
      title: `${when(createdAt)}: ${subject || 'Anmeldung'} (${state}, ${when(sentAt)})`,
      text: body || 'Der Text ist nach dem Versand gelöscht worden.',
    })),
  }),
  part(2, 'Protokoll', {
    items: data.log.map(({ at, kind, subject }) => `${when(at)}: ${kind} ${subject}`),
  }),
]

const submissionPart = (one: OwnSubmission): Part =>
  part(3, `${one.title || 'Noch ohne Titel'} (${one.edition})`, {
    facts: [
      fact('Nummer', one.number),
      fact('Kommune', one.organisation || null),
      fact('Schlüssel', one.organisationKey),
      fact('Kategorie', one.category),
      fact('Stand', one.state),
      fact('Angelegt', when(one.createdAt)),
      fact('Geändert', when(one.updatedAt)),
      fact('Eingereicht', when(one.submittedAt)),
      fact('Zurückgezogen', when(one.withdrawnAt)),
      fact('Prüfsumme', one.receipt),
      fact('Prüfung der Teilnahme', [one.screening.state, one.screening.text].filter(Boolean).join(': ')),
    ],
    texts: one.answers
      .filter(({ answer }) => answer !== '')
      .map(({ question, answer }) => ({ title: question, text: answer })),
    items: one.photos.map(
      ({ file, caption, alt, credit, rights, persons, addedAt }) =>
        `Foto ${file} vom ${when(addedAt)}. Bildunterschrift: ${caption || '–'}. Alternativtext: ${alt || '–'}. Bildnachweis: ${credit || '–'}. Rechte: ${rights || '–'}. Abgebildete: ${persons || '–'}.`,
    ),
  })

const seatParts = (seat: JurySeat): Part[] => [
  part(3, `Jury: ${seat.edition}`, {
    facts: [
      fact('Name', seat.name),
      fact('Institution', seat.institution || null),
      fact('Gehört zu', seat.affiliations.join(', ') || null),
      fact('Vorsitz', seat.chair ? 'ja' : 'nein'),
      fact('Eingeladen', when(seat.invitedAt)),
      fact('Angenommen', when(seat.acceptedAt)),
      fact('Ausgeschieden', when(seat.removedAt)),
      fact('Öffentlich genannt seit', when(seat.namedSince)),
    ],
    items: [
      ...seat.recusals.map(({ entry, reason, at }) => `Befangen bei ${entry} seit ${when(at)}: ${reason}`),
      ...seat.meetings.map(({ kind, at, text }) => `${NOTES[kind]} ${when(at)}: ${text}`),
      ...seat.flags.map(
        ({ entry, reason, at }) => `Zur Besprechung vorgemerkt: ${entry}, am ${when(at)}: ${reason || '–'}`,
      ),
    ],
  }),
  ...seat.sheets.map(({ entry, comment, note, updatedAt, finalisedAt, scores }) =>
    part(3, `Wertungsbogen: ${entry}`, {
      facts: [
        fact('Geändert', when(updatedAt)),
        fact('Abgeschlossen', when(finalisedAt)),
        ...scores.map(({ criterion, points, comment: why }) =>
          fact(criterion, `${points ?? '–'}${why ? ` – ${why}` : ''}`),
        ),
      ],
      texts: [
        ...(comment ? [{ title: 'Kommentar', text: comment }] : []),
        ...(note ? [{ title: 'Private Notiz', text: note }] : []),
      ],
    }),
  ),
]
