import type { Files } from '../core/ports.ts'

/**
 * Keys are made by us and never from a file name that someone uploaded; this is the second lock.
 * @throws on anything that could leave the folder
 */
export const safeKey = (key: string): string => {
  if (!/^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*(\.[a-z0-9]+)?$/.test(key))
    throw new Error(`unsafe file key: ${key}`)
  return key
}

/** The same storage, seen from a folder of it. */
export const filesBeneath = (files: Files, folder: string): Files => ({
  put: (key, bytes, type) => files.put(`${folder}/${key}`, bytes, type),
  get: (key, part) => files.get(`${folder}/${key}`, part),
  delete: (keys) => files.delete(keys.map((key) => `${folder}/${key}`)),
})
