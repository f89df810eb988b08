/** Hostile pictures through the whole intake: what was refused, what was stored, and how much memory it took. */

import sharp from 'sharp'
import { newId } from '../core/ids.ts'
import type { Services } from '../core/services.ts'
import { type PreparedPhoto, preparePhoto } from '../photo/actions.ts'
import { originalKey, parseRenditions, renditionKey, renditionName } from '../photo/rules.ts'
import { sharpImages } from '../platform/images-sharp.ts'
import { hostileUploads, PAYLOAD } from './hostile-files.ts'
import { peakMemory } from './memory.ts'
import { emptyWorld } from './world.ts'

export interface HostileReport {
  readonly refused: number
  readonly stored: number
  /** Files that came out with something in them, or a refusal without a sentence; must be empty. */
  readonly wrong: readonly string[]
  readonly peakMB: number
  readonly ms: number
}

const NO_TEXTS = { caption: '', alt: '', credit: '', rights: '' }
const ACTIVE = [PAYLOAD, 'KUER-HOSTILE', '<svg', '%PDF', 'PK\x03\x04']

/** What is wrong with the stored sizes of a picture: not what their name says, animated, or with something inside. */
const flaws = async (app: Services, { photo }: PreparedPhoto): Promise<string[]> => {
  const found: string[] = []
  for (const [width, , format] of parseRenditions(photo.renditions)) {
    const file = await app.files.get(renditionKey(photo.id, renditionName(width, format)))
    const bytes = Buffer.from(await new Response(file?.body ?? new Uint8Array()).arrayBuffer())
    const made = await sharp(bytes).metadata()
    const kind = made.format === 'heif' ? 'avif' : made.format
    if (kind !== format || (made.pages ?? 1) > 1 || made.exif || made.xmp)
      found.push(`${width}.${format}: ${kind}`)
    found.push(...ACTIVE.filter((mark) => bytes.includes(mark, 0, 'latin1')))
  }
  return found
}

/** Runs `count` uploads of this seed through the intake of an empty installation. */
export const hostile = async ([count = '1000', seed = '2026']: string[]): Promise<HostileReport> => {
  const world = emptyWorld()
  const app: Services = { ...world.services, images: sharpImages() }
  const wrong: string[] = []
  let stored = 0
  let refused = 0
  const started = performance.now()
  for await (const file of hostileUploads(Number(count), Number(seed))) {
    const taken = await preparePhoto(app, { submissionId: newId() }, file, NO_TEXTS, 0)
    if (!taken.ok) {
      refused += 1
      if (!/^(Das|Die) [^.]+\. Bitte/.test(taken.error.message))
        wrong.push(`${file.name}: ${taken.error.message}`)
      continue
    }
    stored += 1
    wrong.push(...(await flaws(app, taken.value)).map((flaw) => `${file.name}: ${flaw}`))
    await taken.value.discard()
    if (await app.files.get(originalKey(taken.value.photo.id))) wrong.push(`${file.name}: not discarded`)
  }
  const ms = performance.now() - started
  world.close()
  return { refused, stored, wrong, peakMB: peakMemory(), ms }
}
