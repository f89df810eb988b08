/** The demo: two galleries of past conferences, last year's published award, this year's in judging. */

import type { Actor } from '../account/rules.ts'
import { parseBerlin, toBerlinInput } from '../core/berlin-time.ts'
import type { Services } from '../core/services.ts'
import { type DecisionRow, EMPTY } from '../deliberation/decision.ts'
import { editionByYear, listCategories } from '../edition/store.ts'
import { prepareFeedback, releaseEverything } from '../feedback/actions.ts'
import { proveResult } from '../proof/actions.ts'
import { loadOwn, saveDraft, startDraft } from '../submission/actions.ts'
import { prepareCall } from './call.ts'
import { seedColleagues, TOWN } from './colleagues.ts'
import { conference2023, conference2024, gallery2023, gallery2024 } from './content/galleries.ts'
import * as lastYear from './content/last-year.ts'
import * as thisYear from './content/this-year.ts'
import { assignEntries, rehearse } from './jury.ts'
import { seedLetters } from './letters.ts'
import { meetAndDecide } from './meeting.ts'
import { seedOffice } from './office.ts'
import { seedPastGallery, seedRegister } from './past.ts'
import { createPainter, type Painter } from './pictures.ts'
import { DEMO_DESCRIPTION } from './questions.ts'
import { releaseByTwo } from './release.ts'
import { seedShowcase } from './showcase.ts'
import {
  at,
  DAY,
  declareRecusal,
  handInEntry,
  must,
  person,
  scoreEntries,
  screenEntries,
  seatJury,
  setUpYear,
} from './year.ts'

/** 23:59 Berlin time of the day of `time`. */
const lastMinute = (time: number): number => must(parseBerlin(`${toBerlinInput(time).slice(0, 10)}T23:59`))

export const ORGANISER = 'geschaeftsstelle@kuer.example'

/**
 * Fills an empty installation; about a minute, most of it for the pictures.
 * @param paint draws the pictures; tests bring small ones
 */
export const seedDemo = async (
  app: Services,
  progress: (message: string) => void,
  paint: Painter = createPainter(),
): Promise<void> => {
  // A minute before midnight, as deadlines are; forms know minutes only.
  const now = lastMinute(app.clock() - DAY)
  const year = new Date(now).getUTCFullYear()
  const organiser = await person(at(app, now - 1200 * DAY), ORGANISER, 'Geschäftsstelle', true)
  await seedRegister(app, organiser, now)
  progress('Galerien 2023 und 2024')
  await seedPastGallery(app, organiser, paint, 2023, conference2023, gallery2023)
  await seedPastGallery(app, organiser, paint, 2024, conference2024, gallery2024)
  progress(`Preisträger ${year - 1}`)
  await publishedYear(app, organiser, paint, year - 1, now - 365 * DAY)
  progress(`Einreichungen ${year}`)
  await judgingYear(app, organiser, paint, year, now)
  await openYear(app, organiser, year + 1, now)
  await seedOffice(app, organiser, year - 1, now)
  // Nobody waits for the letters of the past.
  must(await app.db.commit([app.db.q.updateTable('outbox').set({ state: 'sent', sent_at: now })]))
}

/** The day in UTC, which is that of Berlin but around midnight. */
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** 23:59 of the day `days` after `time`, winter or summer. */
const midnight = (time: number, days: number): number => lastMinute(time - DAY / 2 + days * DAY)

const TITLE = (year: number) => `OZG-Taskforce Award ${year}`

