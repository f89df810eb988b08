/** `npm run restore` as a process of its own, built once for a test file. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'

export interface Said {
  readonly code: number
  readonly said: string
}

/** Builds the command beside the real one, under a name of its own. */
export const buildRestore = async (name: string): Promise<(...args: string[]) => Promise<Said>> => {
  const script = join(process.cwd(), 'dist', `${name}.mjs`)
  await build({
    entryPoints: ['src/restore.ts'],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  })
  return async (...args) => {
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [script, ...args])
      return { code: 0, said: stdout }
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
      return { code, said: stdout + stderr }
    }
  }
}
