// Starts the built server. On Linux, glibc gives every thread an arena of its own and hands little of it back, which
// doubles the memory that pictures take; it reads its limit only when a process begins, so this one begins again.
// The process id stays the same.
import { nodeVersionProblem } from './node-version.mjs'

const problem = nodeVersionProblem(process.version)
if (problem) {
  console.error(problem)
  process.exit(78)
}

const script = new URL('../../dist/node.mjs', import.meta.url)

if (process.platform === 'linux' && process.env.MALLOC_ARENA_MAX === undefined && process.execve) {
  const args = [process.execPath, '--enable-source-maps', script.pathname, ...process.argv.slice(2)]
  process.execve(process.execPath, args, { ...process.env, MALLOC_ARENA_MAX: '2' })
}
process.setSourceMapsEnabled(true)
await import(script)
