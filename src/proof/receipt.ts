/** A juror's own receipt against a published result. Pure; for the browser's page and the tests. */
import { type Receipt, receiptProblem } from '../commitment/rules.ts'
import type { ClosedBecause, ResultBundle } from './bundle.ts'
import type { Finding } from './verify.ts'

const CLOSED: Record<ClosedBecause, string> = {
  sealed: 'Er ist wie alle Bögen nicht geöffnet.',
  few_sheets: 'Er ist nicht geöffnet, weil seine Einreichung weniger als fünf Bögen hat.',
  not_counted:
    'Er zählt nicht in der Rangliste: Die Einreichung nimmt nicht mehr teil, oder nach der Bewertung wurde eine Befangenheit bekannt.',
}

/**
 * Whether a receipt fits, and where its sheet is.
 * @param text the receipt's file
 * @param bundle a bundle that has been checked itself
 * @returns one finding for each step, the first failed one last
 */
export const checkReceipt = (text: string, bundle: ResultBundle): Finding[] => {
  const receipt = parse(text)
  if (!receipt)
    return [{ ok: false, what: 'Die Quittung lässt sich nicht lesen. Bitte die ganze Datei einfügen.' }]
  if (receipt.payload.edition !== bundle.year)
    return [{ ok: false, what: `Die Quittung ist aus dem Jahr ${receipt.payload.edition}.` }]
  const problem = receiptProblem(receipt)
  if (problem !== null) return [{ ok: false, what: problem }]
  const fits: Finding = { ok: true, what: 'Bogen und Zufallszahl ergeben die Prüfsumme der Quittung.' }
  const under = (where: string): Finding[] => [
    fits,
    { ok: true, what: `Ihr Bogen zu ${receipt.payload.entry} steht unter dem Gesamtwert. ${where}` },
  ]
  const opened = bundle.sheets.find(({ commitment }) => commitment === receipt.commitment)
  if (opened)
    return under(
      opened.juror === null
        ? 'Er ist geöffnet und zählt.'
        : `Er ist geöffnet und zählt, unter der Nummer ${opened.juror}.`,
    )
  const closed = bundle.closed.find(({ commitment }) => commitment === receipt.commitment)
  if (closed) return under(CLOSED[closed.because])
  return [
    fits,
    {
      ok: false,
      what: 'Dieser Bogen steht nicht unter dem Gesamtwert. Haben Sie ihn später wieder geöffnet? Dann gilt die neuere Quittung.',
    },
  ]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const parse = (text: string): Receipt | null => {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) &&
      isRecord(value.payload) &&
      typeof value.nonce === 'string' &&
      typeof value.commitment === 'string' &&
      (value.tag === undefined || typeof value.tag === 'string')
      ? (value as unknown as Receipt)
      : null
  } catch {
    return null
  }
}
