/** The application's own files on Workers: the static assets of the deployment. */
import type { Fetcher } from '@cloudflare/workers-types'
import type { Assets } from '../core/ports.ts'
import { once } from './once.ts'

/** Reads through the ASSETS binding; the host of the address is of no meaning there. */
export const workerAssets = (binding: Fetcher): Assets =>
  once(async (name) => {
    const response = await binding.fetch(`https://assets.invalid/${name}`)
    if (!response.ok) throw new Error(`asset ${name}: ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  })