const publishedYear = async (
  app: Services,
  organiser: Actor,
  paint: Painter,
  year: number,
  released: number,
) => {
  const dates = {
    callOpens: midnight(released, -150),
    callCloses: midnight(released, -45),
    judgingOpens: midnight(released, -40),
    judgingCloses: midnight(released, -14),
  }
  const edition = await setUpYear(app, organiser, {
    year,
    title: TITLE(year),
    intro:
      'Ausgezeichnet wurden Projekte, die im Alltag angekommen sind und die andere übernehmen können. (Alle Angaben sind erfunden.)',
    conference: {
      title: 'OZG-Taskforce Konferenz (Demo)',
      place: 'Beispielingen',
      venue: 'Alte Turnhalle',
      from: isoDay(released),
      to: isoDay(released + DAY),
      participants: 230,
    },
    dates,
    categories: lastYear.categories,
    criteria: thisYear.criteria,
  })
  const ids: string[] = []
  for (const [index, entry] of lastYear.entries.entries()) {
    const time = dates.callCloses - (10 - index) * DAY
    ids.push(await handInEntry(app, edition, lastYear.categories, entry, time, paint))
  }
  await seatJury(app, organiser, edition, thisYear.jurors, dates.judgingOpens - DAY)
  await scoreEntries(
    app,
    edition,
    thisYear.jurors,
    ids,
    [1, 1, 1, 1, 1, 1],
    dates.judgingOpens + 5 * DAY,
    lastYear.entries.map(qualityOf),
  )
  await decide(app, organiser, year, ids, released)
  await seedShowcase(app, organiser, year, released)
}

/** The scores fit the places that the jury gave. */
const qualityOf = ({ title }: { title: string }): number => {
  const place = lastYear.winners.find(
    ({ entryTitle, special }) => entryTitle === title && special === null,
  )?.place
  return place ? 9.2 - place : 4.5
}

const decide = async (
  app: Services,
  organiser: Actor,
  year: number,
  ids: readonly string[],
  released: number,
) => {
  const then = at(app, released)
  const edition = await editionByYear(app.db, year)
  if (!edition) throw new Error('demo: edition vanished')
  const categories = await listCategories(app.db, edition.id)
  const categoryId = (key: string | null) => {
    const name = lastYear.categories.find((category) => category.key === key)?.name
    return categories.find((category) => category.name === name)?.id ?? ''
  }
  const idOf = (title: string) => ids[lastYear.entries.findIndex((entry) => entry.title === title)] ?? ''
  const rows: DecisionRow[] = [
    ...lastYear.winners.map(({ entryTitle, category, place, special, citation }) => ({
      categoryId: place === null ? '' : categoryId(category),
      place,
      special: special ?? '',
      choice: idOf(entryTitle),
      citation,
    })),
    ...lastYear.emptyPlaces.map(({ category, place, reason }) => ({
      categoryId: categoryId(category),
      place,
      special: '',
      choice: EMPTY,
      citation: reason,
    })),
  ]
  const chair = await person(then, thisYear.jurors.find((juror) => juror.chair)?.email ?? '')
  // Ten in the morning, a week before.
  const morning = released - 7 * DAY - (14 * DAY) / 24 + 60_000
  await meetAndDecide(at(app, morning), organiser, chair, edition, rows)
  const decided = await editionByYear(app.db, year)
  if (!decided) throw new Error('demo: edition vanished')
  await releaseByTwo(then, organiser, chair, year, lastYear.releaseIntro)
  must(await prepareFeedback(then, organiser, decided))
  must(await releaseEverything(then, organiser, decided, ids.length))
  await proveResult(then, edition)
}

