/**
 * Stands for fontkit in the Worker (wrangler.toml, [alias]): 90 kB compressed that pdfkit needs to open font files.
 * Ours are opened by document/truetype.ts, and pdfkit takes them as they are.
 */
export const create = (): never => {
  throw new Error('documents open their fonts themselves')
}
