/** What may be done with a submission, by whom and when. Pure. */
import { isIsoDate, showDateTime } from '../core/berlin-time.ts'
import type { FieldError } from '../core/form-state.ts'
import { fail, ok, type Result } from '../core/result.ts'
import { isEmail, isWebAddress } from '../core/text.ts'
import { phaseOf, type Schedule } from '../edition/rules.ts'
import { type Answers, linkLines, QUESTIONS, type Question } from '../entry-form/questions.ts'

export const MAX_LINKS = 10

/** The parts of a submission that decide what may be done with it. */
export interface SubmissionState {
  readonly owner_id: string
  readonly state: 'draft' | 'submitted' | 'withdrawn'
  readonly extended_until: number | null
  readonly screening: 'open' | 'passed' | 'refused' | 'changes'
}

/** How long what was on its way at the deadline may take to arrive whole and be processed. */
export const ALLOWANCE_MS = 120_000

/** When a request reached us and when it is processed, UTC ms. The first decides; the second bounds the way. */
export interface Moment {
  readonly receivedAt: number
  readonly now: number
}

/** Whether an entry takes part: handed in and not refused. */
export const takesPart = (submission: Pick<SubmissionState, 'state' | 'screening'>): boolean =>
  submission.state === 'submitted' && submission.screening !== 'refused'

/** The deadline of one entry: the later of the edition's and its own, never beyond the beginning of judging. */
export const deadlineOf = (
  submission: Pick<SubmissionState, 'extended_until'>,
  edition: Pick<Schedule, 'call_closes_at' | 'judging_opens_at'>,
): number | null => {
  const closes = edition.call_closes_at
  if (closes === null) return null
  const later = Math.max(closes, submission.extended_until ?? 0)
  return Math.min(later, edition.judging_opens_at ?? later)
}

/** Rights that colleagues are given, growing; each includes the ones before it. */
export const SHARED_RIGHTS = ['view', 'edit', 'hand_in'] as const
export type SharedRight = (typeof SHARED_RIGHTS)[number]
/** What somebody may do with one submission; `own` includes everything. */
export type Right = SharedRight | 'own'

const GROWING: readonly Right[] = [...SHARED_RIGHTS, 'own']

/** Whether `right` includes `needed`. */
export const includes = (right: Right, needed: Right): boolean =>
  GROWING.indexOf(right) >= GROWING.indexOf(needed)

/** The shared rights that include `needed`, for SQL. */
export const rightsFrom = (needed: SharedRight): readonly SharedRight[] =>
  SHARED_RIGHTS.filter((right) => includes(right, needed))

const LACKING: Record<Right, string> = {
  view: 'Sie dürfen diese Einreichung nicht ansehen.',
  edit: 'Sie dürfen diese Einreichung ansehen, aber nicht bearbeiten. Wem sie gehört, der kann Ihr Recht ändern.',
  hand_in:
    'Sie dürfen diese Einreichung nicht einreichen. Das können die Person, der sie gehört, und Mitarbeitende mit dem Recht „einreichen“.',
  own: 'Das kann nur die Person, der diese Einreichung gehört.',
}

/** Whether somebody with this right may do what needs `needed`. */
export const permit = (right: Right, needed: Right): Result<null> =>
  includes(right, needed) ? ok(null) : fail('forbidden', LACKING[needed])

/** Most drafts that one account owns in one edition, withdrawn ones that were never handed in included. */
export const MAX_DRAFTS = 20

/** Whether the owner may change texts and pictures: until the deadline, handed in or not, but not once withdrawn. */
export const mayEdit = (
  submission: SubmissionState,
  edition: Schedule,
  receivedAt: number,
  now = receivedAt,
): Result<null> => {
  if (submission.state === 'withdrawn') {
    return fail('closed', 'Diese Einreichung wurde zurückgezogen und kann nicht mehr bearbeitet werden.')
  }
  if (submission.screening === 'refused') {
    return fail(
      'closed',
      'Diese Einreichung ist nicht zum Wettbewerb zugelassen und kann nicht mehr bearbeitet werden. Bei Fragen hilft Ihnen die Geschäftsstelle.',
    )
  }
  return callOpen({ ...edition, call_closes_at: deadlineOf(submission, edition) }, receivedAt, now)
}

