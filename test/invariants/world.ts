/** A small sound database with a row of nearly everything, written by hand so that single rows can be tampered with. */
import SqliteDatabase, { type Database as Connection } from 'better-sqlite3'
import { bundleOf } from '../../src/audience/count.ts'
import { commitmentOf, sealOf } from '../../src/commitment/rules.ts'
import { canonicalJson, fromHex, sha256 } from '../../src/core/ids.ts'
import { migrateSqlite } from '../../src/platform/migrate.ts'
import { receiptHash } from '../../src/submission/receipt.ts'
import { renewRows } from '../../src/table/store.ts'

type Value = string | number | null
type Row = Record<string, Value>

/** Writes rows past the use cases. */
export const insert = (db: Connection, table: string, ...rows: Row[]) => {
  for (const row of rows) {
    const names = Object.keys(row)
    const places = names.map((name) => `@${name}`).join(', ')
    db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`).run(row)
  }
}

export const NONCE = 'ab'.repeat(32)
export const PAYLOAD = canonicalJson({ points: { k1: 3 } })

/** Rows of each kind with their plain columns; tampering overrides what it is about. */
export const rows = {
  account: (id: string): Row => ({ id, email: `${id}@x.example`, created_at: 1 }),
  submission: (id: string, over: Row = {}): Row => ({
    id,
    edition_id: 'e1',
    category_id: 'c1',
    owner_id: 'owner',
    title: 'Rathaus',
    organisation: 'Musterhausen',
    answers: '{}',
    state: 'draft',
    created_at: 1000,
    updated_at: 1000,
    ...over,
  }),
  photo: (id: string, over: Row = {}): Row => ({
    id,
    submission_id: 's1',
    position: 0,
    file_name: 'a.jpg',
    sha256: id,
    width: 1,
    height: 1,
    renditions: '[[480,320,"jpeg"]]',
    caption: 'Markt',
    alt: 'Der Markt',
    credit: 'A',
    rights: 'frei',
    persons: 'none',
    created_at: 1000,
    ...over,
  }),
  juror: (id: string, over: Row = {}): Row => ({
    id,
    edition_id: 'e1',
    account_id: id,
    name: id,
    institution: '',
    invited_at: 1,
    accepted_at: 2,
    ...over,
  }),
  sheet: (id: string, over: Row = {}): Row => ({
    id,
    juror_id: 'j1',
    submission_id: 's1',
    comment: '',
    updated_at: 2100,
    ...over,
  }),
  letter: (id: string, over: Row = {}): Row => ({
    id,
    key: id,
    kind: 'x',
    recipient: 'a@x.example',
    subject: 'Betreff',
    body: '',
    state: 'waiting',
    next_at: 1,
    created_at: 1,
    ...over,
  }),
  code: (serial: number, over: Row = {}): Row => ({
    edition_id: 'e1',
    code_hash: `c${serial}`,
    scan_hash: `s${serial}`,
    batch_id: 'b1',
    serial,
    ...over,
  }),
} as const

const edition = (id: string, year: number): Row => ({
  id,
  year,
  title: `Preis ${year}`,
  intro: '',
  conference_title: '',
  place: '',
  venue: '',
  call_opens_at: 1000,
  call_closes_at: 2000,
  judging_opens_at: 2000,
  judging_closes_at: 3000,
  scale_min: 1,
  scale_max: 5,
  min_sheets: 1,
  created_at: 1,
})

const judge = async (db: Connection) => {
  const rules = canonicalJson({ abstention: false })
  insert(db, 'judging_rules', {
    edition_id: 'e1',
    version: 1,
    content: rules,
    sha256: await sha256(rules),
    frozen_at: 2000,
    reason: '',
  })
  insert(
    db,
    'juror',
    rows.juror('j1', { is_chair: 1 }),
    rows.juror('j2'),
    rows.juror('x1', { edition_id: 'e2' }),
  )
  insert(db, 'assignment_plan', { edition_id: 'e1', version: 1, per_entry: 1, seed: 1, applied_at: 1 })
  insert(db, 'assignment', { juror_id: 'j1', submission_id: 's1' })
  insert(db, 'score_sheet', rows.sheet('h1', { finalised_at: 2100, rules_version: 1 }))
  insert(db, 'score', { sheet_id: 'h1', criterion_id: 'k1', points: 3, comment: '' })
  const commitment = commitmentOf(PAYLOAD, fromHex(NONCE) ?? new Uint8Array())
  insert(db, 'score_commitment', {
    commitment,
    juror_id: 'j1',
    submission_id: 's1',
    sheet_version: 1,
    payload: PAYLOAD,
    nonce: NONCE,
    finalised_at: 2100,
  })
  const { root } = sealOf([commitment])
  const leaves = JSON.stringify([commitment])
  insert(db, 'commitment_root', { edition_id: 'e1', root, leaves, size: 1, sealed_at: 3000 })
}

const decide = async (db: Connection) => {
  const times = {
    starts_at: 3100,
    place: '',
    agenda: 'first',
    created_at: 1,
    opened_at: 3100,
    closed_at: 3900,
  }
  insert(db, 'meeting', { id: 'm1', edition_id: 'e1', ...times }, { id: 'm2', edition_id: 'e2', ...times })
  insert(db, 'attendance', { meeting_id: 'm1', juror_id: 'j1', state: 'present' })
  const discussion = { submission_id: 's1', presided_by: 'j1', opened_at: 3200, closed_at: 3300 }
  insert(db, 'discussion', { id: 'd1', meeting_id: 'm1', ...discussion })
  insert(db, 'motion', {
    id: 'v1',
    meeting_id: 'm1',
    discussion_id: 'd1',
    wording: '',
    mover_id: 'j1',
    state: 'carried',
    yes: 1,
    no: 0,
    abstentions: 0,
    created_at: 3200,
    closed_at: 3250,
  })
  insert(db, 'vote', { motion_id: 'v1', juror_id: 'j1', choice: 'yes', recorded_by: 'j1', at: 3240 })
  const minutes = { content: '{}', sha256: await sha256('{}'), created_at: 4000 }
  insert(db, 'minutes', { meeting_id: 'm1', version: 1, reason: '', ...minutes })
  insert(db, 'nominee', { category_id: 'c1', submission_id: 's1', meeting_id: 'm1' })
  const award = { id: 'w1', edition_id: 'e1', category_id: 'c1', place: 1, submission_id: 's1' }
  insert(db, 'award', { ...award, meeting_id: 'm1', citation: '' })
}

/** The frozen content of the released year. */
export const CONTENT = canonicalJson({ year: 2025, winners: [{ submission: 's1' }] })

const release = async (db: Connection) => {
  const snapshot = { edition_id: 'e1', content: CONTENT, sha256: await sha256(CONTENT) }
  db.exec(`UPDATE edition SET released_at = 5000 WHERE id = 'e1'`)
  insert(db, 'release_snapshot', { ...snapshot, released_at: 5000, released_by: 'owner' })
  insert(db, 'release_version', { ...snapshot, version: 1, released_at: 5000, released_by: 'owner' })
  insert(db, 'photo', rows.photo('p1', { public_key: 'public' }), rows.photo('p2', { submission_id: 's2' }))
}

/** The bundle of the counted vote. */
export const BUNDLE = bundleOf({
  year: 2025,
  prize: 'Publikum',
  rule: { choice: 'one', tie: 'shared' },
  candidates: [{ number: 1, title: 'Rathaus', organisation: 'Musterhausen' }],
  turnout: { issued: 1, used: 1, unused: 0, invalid: 0 },
  ballots: [{ receipt: 'r1', choices: [1] }],
})

const vote = (db: Connection) => {
  const prize = {
    title: 'Publikum',
    intro: '',
    choice: 'one',
    tie: 'shared',
    field: 'nominees',
    may_change: 0,
  }
  const open = { opens_at: 4000, closes_at: 4500, fixed_at: 3950, picture_key: 'k' }
  insert(db, 'audience_prize', { edition_id: 'e1', ...prize, ...open })
  const candidate = { number: 1, title: 'Rathaus', organisation: 'Musterhausen', sentence: '' }
  insert(db, 'audience_candidate', { edition_id: 'e1', submission_id: 's1', ...candidate })
  const batch = { number: 1, label: '', kind: 'badge', size: 1, created_at: 1, created_by: 'owner' }
  insert(db, 'ballot_batch', { id: 'b1', edition_id: 'e1', ...batch })
  insert(db, 'ballot_code', rows.code(1, { state: 'used' }))
  insert(db, 'ballot', { edition_id: 'e1', ballot_key: 'b', receipt: 'r1', choices: '[1]' })
  const content = canonicalJson(BUNDLE)
  insert(db, 'audience_result', { edition_id: 'e1', content, root: BUNDLE.root, counted_at: 4700 })
}

/** The sound database, without the triggers that refuse and without foreign keys, so that every row can be tampered with. */
export const soundWorld = async (): Promise<Connection> => {
  const db = new SqliteDatabase(':memory:')
  migrateSqlite(db, 'migrations')
  insert(db, 'account', ...['owner', 'j1', 'j2', 'x1'].map(rows.account))
  insert(db, 'edition', edition('e1', 2025), edition('e2', 2026))
  const named = { position: 1, name: 'A', description: '' }
  insert(db, 'category', { id: 'c1', edition_id: 'e1', ...named }, { id: 'c2', edition_id: 'e2', ...named })
  const weighed = { ...named, weight: 1 }
  insert(
    db,
    'criterion',
    { id: 'k1', edition_id: 'e1', ...weighed },
    { id: 'k2', edition_id: 'e2', ...weighed },
  )
  const receipt_sha256 = await receiptHash({
    id: 's1',
    title: 'Rathaus',
    organisation: 'Musterhausen',
    category: 'c1',
    answers: '{}',
  })
  const handedIn = { state: 'submitted', number: 1, submitted_at: 1500, receipt_sha256 }
  insert(db, 'submission', rows.submission('s1', handedIn))
  insert(db, 'submission', rows.submission('s2', { edition_id: 'e2', category_id: 'c2' }))
  await judge(db)
  await decide(db)
  await release(db)
  vote(db)
  for (const statement of renewRows) if ('sql' in statement) db.exec(statement.sql)
  insert(db, 'audit_event', ...[1, 2, 3].map((at) => ({ at, kind: 'x', subject: '', detail: '{}' })))
  const refusing = `SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(%'`
  for (const name of db.prepare(refusing).pluck().all()) db.exec(`DROP TRIGGER "${name}"`)
  db.exec('DROP TRIGGER _guard_stays_empty')
  db.pragma('foreign_keys = OFF')
  return db
}
