/**
 * Keys are made by us and never from a file name that someone uploaded; this is the second lock.
 * @throws on anything that could leave the folder
 */
export const safeKey = (key: string): string => {
  if (!/^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*(\.[a-z0-9]+)?$/.test(key))
    throw new Error(`unsafe file key: ${key}`)
  return key
}
