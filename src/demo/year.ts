/** Builds one award year through the same use cases that people use, with the clock set to when it happened. */
import { type Actor, seatIn } from '../account/rules.ts'
import { accountIdByEmail, ensureAccount, loadActor, makeOrganiser } from '../account/store.ts'
import type { Result } from '../core/result.ts'
import { ok } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { openEdition, saveCategories, saveCriteria, saveEdition } from '../edition/actions.ts'
import { type Edition, editionByYear, listCategories, listCriteria } from '../edition/store.ts'
import { inviteJuror, loadEntry, recuse, saveSheet } from '../jury/actions.ts'
import { acceptInvitation } from '../jury/seats.ts'
import { listForJuror } from '../jury/store.ts'
import { saveSubmissionPhotoTexts } from '../photo/actions.ts'
import { photosOfSubmission } from '../photo/store.ts'
import { addSubmissionPhotos } from '../photo/upload-actions.ts'
import { allMunicipalities } from '../register/store.ts'
import { changesDone, passEntry, requestChanges } from '../screening/actions.ts'
import { sayNaming } from '../showcase/actions.ts'
import { handIn, loadOwn, saveDraft, startDraft } from '../submission/actions.ts'
import { submissionById } from '../submission/store.ts'
import { reuseFacts } from './content/showcase.ts'
import type { DemoCategory, DemoCriterion, DemoEntry, DemoJuror } from './content/types.ts'
import type { Painter } from './pictures.ts'
import { Random } from './scenes/random.ts'

export const DAY = 86_400_000

/** The services at another time. */
export const at = (app: Services, time: number): Services => ({ ...app, clock: () => time })

/** The value of a step that cannot fail in the demo. */
export const must = <T, E>(result: Result<T, E>): T => {
  if (result.ok) return result.value
  throw new Error(`demo: ${JSON.stringify(result.error)}`)
}

/** The person behind an address; the account is made when needed. */
export const person = async (app: Services, email: string, name = '', organiser = false): Promise<Actor> => {
  must(
    await app.db.commit([
      ensureAccount(app.db.q, email, name, app.clock()),
      ...(organiser ? [makeOrganiser(app.db.q, email)] : []),
    ]),
  )
  const actor = await loadActor(app.db, (await accountIdByEmail(app.db, email)) ?? '')
  if (!actor) throw new Error(`demo: no account for ${email}`)
  return actor
}

export interface YearPlan {
  readonly year: number
  readonly title: string
  readonly intro: string
  readonly conference: {
    title: string
    place: string
    venue: string
    from: string | null
    to: string | null
    participants: number | null
  }
  /** UTC ms; null for a year before Kür. */
  readonly dates: {
    callOpens: number
    callCloses: number
    judgingOpens: number
    judgingCloses: number
  } | null
  readonly categories: readonly DemoCategory[]
  readonly criteria: readonly DemoCriterion[]
}

const reload = async (app: Services, year: number): Promise<Edition> => {
  const edition = await editionByYear(app.db, year)
  if (!edition) throw new Error(`demo: no edition ${year}`)
  return edition
}

/** Opens and sets up an edition. */
export const setUpYear = async (app: Services, organiser: Actor, plan: YearPlan): Promise<Edition> => {
  const early = at(app, (plan.dates?.callOpens ?? app.clock()) - 30 * DAY)
  must(await openEdition(early, organiser, { year: plan.year, title: plan.title }))
  let edition = await reload(app, plan.year)
  must(
    await saveEdition(early, organiser, edition, {
      version: edition.version,
      title: plan.title,
      intro: plan.intro,
      conference_title: plan.conference.title,
      place: plan.conference.place,
      venue: plan.conference.venue,
      starts_on: plan.conference.from,
      ends_on: plan.conference.to,
      participants: plan.conference.participants,
      call_opens_at: plan.dates?.callOpens ?? null,
      call_closes_at: plan.dates?.callCloses ?? null,
      judging_opens_at: plan.dates?.judgingOpens ?? null,
      judging_closes_at: plan.dates?.judgingCloses ?? null,
      archives_at: null,
      scale_min: 1,
      scale_max: 10,
      min_sheets: 3,
    }),
  )
  edition = await reload(app, plan.year)
  const categories = plan.categories.map(({ name, description }) => ({ id: '', name, description }))
  must(await saveCategories(early, organiser, edition, edition.version, categories))
  edition = await reload(app, plan.year)
  const criteria = plan.criteria.map(({ name, description, anchors, weight }) => ({
    id: '',
    name,
    description: anchors ? `${description} ${anchors}` : description,
    weight,
  }))
  must(await saveCriteria(early, organiser, edition, edition.version, criteria))
  return reload(app, plan.year)
}

