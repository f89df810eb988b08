// Starts the server; with --build after building it, where its sources have changed. On Linux, glibc gives every thread
// an arena of its own and hands little of it back, which doubles the memory that pictures take; it reads its limit only
// when a process begins, so this one begins again. The process id stays the same.
import { enableCompileCache } from 'node:module'
import { nodeVersionProblem } from './node-version.mjs'

const problem = nodeVersionProblem(process.version)
if (problem) {
  console.error(problem)
  process.exit(78)
}

if (process.argv.includes('--build')) await import('./build.mjs').then(({ built }) => built('node'))

const script = new URL('../../dist/node.mjs', import.meta.url)
// What Node makes of the code is kept there for the next start, where the folder may be written to.
const compiled = process.env.NODE_COMPILE_CACHE ?? new URL('../../dist/compiled', import.meta.url).pathname

if (process.platform === 'linux' && process.env.MALLOC_ARENA_MAX === undefined && process.execve) {
  const args = [process.execPath, '--enable-source-maps', script.pathname]
  process.execve(process.execPath, args, {
    ...process.env,
    MALLOC_ARENA_MAX: '2',
    NODE_COMPILE_CACHE: compiled,
  })
}
process.setSourceMapsEnabled(true)
enableCompileCache(compiled)
await import(script)
