// Whether something built still is what its sources say: by name, size and time of change of every file it was made of.
import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'

const fingerprint = (files) => {
  const hash = createHash('sha256')
  for (const file of files) {
    const stat = statSync(file, { throwIfNoEntry: false })
    hash.update(`${file} ${stat?.size} ${stat?.mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** Notes in the file `record` that `built` was made of `files`; not when one changed after `startedAt` (ms), while it was read. */
export const remember = (record, built, files, startedAt) => {
  if (!files.every((file) => statSync(file).mtimeMs < startedAt)) return
  const all = [built, ...files]
  writeFileSync(record, JSON.stringify({ files: all, print: fingerprint(all) }))
}

/** Whether all is as `record` says, and `also` (files that must have been known then) too. */
export const isFresh = (record, also) => {
  try {
    const { files, print } = JSON.parse(readFileSync(record, 'utf8'))
    const known = new Set(files)
    return also.every((file) => known.has(file)) && fingerprint(files) === print
  } catch {
    return false
  }
}
