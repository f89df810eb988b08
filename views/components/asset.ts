declare global {
  // Set by the build to a hash of public/, so that browsers may keep every file for a year.
  var KUER_ASSET_VERSION: string | undefined
}

/** Address of a file in public/ with the version of this build. */
export function asset(path: string): string {
  return `${path}?v=${globalThis.KUER_ASSET_VERSION ?? 'dev'}`
}
