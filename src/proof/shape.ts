/** Whether a file has the form of a bundle: every field, nothing else. Pure, and small enough for the browser. */
import { RESULT_FORMAT, type ResultBundle } from './bundle.ts'

type Test = (value: unknown) => boolean

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text: Test = (value) => typeof value === 'string'
const digest: Test = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const count: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const number: Test = (value) => typeof value === 'number' && Number.isFinite(value)
const flag: Test = (value) => typeof value === 'boolean'
const oneOf =
  (...known: readonly unknown[]): Test =>
  (value) =>
    known.includes(value)
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value)
const list =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test)
const mapOf =
  (test: Test): Test =>
  (value) =>
    isRecord(value) && Object.values(value).every(test)

/** All of `fields`, and of `more` what is there; nothing else. */
const exactly =
  (fields: Readonly<Record<string, Test>>, more: Readonly<Record<string, Test>> = {}): Test =>
  (value) =>
    isRecord(value) &&
    Object.entries(fields).every(([name, test]) => test(value[name])) &&
    Object.keys(value).every((name) => name in fields || more[name]?.(value[name]) === true)

const rules = exactly(
  {
    format: oneOf('kuer-rules/1'),
    criteria: list(exactly({ id: text, name: text, description: text, weight: count, anchors: mapOf(text) })),
    scale: exactly({ min: number, max: number }),
    aggregation: oneOf('calibrated', 'mean'),
    tieSteps: list(oneOf('criteria', 'head_to_head', 'vote')),
    minSheets: count,
    sheetsPerEntry: count,
    quorum: count,
    abstention: flag,
  },
  { disclosure: oneOf('recount', 'shuffled', 'sealed') },
)

const payload = exactly({
  format: text,
  edition: count,
  rules: digest,
  entry: text,
  juror: digest,
  points: mapOf(orNull(count)),
})

const row = exactly({
  entry: text,
  category: orNull(count),
  component: Number.isSafeInteger,
  sheets: count,
  score: orNull(number),
  mean: orNull(number),
  place: orNull(count),
  decider: oneOf(null, 'criterion', 'head_to_head', 'vote'),
})

const bundle = exactly({
  format: oneOf(RESULT_FORMAT),
  year: count,
  title: text,
  form: oneOf('numbered', 'shuffled', 'sealed', 'file'),
  reasons: list(oneOf('laid_down', 'few_sheets', 'few_jurors', 'old_sheets')),
  release: orNull(exactly({ version: count, sha256: digest })),
  rules: list(exactly({ version: count, sha256: digest, content: rules })),
  root: exactly({ value: digest, size: count, sealedAt: text }),
  categories: list(text),
  entries: list(row),
  awards: list(
    exactly({
      entry: text,
      title: text,
      organisation: text,
      category: orNull(text),
      place: orNull(count),
      special: orNull(text),
    }),
  ),
  jurors: list(digest),
  sheets: list(
    exactly({
      payload,
      nonce: digest,
      commitment: digest,
      juror: orNull(count),
      proof: exactly({ index: count, path: list(digest) }),
    }),
  ),
  closed: list(exactly({ commitment: digest, because: oneOf('sealed', 'few_sheets', 'not_counted') })),
})

export const isResultBundle = (value: unknown): value is ResultBundle => bundle(value)
