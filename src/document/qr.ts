/** QR codes as vector drawings. */
import { encode } from 'uqr'
import type { Pdf } from './pdfkit.ts'

/**
 * Draws the code of `text` into a square of `side` points; the caller leaves four modules of white around it.
 * Error correction M: 15 % may be damaged.
 */
export const drawQr = (pdf: Pdf, text: string, at: { x: number; y: number; side: number }): void => {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const unit = at.side / size
  for (const [row, modules] of data.entries())
    for (const [from, to] of runsOf(modules))
      pdf.rect(at.x + from * unit, at.y + row * unit, (to - from) * unit, unit)
  pdf.fill('#000000')
}

/** Where a row is dark: one rectangle per run leaves no hairlines between modules. */
const runsOf = (modules: readonly boolean[]): [from: number, to: number][] => {
  const runs: [number, number][] = []
  for (const [index, dark] of modules.entries()) {
    if (!dark) continue
    const last = runs.at(-1)
    if (last?.[1] === index) last[1] = index + 1
    else runs.push([index, index + 1])
  }
  return runs
}
