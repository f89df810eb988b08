/** Award years and their forms. Pure. */
import { type Invariant, versionsOf, wrongDigest } from './shape.ts'

export const YEARS: readonly Invariant[] = [
  {
    name: 'phases-in-order',
    sentence: 'Archiviert wird ein Jahr nie, bevor seine Einreichung geschlossen hat.',
    sql: `SELECT year AS id FROM edition WHERE archives_at < call_closes_at OR judging_closes_at < call_opens_at`,
  },
  {
    name: 'size-thresholds-rise',
    sentence: 'Die Grenzen der Größenklassen steigen.',
    sql: `SELECT edition.year AS id FROM edition JOIN json_each(edition.size_thresholds) AS one
      JOIN json_each(edition.size_thresholds) AS next ON next.key = one.key + 1
      WHERE next.value <= one.value`,
  },
  versionsOf('entry-form-versions', 'Die Fassungen eines Fragebogens sind lückenlos gezählt.', 'entry_form', [
    'edition_id',
  ]),
  versionsOf(
    'eligibility-versions',
    'Die Fassungen der Teilnahmeregeln sind lückenlos gezählt.',
    'eligibility',
    ['edition_id'],
  ),
  versionsOf('site-text-versions', 'Die Fassungen jeder eigenen Seite sind lückenlos gezählt.', 'site_text', [
    'slug',
    'language',
  ]),
  versionsOf(
    'judging-rules-versions',
    'Die Fassungen der Bewertungsregeln sind lückenlos gezählt.',
    'judging_rules',
    ['edition_id'],
  ),
  {
    name: 'judging-rules-digest',
    sentence: 'Eingefrorene Bewertungsregeln haben die Prüfsumme ihres Wortlauts.',
    sql: `SELECT edition_id || ' ' || version AS id, content, sha256 FROM judging_rules
      UNION ALL SELECT edition_id || ' Vorschlag', content, sha256 FROM rules_proposal`,
    wrong: wrongDigest,
  },
  {
    name: 'rules-proposal-base',
    sentence: 'Ein Vorschlag ändert eine Fassung der Regeln, die es gibt.',
    sql: `SELECT edition_id AS id FROM rules_proposal WHERE NOT EXISTS (SELECT 1 FROM judging_rules
      WHERE judging_rules.edition_id = rules_proposal.edition_id AND judging_rules.version = rules_proposal.base_version)`,
  },
]
