/** Reads of the judging rules, and the statements that freeze and change them. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { RulesProposalTable } from '../core/jury-tables.ts'
import { preparedRead } from '../core/prepared.ts'
import { remembered } from '../core/remember.ts'
import { anchorText, type JudgingRules, type Side } from './rules.ts'

/** Rules as they were frozen. */
export interface FrozenRules {
  readonly version: number
  /** Canonical JSON, as hashed. */
  readonly content: string
  readonly rules: JudgingRules
  readonly sha256: string
  /** UTC ms. */
  readonly frozenAt: number
  /** Why they replaced the version before; '' for the first. */
  readonly reason: string
}

const versions = preparedRead((q: Reader, of: { editionId: string }) =>
  q
    .selectFrom('judging_rules')
    .select(['version', 'content', 'sha256', 'frozen_at', 'reason'])
    .where('edition_id', '=', of.editionId)
    .orderBy('version'),
)

const rulesIn = remembered(50, (text: string) => JSON.parse(text) as JudgingRules)

/** Every version ever frozen, the first first. */
export const rulesHistory = async (db: Database, editionId: string): Promise<FrozenRules[]> =>
  (await versions(db, { editionId })).map(({ frozen_at, ...row }) => ({
    ...row,
    rules: rulesIn(row.content),
    frozenAt: frozen_at,
  }))

/** The rules that count, or null while none are frozen; then nothing can be scored. */
export const frozenRules = async (
  db: Database,
  edition: { readonly id: string },
): Promise<FrozenRules | null> => (await rulesHistory(db, edition.id)).at(-1) ?? null

/** In SQL: the newest frozen version of the edition; NULL while there is none. */
export const NEWEST_RULES = sql<number | null>`(SELECT max(version) FROM judging_rules
  WHERE judging_rules.edition_id = edition.id)`

/**
 * Freezes the first version, as long as nobody saved the edition since it was read; a second time it does nothing.
 * @param by who pressed the button; null when judging has opened, which the statement then checks
 */
export const freeze = (
  q: Reader,
  write: {
    editionId: string
    editionVersion: number
    content: string
    sha256: string
    by: string | null
    now: number
  },
): Statement =>
  sql`
    INSERT INTO judging_rules (edition_id, version, content, sha256, frozen_at, reason, proposed_by)
    SELECT edition.id, 1, ${write.content}, ${write.sha256}, ${write.now}, '', ${write.by}
    FROM edition
    WHERE edition.id = ${write.editionId} AND edition.version = ${write.editionVersion}
      AND (${write.by} IS NOT NULL OR edition.judging_opens_at <= ${write.now})
      AND EXISTS (SELECT 1 FROM criterion WHERE criterion.edition_id = edition.id)
      AND NOT EXISTS (SELECT 1 FROM judging_rules WHERE judging_rules.edition_id = edition.id)`.compile(q)

export type Proposal = RulesProposalTable

/** The change that waits for the other side. */
export const proposalOf = (db: Database, editionId: string): Promise<Proposal | undefined> =>
  db.q.selectFrom('rules_proposal').selectAll().where('edition_id', '=', editionId).executeTakeFirst()

/** Proposes a change of the newest version; only where none waits, and never after release. */
export const propose = (q: Reader, proposal: Proposal): Statement =>
  sql`
    INSERT INTO rules_proposal
      (edition_id, base_version, content, sha256, reason, proposed_by, proposed_as, proposed_at)
    SELECT edition.id, ${proposal.base_version}, ${proposal.content}, ${proposal.sha256}, ${proposal.reason},
      ${proposal.proposed_by}, ${proposal.proposed_as}, ${proposal.proposed_at}
    FROM edition
    WHERE edition.id = ${proposal.edition_id} AND edition.released_at IS NULL
      AND ${NEWEST_RULES} = ${proposal.base_version}
      AND NOT EXISTS (SELECT 1 FROM rules_proposal AS waits WHERE waits.edition_id = edition.id)`.compile(q)