/**
 * Whether the call is open at the moment a request reached us.
 * @param now when the request is processed; what was on its way at the deadline may take `ALLOWANCE_MS` at most
 */
export const callOpen = (edition: Schedule, receivedAt: number, now = receivedAt): Result<null> => {
  const closes = edition.call_closes_at
  if (phaseOf(edition, receivedAt) === 'call')
    return closes !== null && now > closes + ALLOWANCE_MS ? fail('closed', tooSlow(closes)) : ok(null)
  if (closes !== null && receivedAt >= closes) {
    return fail(
      'closed',
      `Einreichungsschluss war am ${showDateTime(closes)}. Ihr Text konnte deshalb nicht mehr gespeichert werden; der letzte gespeicherte Stand bleibt erhalten. Bei Fragen hilft Ihnen die Geschäftsstelle.`,
    )
  }
  const opens = edition.call_opens_at
  return fail(
    'closed',
    `Die Einreichung hat noch nicht begonnen.${opens === null ? '' : ` Sie beginnt am ${showDateTime(opens)}.`}`,
  )
}

const tooSlow = (closes: number): string =>
  `Einreichungsschluss war am ${showDateTime(closes)}. Ihre Daten waren da schon unterwegs, sind aber erst mehr als zwei Minuten später vollständig angekommen und konnten nicht mehr gespeichert werden; der letzte gespeicherte Stand bleibt erhalten. Bitte wenden Sie sich an die Geschäftsstelle.`

/** Whether the owner may withdraw: a draft or a handed-in entry, until the jury has decided in public. */
export const mayWithdraw = (
  submission: Pick<SubmissionState, 'state'>,
  edition: Schedule,
  now: number,
): Result<null> => {
  if (submission.state === 'withdrawn') return fail('closed', 'Diese Einreichung ist bereits zurückgezogen.')
  const phase = phaseOf(edition, now)
  if (phase === 'published' || phase === 'archived') {
    return fail('closed', 'Die Ergebnisse sind veröffentlicht. Bitte wenden Sie sich an die Geschäftsstelle.')
  }
  return ok(null)
}

export interface Content {
  readonly title: string
  readonly organisation: string
  readonly category: string | null
  readonly answers: Answers
}

/** The texts of one picture that decide whether it may be shown. */
export interface PhotoTexts {
  readonly id: string
  readonly caption: string
  readonly alt: string
  readonly credit: string
  readonly rights: string
  readonly persons: '' | 'none' | 'consent' | 'missing'
  /** Name of the uploaded file: no text for people who do not see the picture. */
  readonly file_name: string
}

/** What is missing or wrong before the entry can be handed in; empty when it is complete. */
export const missingForHandIn = (
  content: Content,
  photos: readonly PhotoTexts[],
  questions: readonly Question[] = QUESTIONS,
): FieldError[] => [
  ...(content.title === '' ? [{ field: 'title', message: 'Der Projekttitel fehlt.' }] : []),
  ...(content.organisation === ''
    ? [{ field: 'organisation', message: 'Die Kommune oder Einrichtung fehlt.' }]
    : []),
  ...(content.category === null ? [{ field: 'category', message: 'Die Kategorie fehlt.' }] : []),
  ...questions.flatMap(({ key, label, required }) =>
    required && !content.answers[key] ? [{ field: key, message: `Es fehlt: ${label}.` }] : [],
  ),
  ...wrongAnswers(content.answers, questions),
  ...photos.flatMap((photo, index) =>
    incompletePhoto(photo)
      ? [{ field: `foto-${photo.id}`, message: `Foto ${index + 1}: ${incompletePhoto(photo)}` }]
      : [],
  ),
]

/** Answers that are there but cannot be right: a link that is none, a choice that is not offered. */
export const wrongAnswers = (answers: Answers, questions: readonly Question[] = QUESTIONS): FieldError[] =>
  questions.flatMap((question) => {
    const answer = answers[question.key] ?? ''
    if (answer === '') return []
    if (question.kind === 'links') return linkErrors(question.key, linkLines(answer))
    const message = wrongAnswer(question, answer)
    return message === null ? [] : [{ field: question.key, message }]
  })

