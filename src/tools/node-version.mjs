// The oldest Node that Kür's packages run on.
const LEAST = 22

/** What is wrong with this version of Node, as a sentence; null when nothing is. */
export const nodeVersionProblem = (version) =>
  Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0) >= LEAST
    ? null
    : `Kür startet nicht:\n  – Node ${version} ist zu alt; gebraucht wird ${LEAST} oder neuer. npm start nimmt von selbst das Node der Lock-Datei.`
