/** What the privacy page says in English about each class of data; the record itself is German. Pure. */
import { isTimed, monthsInEnglish } from './classes.ts'
import type { RecordLine } from './record.ts'

interface English {
  readonly name: string
  readonly purpose: string
  /** What its months count from, or the whole period where nobody chooses it. */
  readonly period: string
  readonly effect: string
}

const YEAR = 'after the end of the award year'

/** By the class's id. */
const ENGLISH: Readonly<Record<string, English>> = {
  drafts: {
    name: 'Drafts that were never handed in',
    purpose: 'Preparing an entry',
    period: YEAR,
    effect: 'The draft is deleted with its photos and files.',
  },
  withdrawn: {
    name: 'Entries withdrawn or refused',
    purpose: 'Tracing what did not take part',
    period: YEAR,
    effect: 'Answers, photos and files are deleted; number and state stay.',
  },
  files: {
    name: 'Photos and files that are not published',
    purpose: 'Judging by the jury',
    period: YEAR,
    effect: 'Photos and files are deleted; what is published stays.',
  },
  contacts: {
    name: 'Contact persons and invitations',
    purpose: 'Questions about an entry, working on it together',
    period: YEAR,
    effect:
      'The details are removed from the answers, open invitations are deleted. Published details stay until somebody asks for their removal.',
  },
  sheets: {
    name: 'Comments of the jury',
    purpose: 'The jury’s decision, feedback to entrants',
    period: YEAR,
    effect: 'Comments and notes are deleted; points and digests stay, so the result can still be recounted.',
  },
  organising: {
    name: 'Working notes of the organisers',
    purpose: 'Running the award',
    period: YEAR,
    effect: 'Notes, own views and reasons are deleted.',
  },
  ballots: {
    name: 'Codes of the audience’s vote',
    purpose: 'One vote for each person',
    period: YEAR,
    effect: 'Codes and addresses are deleted; nameless ballots and the count stay.',
  },
  neutrality: {
    name: 'Conflicts of interest',
    purpose: 'Impartial judging',
    period: YEAR,
    effect:
      'Names and reasons are deleted; that somebody was not neutral towards an entry stays, without a reason.',
  },
  jury: {
    name: 'Names of the jury',
    purpose: 'Appointing and inviting the jury',
    period: YEAR,
    effect: 'The seat is then called “former juror”; who has agreed to be named in public stays named.',
  },
  originals: {
    name: 'Originals of published photos',
    purpose: 'Making new sizes',
    period: YEAR,
    effect: 'Only the uploaded file is deleted; the published sizes, without camera data, stay.',
  },
  signin: {
    name: 'Signing in and protection against abuse',
    purpose: 'Signing in without a password, fending off automatic attempts',
    period: 'codes and counters one day; sessions until sign-out or expiry; letters with codes seven days',
    effect: 'Deleted continuously.',
  },
  letters: {
    name: 'Letters and their delivery',
    purpose: 'Delivering messages and proving it',
    period: 'after the letter was written',
    effect: 'Letter and record of delivery are deleted; what is still on its way waits.',
  },
  accounts: {
    name: 'Accounts without activity',
    purpose: 'Signing in, finding own entries again',
    period: 'after the last activity',
    effect:
      'The account is dissolved as at its owner’s wish: colleagues take over, texts handed in stay without a name. Accounts of organisers and of running years stay.',
  },
  objections: {
    name: 'Objections to photos, once decided',
    purpose: 'Examining and answering the objection',
    period: 'after the decision',
    effect: 'Name, address, reason and answer are deleted; that it was decided stays.',
  },
  withdrawals: {
    name: 'Who had a photo withdrawn',
    purpose: 'Proof that the demand was met',
    period: 'after the withdrawal',
    effect: 'Name and reason are deleted; the line stays, so that the photo does not come back.',
  },
  adoptions: {
    name: 'Reports of reuse',
    purpose: 'Examining the report; taking it back',
    period: 'after the report',
    effect:
      'The address is deleted, what was refused or removed goes whole, reports never confirmed after 30 days. The municipality’s public reuse stays.',
  },
  barriers: {
    name: 'Reported barriers, once dealt with',
    purpose: 'Removing the barrier',
    period: 'after it was dealt with',
    effect: 'The report is deleted.',
  },
  results: {
    name: 'Published results',
    purpose: 'Public archive of the award, reuse',
    period: 'permanently, until somebody entitled asks for erasure',
    effect: 'Stays; single pictures and examples can be withdrawn.',
  },
  gallery: {
    name: 'Published photos and their rights',
    purpose: 'Public gallery; proof of rights',
    period: 'permanently, until consent is withdrawn or an objection is justified',
    effect: 'Stays until the picture is withdrawn.',
  },
  entries: {
    name: 'Texts that municipalities handed in',
    purpose: 'Tracing the decision, reuse',
    period: 'as long as the year stands in the archive',
    effect: 'Stays without contact person, photos and files.',
  },
  minutes: {
    name: 'Minutes and decisions of the jury',
    purpose: 'Proof of a proper decision',
    period: 'permanently; to be offered to the public archive [period of the filing rules]',
    effect: 'Stays unchanged; seats without a name are named in the minutes only.',
  },
  proof: {
    name: 'Points, digests and the root over them',
    purpose: 'Recounting of the result by anybody',
    period: 'permanently; without name and account the identifier leads to nobody',
    effect: 'Stays, so that the result can be recounted.',
  },
  log: {
    name: 'Log of what was done',
    purpose: 'Tracing, clearing up mistakes and abuse',
    period: 'permanently; with the account goes whom an identifier belongs to',
    effect: 'Stays unchanged; once the account is dissolved, the identifier leads to nobody.',
  },
}

/** What the privacy page shows of one class. */
export interface PublicLine {
  readonly name: string
  readonly purpose: string
  readonly period: string
  readonly effect: string
}

/** The classes in the language of the text around them; German where there is no English. */
export const publicLines = (lines: readonly RecordLine[], language: 'de' | 'en'): PublicLine[] =>
  lines.map(({ data, months, period }) => {
    const english = language === 'en' ? ENGLISH[data.id] : undefined
    if (!english) return { name: data.name, purpose: data.purpose, period, effect: data.effect }
    return {
      ...english,
      period:
        isTimed(data) && months !== null ? `${monthsInEnglish(months)} ${english.period}` : english.period,
    }
  })