const wrongAnswer = (question: Question, answer: string): string | null => {
  const { kind, choices, label } = question
  switch (kind) {
    case 'email':
      return isEmail(answer)
        ? null
        : 'Bitte eine E-Mail-Adresse angeben, zum Beispiel name@musterhausen.example.'
    case 'link':
      return isWebAddress(answer)
        ? null
        : `${label}: Bitte eine Webadresse angeben, die mit https:// beginnt.`
    case 'number':
      return /^-?\d{1,15}(,\d{1,6})?$/.test(answer)
        ? outOfRange(question, Number(answer.replace(',', '.')))
        : `${label}: Bitte eine Zahl angeben, zum Beispiel 1200 oder 3,5.`
    case 'date':
      return isIsoDate(answer) ? null : `${label}: Diesen Tag gibt es nicht. Bitte so angeben: 2026-11-13.`
    case 'choice':
      return choices.includes(answer) ? null : `${label}: Bitte eine der angebotenen Antworten wählen.`
    case 'declaration':
      return answer === '1' ? null : `${label}: Bitte bestätigen Sie die Erklärung.`
    default:
      return null
  }
}

const outOfRange = ({ label, min, max }: Question, value: number): string | null => {
  if (typeof min === 'number' && value < min)
    return `${label}: Die Zahl muss mindestens ${min.toLocaleString('de-DE')} sein.`
  if (typeof max === 'number' && value > max)
    return `${label}: Die Zahl darf höchstens ${max.toLocaleString('de-DE')} sein.`
  return null
}

const linkErrors = (field: string, links: readonly string[]): FieldError[] => {
  const wrong = links.find((link) => !isWebAddress(link))
  if (wrong !== undefined)
    return [
      { field, message: `„${wrong.slice(0, 60)}“ ist keine Webadresse. Sie muss mit https:// beginnen.` },
    ]
  if (links.length > MAX_LINKS) return [{ field, message: `Bitte höchstens ${MAX_LINKS} Links.` }]
  return []
}

/** Whether an organisation was entered freely instead of picked from the register. */
export const isUnlisted = (entry: {
  readonly organisation: string
  readonly organisation_key: string | null
}): boolean => entry.organisation !== '' && entry.organisation_key === null

/** What a picture lacks before it may be public, as sentences: texts, rights, and what is to be said of the people in it. */
export const incompletePhoto = (photo: Omit<PhotoTexts, 'id'>): string => {
  const missing = [
    ...(photo.caption ? [] : ['Bildunterschrift']),
    ...(photo.alt ? [] : ['Alternativtext']),
    ...(photo.credit ? [] : ['Bildnachweis']),
    ...(photo.rights ? [] : ['Angabe zu den Rechten']),
    ...(photo.persons ? [] : ['Angabe zu abgebildeten Personen']),
  ]
  return [
    ...(missing.length > 0 ? [`Es fehlt: ${missing.join(', ')}.`] : []),
    ...(isFileName(photo.alt, photo.file_name) ? [ALT_IS_FILE_NAME] : []),
    ...(photo.persons === 'missing' ? [CONSENT_MISSING] : []),
  ].join(' ')
}

const CONSENT_MISSING =
  'Abgebildete haben noch nicht zugestimmt. Bitte holen Sie die Zustimmung ein oder löschen Sie das Foto.'

export const ALT_IS_FILE_NAME =
  'Der Alternativtext ist der Dateiname. Bitte beschreiben Sie, was auf dem Bild zu sehen ist.'

const bareName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.(jpe?g|png|webp|avif|heic)$/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()

/** Whether an alt text only repeats the name of the file, with or without its ending. */
export const isFileName = (alt: string, fileName: string): boolean =>
  alt !== '' && fileName !== '' && bareName(alt) === bareName(fileName)

/** "2026-007": what entrants and organisers quote. */
export const submissionNumber = (year: number, number: number): string =>
  `${year}-${String(number).padStart(3, '0')}`
