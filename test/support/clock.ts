/** A clock that a test can set: real time plus an offset. */
export interface TestClock {
  readonly now: () => number
  /** Makes it `time` now; it runs on from there. */
  set(time: number): void
}

export const testClock = (): TestClock => {
  let offset = 0
  return {
    now: () => Date.now() + offset,
    set: (time) => {
      offset = time - Date.now()
    },
  }
}
