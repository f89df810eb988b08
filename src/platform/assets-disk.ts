/** The application's own files, read from its folder. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Assets } from '../core/ports.ts'
import { once } from './once.ts'

/** @param folder where the public files lie */
export const diskAssets = (folder: string): Assets =>
  once(async (name) => new Uint8Array(await readFile(join(folder, name))))