const judgingYear = async (app: Services, organiser: Actor, paint: Painter, year: number, now: number) => {
  const dates = {
    callOpens: midnight(now, -120),
    callCloses: midnight(now, -12),
    judgingOpens: midnight(now, -9),
    judgingCloses: midnight(now, 12),
  }
  const day = (offset: number) => isoDay(now + offset * DAY)
  const edition = await setUpYear(app, organiser, {
    year,
    title: TITLE(year),
    intro:
      'Gesucht werden Digitalisierungsprojekte aus Städten, Gemeinden, Landkreisen und Zweckverbänden. (Alle Angaben sind erfunden.)',
    conference: {
      title: 'OZG-Taskforce Konferenz (Demo)',
      place: 'Musterhausen',
      venue: 'Stadthalle',
      from: day(20),
      to: day(21),
      participants: 250,
    },
    dates,
    categories: thisYear.categories,
    criteria: thisYear.criteria,
  })
  const ids: string[] = []
  for (const [index, entry] of thisYear.entries.entries()) {
    const time = dates.callCloses - (thisYear.entries.length - index) * DAY
    ids.push(await handInEntry(app, edition, thisYear.categories, entry, time, paint))
  }
  const [, second] = ids
  const owner = thisYear.entries[1]?.contactEmail
  if (second && owner) {
    const wish = 'Guten Tag,\n\nbitte nennen Sie bei der Nachnutzung noch die Lizenz.\n\nDie Geschäftsstelle'
    const time = dates.judgingOpens - 2 * DAY
    await screenEntries(app, organiser, edition, ids, { id: second, owner, wish }, time)
  }
  await seatJury(app, organiser, edition, thisYear.jurors, dates.judgingOpens - 20 * DAY)
  const started = dates.judgingOpens + DAY
  const [, biased] = thisYear.jurors
  await assignEntries(app, organiser, edition, 4, dates.judgingOpens - DAY)
  const [sample] = await app.db.q
    .selectFrom('award')
    .innerJoin('edition', 'edition.id', 'award.edition_id')
    .select('award.submission_id')
    .where('edition.year', '=', year - 1)
    .where('award.place', '=', 1)
    .orderBy('award.id')
    .execute()
  if (sample?.submission_id)
    await rehearse(app, organiser, edition, thisYear.jurors.slice(0, -1), sample.submission_id, started)
  // Nobody has taken the entry over yet: the organisers see what is lacking.
  if (biased) await declareRecusal(app, edition, biased, 'Mein Verband hat das Projekt beraten.', started)
  await scoreEntries(
    app,
    edition,
    thisYear.jurors,
    ids,
    [0.7, 0.85, 0.5, 0.3, 0.12, 0],
    started + DAY,
    thisYear.entries.map((_, index) => 4 + ((index * 7) % 9) / 2),
  )
  await seedLetters(app, organiser, edition, now)
}

/** Next year's call is open already, so that handing in can be tried; the entrant has a draft in it. */
const openYear = async (app: Services, organiser: Actor, year: number, now: number) => {
  const edition = await setUpYear(app, organiser, {
    year,
    title: TITLE(year),
    intro:
      'Die Einreichung ist offen. Ein Entwurf ist in fünf Minuten begonnen. (Alle Angaben sind erfunden.)',
    conference: {
      title: 'OZG-Taskforce Konferenz (Demo)',
      place: 'Beispielingen',
      venue: 'Alte Turnhalle',
      from: null,
      to: null,
      participants: null,
    },
    dates: {
      callOpens: midnight(now, -5),
      callCloses: midnight(now, 60),
      judgingOpens: midnight(now, 65),
      judgingCloses: midnight(now, 90),
    },
    categories: thisYear.categories,
    criteria: thisYear.criteria,
  })
  await prepareCall(at(app, midnight(now, -6)), organiser, edition)
  const [entry] = thisYear.entries
  if (!entry) return
  const then = at(app, now - 2 * DAY)
  const owner = await person(then, entry.contactEmail, entry.contactName)
  const id = must(await startDraft(then, owner, edition.id, then.clock()))
  const own = must(await loadOwn(then, owner, id))
  const input = {
    version: own.submission.version,
    basics: {
      title: 'Der Bauantrag, der sich selbst erklärt',
      organisation: entry.organisation,
      organisationKey: TOWN,
      category: '',
    },
    answers: {
      description: DEMO_DESCRIPTION,
      contact_name: entry.contactName,
      contact_email: entry.contactEmail,
    },
  }
  must(await saveDraft(then, owner, own, input, then.clock()))
  await seedColleagues(then, organiser, owner, id)
}
