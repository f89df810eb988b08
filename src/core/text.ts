/** Zod pieces for text that people type. */
import * as z from 'zod'

/** Bytes that are no UTF-8, lone surrogates among them, reach us as U+FFFD: the text was damaged on its way. */
const wellFormed = (text: string) =>
  text.isWellFormed() && !text.includes('\u0000') && !text.includes('\ufffd')

const BROKEN =
  'Der Text enthält Zeichen, die nicht gespeichert werden können. Bitte neu eintippen oder als einfachen Text einfügen.'

const normalise = (text: string) => text.replaceAll('\r\n', '\n').normalize('NFC').trim()

/** Text of at most `max` characters; line ends and Unicode are normalised, outer blanks go. */
export const text = (max: number) =>
  z
    .string()
    .refine(wellFormed, BROKEN)
    .transform(normalise)
    .refine((value) => value.length <= max, `Bitte höchstens ${max.toLocaleString('de-DE')} Zeichen.`)

/** One line of text: like `text`, without line breaks. */
export const line = (max: number) => text(max).transform((value) => value.replace(/\s+/g, ' '))

/** Like `line`, but not empty. */
export const requiredLine = (max: number, message = 'Bitte ausfüllen.') =>
  line(max).refine((value) => value !== '', message)

/** An e-mail address, lower case. */
export const email = () =>
  line(254)
    .transform((value) => value.toLowerCase())
    .refine(
      (value) => isEmail(value),
      'Bitte eine E-Mail-Adresse angeben, zum Beispiel name@musterhausen.example.',
    )

/**
 * Whether `value` looks like one deliverable address: no display name, no line break, no control characters, and none
 * of the invisible ones that copying brings along.
 */
export const isEmail = (value: string): boolean =>
  value.length <= 254 &&
  !/\.\.|\.@|@\.|^\./.test(value) &&
  /^[^\s@<>(),;:"\\[\]\p{Cc}\p{Cf}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}\p{Cf}]+\.[^\s@.<>(),;:"\\[\]\p{Cc}\p{Cf}]{2,}$/u.test(
    value,
  )

/** Whether `link` is an absolute http(s) address without a password in it. */
export const isWebAddress = (link: string): boolean => {
  if (!/^https?:\/\/[^\s"'<>\\]+$/i.test(link)) return false
  const url = URL.parse(link)
  return url !== null && url.username === '' && url.password === '' && url.hostname.includes('.')
}

/** A whole number between `min` and `max`, typed into a form. */
export const wholeNumber = (min: number, max: number) =>
  line(20)
    .refine((value) => /^-?\d{1,9}$/.test(value), 'Bitte eine ganze Zahl angeben.')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `Bitte eine Zahl von ${min} bis ${max} angeben.`)

/** Like `wholeNumber`, but an empty field is null. */
export const optionalNumber = (min: number, max: number) =>
  z.union([z.literal('').transform(() => null), wholeNumber(min, max)])
