/** Gathers what a meeting's minutes say, in a fixed number of queries. */
import { countOf } from '../audience/box-store.ts'
import { candidatesOf } from '../audience/store.ts'
import { showDateTime, showTime } from '../core/berlin-time.ts'
import type { Services } from '../core/services.ts'
import type { Attended } from '../deliberation/actions.ts'
import { nomineesOf } from '../deliberation/decision-store.ts'
import {
  departuresOf,
  discussionsOf,
  type Motion,
  motionsOf,
  revisionsOf,
} from '../deliberation/discussion-store.ts'
import { listCategories } from '../edition/store.ts'
import { standingsWithout } from '../ranking/actions.ts'
import { type Award, listAwards, listCandidates } from '../ranking/store.ts'
import { submissionNumber } from '../submission/rules.ts'
import { rankingPassages } from './ranking-passages.ts'
import { type Block, list, type Minutes, type Passage, passage, text } from './rules.ts'

const STATES = { present: 'anwesend', excused: 'entschuldigt', absent: 'nicht da' } as const
const CHOICES = { yes: 'Ja', no: 'Nein' } as const

/** Everything that the passages are made from. */
const gather = async (app: Services, attended: Attended) => {
  const { edition, meeting } = attended
  const candidates = await listCandidates(app.db, edition.id)
  return {
    ...attended,
    candidates,
    titleOf: (id: string) => {
      const one = candidates.find((candidate) => candidate.id === id)
      return one
        ? `${submissionNumber(edition.year, one.number)} „${one.title}“ (${one.organisation})`
        : 'nicht mehr dabei'
    },
    nameOf: (juror: string) =>
      attended.members.find((one) => one.juror_id === juror)?.name ?? 'ausgeschieden',
    discussions: await discussionsOf(app.db, meeting.id),
    departures: await departuresOf(app.db, meeting.id),
    motions: await motionsOf(app.db, meeting.id),
    revisions: await revisionsOf(app.db, meeting.id),
    standings: await standingsWithout(app, edition, new Set()),
    categories: await listCategories(app.db, edition.id),
    nominees: await nomineesOf(app.db, edition.id),
    audience: await countOf(app.db, edition.id),
    electable: (await candidatesOf(app.db, edition.id)).map(({ submission_id }) => submission_id),
    awards: (await listAwards(app.db, edition.id)).filter((award) => award.meeting_id === meeting.id),
  }
}

type Source = Awaited<ReturnType<typeof gather>>

/** The minutes as they would be signed now. */
export const minutesOf = async (app: Services, attended: Attended): Promise<Minutes> => {
  const source = await gather(app, attended)
  const { edition, meeting } = attended
  return {
    format: 'kuer-minutes/1',
    title: `Niederschrift über die Jurysitzung am ${showDateTime(meeting.starts_at)}`,
    edition: edition.title,
    passages: [
      passage('Sitzung', [], [sessionFacts(source)]),
      passage('Wertungsregeln', [], [rulesFacts(source)]),
      passage('Anwesenheit', [], [attendanceTable(source), text(quorumText(source))]),
      ...discussionPassages(source),
      passage('Anträge zur Sache insgesamt', [], [motionsBlock(source, null)]),
      ...rankingPassages(source.standings, allEntries(source)),
      ...decisionPassages(source),
      ...audiencePassages(source),
      ...(meeting.remarks === ''
        ? []
        : [passage('Anmerkungen', allEntries(source), [text(meeting.remarks)])]),
    ],
  }
}

const allEntries = ({ candidates }: Source) => candidates.map(({ id }) => id)

const when = (time: number | null): string => (time === null ? '–' : showDateTime(time))

const sessionFacts = ({ meeting, members, nameOf }: Source): Block => ({
  kind: 'facts',
  facts: [
    { term: 'Ort', detail: meeting.place },
    { term: 'Eröffnet', detail: when(meeting.opened_at) },
    { term: 'Beendet', detail: when(meeting.closed_at) },
    { term: 'Vorsitz', detail: members.find(({ is_chair }) => is_chair === 1)?.name ?? '–' },
    { term: 'Stellvertretung', detail: meeting.deputy_id === null ? '–' : nameOf(meeting.deputy_id) },
  ],
})

const rulesFacts = ({ rules, standings }: Source): Block => ({
  kind: 'facts',
  facts: [
    {
      term: 'Fassung',
      detail: rules ? `${rules.version}, eingefroren ${showDateTime(rules.frozenAt)}` : '–',
    },
    { term: 'Prüfsumme (SHA-256)', detail: rules?.sha256 ?? '–' },
    {
      term: 'Ergebnis',
      detail:
        standings.rules.rule === 'mean' ? 'einfaches Mittel' : 'kalibriert (ohne Strenge der Jurymitglieder)',
    },
    {
      term: 'Kriterien',
      detail: rules?.rules.criteria.map(({ name, weight }) => `${name} (${weight})`).join(', ') ?? '–',
    },
    {
      term: 'Wurzel der Quittungen',
      detail: standings.seal?.root ?? 'liegt nicht vor',
    },
  ],
})

const attendanceTable = ({ members, nameOf }: Source): Block => ({
  kind: 'table',
  caption: 'Jurymitglieder',
  columns: [
    { label: 'Name', numeric: false, share: 4 },
    { label: 'Anwesenheit', numeric: false, share: 2 },
    { label: 'In Vertretung für', numeric: false, share: 3 },
  ],
  rows: members.map((one) => [
    one.is_chair === 1 ? `${one.name} (Vorsitz)` : one.name,
    one.state === null ? 'nicht vermerkt' : STATES[one.state],
    one.deputises_for === null ? '–' : nameOf(one.deputises_for),
  ]),
})

