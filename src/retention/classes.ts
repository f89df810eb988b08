/** Every kind of personal data that is stored: what, of whom, what for, how long, and what happens then. Pure. */
import type { Tables } from '../core/tables.ts'
import { EDITION_CLASSES } from './classes-edition.ts'
import { KEPT_CLASSES } from './classes-kept.ts'
import { RUNNING_CLASSES } from './classes-running.ts'

/** Columns by table. */
export type Columns = { readonly [T in keyof Tables]?: readonly (keyof Tables[T] & string)[] }

/** Months that organisers may choose, and what counts until they do. */
export interface Months {
  readonly default: number
  readonly min: number
  readonly max: number
}

/**
 * When it goes: months after the end of the award year; months after a moment of its own (`after`, in words); after
 * a period that nobody chooses; or never, and why.
 */
export type Period =
  | { readonly kind: 'edition'; readonly months: Months }
  | { readonly kind: 'running'; readonly months: Months; readonly after: string }
  | { readonly kind: 'fixed'; readonly words: string }
  | { readonly kind: 'kept'; readonly words: string }

/** One class of data. All wording is a proposal that the operator's data protection officer checks. */
export interface DataClass {
  readonly id: string
  readonly name: string
  readonly columns: Columns
  /** Whose data it is. */
  readonly people: string
  /** What is stored, in words. */
  readonly data: string
  readonly purpose: string
  readonly basis: string
  readonly recipients: string
  readonly period: Period
  /** What happens when the period is over. */
  readonly action: 'delete' | 'anonymise' | 'keep'
  /** The same in a sentence. */
  readonly effect: string
}

/** Where all of it lies. */
export const STORED =
  'Datenbank und Dateiablage der Anwendung [Ort und Auftragsverarbeiter eintragen]; Sicherungen [Frist der Sicherungen eintragen].'

export const CLASSES: readonly DataClass[] = [...EDITION_CLASSES, ...RUNNING_CLASSES, ...KEPT_CLASSES]

/** Classes with a period that organisers choose. */
export type TimedClass = DataClass & { readonly period: { readonly months: Months } }

export const isTimed = (one: DataClass): one is TimedClass => 'months' in one.period

/** What ends with a year, or what runs on beside the years. */
export const timedClasses = (kind: 'edition' | 'running'): TimedClass[] =>
  CLASSES.filter(isTimed).filter(({ period }) => period.kind === kind)

export const classById = (id: string): DataClass | undefined => CLASSES.find((one) => one.id === id)

/** "12 Monate", "1 Monat", "3 Jahre" */
export const monthsInWords = (months: number): string => {
  if (months === 1) return '1 Monat'
  return months >= 24 && months % 12 === 0 ? `${months / 12} Jahre` : `${months} Monate`
}

/** The same in English. */
export const monthsInEnglish = (months: number): string => {
  if (months === 1) return '1 month'
  return months >= 24 && months % 12 === 0 ? `${months / 12} years` : `${months} months`
}

/** The whole rule in words, with the months that count. */
export const periodInWords = (period: Period, months: number | null): string => {
  if (period.kind === 'fixed' || period.kind === 'kept') return period.words
  const long = monthsInWords(months ?? period.months.default)
  return period.kind === 'edition' ? `${long} nach Ende des Wettbewerbsjahrs` : `${long} ${period.after}`
}
