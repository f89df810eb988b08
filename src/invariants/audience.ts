/** The audience's vote. Pure. */
import { type AudienceBundle, bundleOf } from '../audience/count.ts'
import { canonicalJson } from '../core/ids.ts'
import type { Candidate, Invariant } from './shape.ts'

const wrongCount = ({ content, root }: Candidate): boolean => {
  const bundle = JSON.parse(String(content)) as AudienceBundle
  const { format: _format, root: _root, result: _result, ...box } = bundle
  return canonicalJson(bundleOf(box)) !== canonicalJson(bundle) || bundle.root !== root
}

export const AUDIENCE: readonly Invariant[] = [
  {
    name: 'ballots-are-used-codes',
    sentence: 'In der Wahlurne liegen so viele Stimmzettel, wie Codes benutzt sind.',
    sql: `SELECT edition_id AS id FROM audience_prize AS prize
      WHERE (SELECT count(*) FROM ballot WHERE ballot.edition_id = prize.edition_id)
        <> (SELECT count(*) FROM ballot_code WHERE ballot_code.edition_id = prize.edition_id AND state = 'used')`,
  },
  {
    name: 'batch-complete',
    sentence: 'Ein Bogen Codes hat so viele Codes, wie er nennt, alle aus seinem Jahr.',
    sql: `SELECT ballot_batch.id FROM ballot_batch LEFT JOIN ballot_code ON ballot_code.batch_id = ballot_batch.id
        AND ballot_code.edition_id = ballot_batch.edition_id
      GROUP BY ballot_batch.id HAVING count(ballot_code.serial) <> ballot_batch.size`,
  },
  {
    name: 'ballot-choices',
    sentence: 'Ein Stimmzettel nennt nur Projekte, die zur Wahl stehen, keines doppelt und nicht zu viele.',
    sql: `SELECT ballot.receipt AS id FROM ballot JOIN audience_prize AS prize ON prize.edition_id = ballot.edition_id
      WHERE json_array_length(choices) NOT BETWEEN 1 AND CASE prize.choice WHEN 'one' THEN 1 ELSE 3 END
        OR json_array_length(choices) <> (SELECT count(DISTINCT number) FROM audience_candidate AS c, json_each(choices)
          WHERE c.edition_id = ballot.edition_id AND c.number = json_each.value)`,
  },
  {
    name: 'candidate-of-year',
    sentence: 'Zur Wahl stehen nur Einreichungen des Jahres.',
    sql: `SELECT submission_id AS id FROM audience_candidate AS c JOIN submission ON submission.id = c.submission_id
      WHERE submission.edition_id <> c.edition_id`,
  },
  {
    name: 'ballots-after-fixing',
    sentence: 'Codes und Stimmzettel gibt es erst, wenn die Wahl feststeht.',
    sql: `SELECT edition_id AS id FROM audience_prize AS prize WHERE fixed_at IS NULL AND (
      EXISTS (SELECT 1 FROM ballot_code WHERE ballot_code.edition_id = prize.edition_id)
      OR EXISTS (SELECT 1 FROM ballot WHERE ballot.edition_id = prize.edition_id))`,
  },
  {
    name: 'count-after-close',
    sentence: 'Ausgezählt wird erst nach dem Ende der Wahl.',
    sql: `SELECT edition_id AS id FROM audience_result JOIN audience_prize USING (edition_id)
      WHERE counted_at < closes_at`,
  },
  {
    name: 'count-complete',
    sentence: 'Ausgezählt sind genau die Stimmzettel in der Urne.',
    sql: `SELECT edition_id AS id FROM audience_result AS r
      WHERE json_array_length(r.content, '$.ballots') <> (SELECT count(*) FROM ballot WHERE ballot.edition_id = r.edition_id)
        OR EXISTS (SELECT 1 FROM json_each(r.content, '$.ballots') AS counted WHERE NOT EXISTS (
          SELECT 1 FROM ballot WHERE ballot.edition_id = r.edition_id AND ballot.receipt = counted.value ->> '$.receipt'
            AND json(ballot.choices) = json(counted.value -> '$.choices')))`,
  },
  {
    name: 'count-digest',
    sentence: 'Ergebnis und Gesamtwert der Wahl folgen aus ihren Stimmzetteln.',
    sql: `SELECT edition_id AS id, content, root FROM audience_result`,
    wrong: wrongCount,
  },
]