/** Hands in one entry with its pictures and returns its id. */
export const handInEntry = async (
  app: Services,
  edition: Edition,
  categories: readonly DemoCategory[],
  entry: DemoEntry,
  time: number,
  paint: Painter,
): Promise<string> => {
  const then = at(app, time)
  const owner = await person(then, entry.contactEmail, entry.contactName)
  const id = must(await startDraft(then, owner, edition.id, time))
  const name = categories.find(({ key }) => key === entry.category)?.name
  const category = (await listCategories(app.db, edition.id)).find((row) => row.name === name)?.id ?? ''
  let own = must(await loadOwn(then, owner, id))
  const answers = {
    summary: entry.summary,
    description: entry.description,
    benefit: entry.benefit,
    reuse: entry.reuse,
    links: entry.links.join('\n'),
    ...reuseFacts[entry.title],
    good_practice: '1',
    contact_name: entry.contactName,
    contact_email: entry.contactEmail,
    contact_phone: entry.contactPhone,
  }
  const organisationKey =
    (await allMunicipalities(app.db)).find((row) => row.name === entry.organisation)?.key ?? ''
  const basics = { title: entry.title, organisation: entry.organisation, organisationKey, category }
  const input = { version: own.submission.version, basics, answers }
  must(await saveDraft(then, owner, own, input, time))
  const files = await Promise.all(entry.photos.map(paint))
  must(await addSubmissionPhotos(then, owner, own, files, time))
  const photos = await photosOfSubmission(app.db, id)
  const texts = photos.map((photo, index) => ({
    id: photo.id,
    caption: entry.photos[index]?.caption ?? '',
    alt: entry.photos[index]?.alt ?? '',
    persons: 'consent' as const,
    focus_x: null,
    focus_y: null,
    credit: entry.organisation,
    rights: 'Erzeugtes Bild der Demo, frei verwendbar.',
  }))
  must(await saveSubmissionPhotoTexts(then, owner, own, texts, time))
  own = must(await loadOwn(then, owner, id))
  const complete = await photosOfSubmission(app.db, id)
  must(await handIn(then, owner, own, complete, { version: own.submission.version, declared: true }, time))
  return id
}

/** Invites the jury; everyone accepts and agrees to be named. */
export const seatJury = async (
  app: Services,
  organiser: Actor,
  edition: Edition,
  jurors: readonly DemoJuror[],
  time: number,
) => {
  const then = at(app, time)
  for (const juror of jurors) {
    must(await inviteJuror(then, organiser, edition, { ...juror, chair: juror.chair === true }))
    const institution = { kind: 'employer' as const, name: juror.institution }
    const declared = { affiliations: juror.institution ? [institution] : [], none: juror.institution === '' }
    must(await acceptInvitation(then, await person(then, juror.email), edition, declared))
    must(await sayNaming(then, await person(then, juror.email), edition, true))
  }
}

/** The entries that a juror is to judge and is neutral towards, by number. */
const dealtTo = async (app: Services, edition: Edition, actor: Actor): Promise<string[]> => {
  const list = await listForJuror(app.db, edition.id, seatIn(edition.id, actor)?.jurorId ?? '')
  return list.filter(({ recused }) => !recused).map(({ id }) => id)
}

/** Jurors score the first entries of their list; the quality of an entry and the severity of a juror show. */
export const scoreEntries = async (
  app: Services,
  edition: Edition,
  jurors: readonly DemoJuror[],
  entries: readonly string[],
  /** Share of the entries each juror has scored, 0 to 1. */
  shares: readonly number[],
  time: number,
  /** What the jury roughly thinks of each entry, in points. */
  qualities: readonly number[],
) => {
  const then = at(app, time)
  const criteria = await listCriteria(app.db, edition.id)
  const source = new Random(`scores-${edition.year}`)
  const random = () => source.next()
  for (const [j, juror] of jurors.entries()) {
    const actor = await person(then, juror.email)
    const severity = (random() - 0.5) * 2
    const own = await dealtTo(app, edition, actor)
    for (const id of own.slice(0, Math.round(own.length * (shares[j] ?? 0)))) {
      const quality = qualities[entries.indexOf(id)] ?? 5
      const points = criteria.map(() => Math.round(quality + severity + (random() - 0.5) * 3))
      const scores = criteria.map((criterion, c) => ({
        criterionId: criterion.id,
        points: String(Math.min(10, Math.max(1, points[c] ?? 5))),
        comment: '',
      }))
      const seated = must(await loadEntry(then, actor, id))
      const comment = COMMENTS[Math.floor(random() * COMMENTS.length)] ?? ''
      must(await saveSheet(then, actor, seated, { version: 0, after: 'final', comment, scores }))
    }
  }
  return ok(null)
}

/** One juror declares not to be neutral for the last entry of their list. */
export const declareRecusal = async (
  app: Services,
  edition: Edition,
  juror: DemoJuror,
  reason: string,
  time: number,
) => {
  const then = at(app, time)
  const actor = await person(then, juror.email)
  const entry = (await dealtTo(app, edition, actor)).at(-1) ?? ''
  must(await recuse(then, actor, must(await loadEntry(then, actor, entry)), reason))
}

const COMMENTS = [
  'Klar beschrieben, die Zahlen überzeugen.',
  'Gute Idee; wie es mit dem Betrieb weitergeht, bleibt offen.',
  'Lässt sich leicht übernehmen.',
  'Der Nutzen für die Bürgerinnen und Bürger ist sofort zu sehen.',
  'Solide umgesetzt, wenig Neues.',
  '',
  'Mutig für eine kleine Verwaltung.',
  'Die Barrierefreiheit könnte besser belegt sein.',
]

/** Organisers look at every entry before the jury does; one of them comes back with changes first. */
export const screenEntries = async (
  app: Services,
  organiser: Actor,
  edition: Edition,
  ids: readonly string[],
  changed: { readonly id: string; readonly owner: string; readonly wish: string },
  time: number,
) => {
  const screened = async (then: Services, id: string) => {
    const submission = await submissionById(then.db, id)
    if (!submission) throw new Error('demo: entry vanished')
    return { edition, submission, version: submission.version }
  }
  const [asked, answered] = [at(app, time), at(app, time + DAY / 2)]
  const request = { text: changed.wish, until: time + DAY }
  must(await requestChanges(asked, organiser, await screened(asked, changed.id), request))
  const owner = await person(answered, changed.owner)
  must(await changesDone(answered, owner, must(await loadOwn(answered, owner, changed.id)), time + DAY / 2))
  for (const id of ids) must(await passEntry(answered, organiser, await screened(answered, id)))
}