/** What the confirming side has seen and who it is. */
export interface Confirmation {
  readonly editionId: string
  readonly sha256: string
  readonly actorId: string
  readonly side: Side
  readonly now: number
}

/** Makes the proposal the next version: confirmed by the other side, by somebody else, as they have seen it. */
export const confirm = (q: Reader, { editionId, sha256, actorId, side, now }: Confirmation): Statement =>
  sql`
    INSERT INTO judging_rules
      (edition_id, version, content, sha256, frozen_at, reason, proposed_by, confirmed_by)
    SELECT edition.id, proposal.base_version + 1, proposal.content, proposal.sha256, ${now}, proposal.reason,
      proposal.proposed_by, ${actorId}
    FROM rules_proposal AS proposal
    JOIN edition ON edition.id = proposal.edition_id
    WHERE edition.id = ${editionId} AND edition.released_at IS NULL AND proposal.sha256 = ${sha256}
      AND proposal.proposed_by <> ${actorId} AND proposal.proposed_as <> ${side}
      AND ${sideHolds(actorId, side)}
      AND ${NEWEST_RULES} = proposal.base_version`.compile(q)

/** In SQL: the account stands on this side now. */
const sideHolds = (actorId: string, side: Side) =>
  side === 'organiser'
    ? sql`EXISTS (SELECT 1 FROM account WHERE account.id = ${actorId} AND account.is_organiser = 1)`
    : sql`EXISTS (SELECT 1 FROM juror WHERE juror.edition_id = edition.id AND juror.account_id = ${actorId}
        AND juror.is_chair = 1 AND juror.removed_at IS NULL)`

/** Takes the proposal back, as it was seen. */
export const dropProposal = (q: Reader, editionId: string, sha256: string): Statement =>
  q.deleteFrom('rules_proposal').where('edition_id', '=', editionId).where('sha256', '=', sha256)

/** Statements that carry confirmed rules into the settings, for whoever reads them there. */
export const adopt = (q: Reader, editionId: string, rules: JudgingRules): Statement[] => [
  q
    .updateTable('edition')
    .set((e) => ({ ...settingsOf(rules), version: e('version', '+', 1) }))
    .where('id', '=', editionId),
  ...rules.criteria.map(({ id, weight, anchors }) =>
    q
      .updateTable('criterion')
      .set({ weight, anchors: anchorText(anchors) })
      .where('id', '=', id)
      .where('edition_id', '=', editionId),
  ),
]

const settingsOf = (rules: JudgingRules) => ({
  min_sheets: rules.minSheets,
  aggregation: rules.aggregation,
  tie_steps: rules.tieSteps.join(','),
  sheets_per_entry: rules.sheetsPerEntry,
  quorum: rules.quorum,
  abstention: rules.abstention ? 1 : 0,
  disclosure: rules.disclosure ?? 'sealed',
})

/** Saves the settings while nothing is frozen and judging has not opened. */
export const saveSettings = (
  q: Reader,
  write: { editionId: string; version: number; now: number; rules: JudgingRules },
): Statement =>
  q
    .updateTable('edition')
    .set({ ...settingsOf(write.rules), version: write.version + 1 })
    .where('id', '=', write.editionId)
    .where('version', '=', write.version)
    .where('released_at', 'is', null)
    .where((e) => e.or([e('judging_opens_at', 'is', null), e('judging_opens_at', '>', write.now)]))
    .where(sql<boolean>`${NEWEST_RULES} IS NULL`)

/** Statements that write the anchors of the criteria; they stand behind the guard of `saveSettings`. */
export const saveAnchors = (q: Reader, editionId: string, rules: JudgingRules): Statement[] =>
  rules.criteria.map(({ id, anchors }) =>
    q
      .updateTable('criterion')
      .set({ anchors: anchorText(anchors) })
      .where('id', '=', id)
      .where('edition_id', '=', editionId),
  )