const quorumText = ({ quorum }: Source): string =>
  `Die Jury ist beschlussfähig, wenn ${quorum.needed} Mitglieder anwesend sind. Anwesend waren ${quorum.present}; sie war ${
    quorum.reached ? '' : 'nicht '
  }beschlussfähig.`

const discussionPassages = (source: Source): Passage[] => [
  passage(
    'Beratung',
    [],
    [
      text(
        source.discussions.length === 0
          ? 'Es wurde keine Einreichung einzeln aufgerufen.'
          : 'Aufgerufen wurden, in dieser Reihenfolge:',
      ),
    ],
  ),
  ...source.discussions.map((discussion) =>
    passage(
      source.titleOf(discussion.submission_id),
      [discussion.submission_id],
      [
        text(
          `Aufgerufen ${showTime(discussion.opened_at)} Uhr, beendet ${
            discussion.closed_at === null ? '–' : `${showTime(discussion.closed_at)} Uhr`
          }. Den Vorsitz führte ${source.nameOf(discussion.presided_by)}.`,
        ),
        list(
          source.departures
            .filter((one) => one.discussion_id === discussion.id)
            .map(
              (one) =>
                `${one.name} war befangen, verließ den Raum ${showTime(one.left_at)} Uhr${
                  one.returned_at === null ? '' : ` und kam ${showTime(one.returned_at)} Uhr zurück`
                }.`,
            ),
          'Niemand war befangen.',
        ),
        motionsBlock(source, discussion.id),
        revisionsBlock(source, discussion.id),
      ],
      3,
    ),
  ),
]

const motionsBlock = (source: Source, discussionId: string | null): Block =>
  list(
    source.motions
      .filter((motion) => motion.discussion_id === discussionId)
      .map((motion) => motionText(motion, source.nameOf(motion.mover_id))),
    'Es gab keine Anträge.',
  )

const motionText = (motion: Motion, mover: string): string => {
  const result =
    motion.state === 'carried' ? 'angenommen' : motion.state === 'rejected' ? 'abgelehnt' : 'offen'
  const casting =
    motion.casting === null
      ? ''
      : `; bei Stimmengleichheit entschied der Vorsitz mit ${CHOICES[motion.casting]}`
  return `Antrag von ${mover}: „${motion.wording}“ – ${result} mit ${motion.yes ?? 0} Ja, ${motion.no ?? 0} Nein, ${
    motion.abstentions ?? 0
  } Enthaltungen${casting}.`
}

const revisionsBlock = (source: Source, discussionId: string): Block => {
  const criterion = (id: string) => source.rules?.rules.criteria.find((one) => one.id === id)?.name ?? '–'
  return list(
    source.revisions
      .filter((one) => one.discussion_id === discussionId)
      .map(
        (one) =>
          `${source.nameOf(one.juror_id)} änderte „${criterion(one.criterion_id)}“ von ${one.old_points} auf ${
            one.new_points
          } (${showTime(one.at)} Uhr). Grund: ${one.reason}`,
      ),
    'Keine Wertung wurde geändert.',
  )
}

const decisionPassages = (source: Source): Passage[] => {
  const { categories, awards, nominees, candidates } = source
  const specials = awards.filter(({ special }) => special !== null)
  return [
    passage(
      'Entscheidungen',
      [],
      [text(awards.length === 0 ? 'In dieser Sitzung wurde nichts entschieden.' : 'Die Jury entschied:')],
    ),
    ...categories
      .filter(({ id }) => awards.some(({ category_id }) => category_id === id))
      .map(({ id, name }) =>
        passage(
          `Entscheidung: ${name}`,
          candidates.filter(({ category_id }) => category_id === id).map((one) => one.id),
          [
            text(`Nominiert waren: ${(nominees.get(id) ?? []).map(source.titleOf).join('; ') || 'niemand'}.`),
            list(
              awards.filter(({ category_id }) => category_id === id).map((award) => awardText(source, award)),
              '–',
            ),
          ],
          3,
        ),
      ),
    ...(specials.length === 0
      ? []
      : [
          passage(
            'Sonderpreise',
            specials.flatMap(({ submission_id }) => submission_id ?? []),
            [
              list(
                specials.map((award) => awardText(source, award)),
                '–',
              ),
            ],
            3,
          ),
        ]),
  ]
}

/** The audience's vote, once it is counted: the root here is what a recount is held against. */
const audiencePassages = ({ audience, electable }: Source): Passage[] => {
  if (audience === null) return []
  const { prize, turnout, root, result, candidates, rule } = audience.bundle
  const unit = rule.choice === 'ranking' ? 'Punkte' : 'Stimmen'
  return [
    passage(prize, electable, [
      {
        kind: 'facts',
        facts: [
          { term: 'Ausgezählt', detail: showDateTime(audience.countedAt) },
          { term: 'Codes ausgegeben', detail: String(turnout.issued) },
          { term: 'Abgestimmt', detail: String(turnout.used) },
          { term: 'Unbenutzt, gesperrt', detail: `${turnout.unused}, ${turnout.invalid}` },
          { term: 'Gesamtwert', detail: root },
        ],
      },
      list(
        result.map(({ place, number, points }) => {
          const one = candidates[number - 1]
          return `${place}. „${one?.title}“ (${one?.organisation}): ${points} ${unit}`
        }),
        '–',
      ),
    ]),
  ]
}

const awardText = ({ titleOf }: Source, award: Award): string => {
  const name = award.special ?? `${award.place}. Platz`
  const winner = award.submission_id === null ? 'bleibt leer' : titleOf(award.submission_id)
  return `${name}: ${winner}.${award.citation === '' ? '' : ` Begründung: ${award.citation}`}`
}
