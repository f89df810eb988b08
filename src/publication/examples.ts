/** Freezes, together with the results, what else becomes public then: good practice and the figures. */
import type { Statement } from '../core/database.ts'
import { canonicalJson, newBlobKey } from '../core/ids.ts'
import type { Services } from '../core/services.ts'
import { type Edition, listCategories } from '../edition/store.ts'
import { exampleQuestion, isPublished, type Question } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { sizeClass, sizeClasses, thresholdsOf } from '../register/rules.ts'
import { agrees } from '../submission/guards.ts'
import { completePhotos, publishedAnswers, snapshotPhoto } from './build.ts'
import { insertExample, publishExamplePhoto, putFigures } from './example-store.ts'
import { figuresOf } from './figures.ts'
import { type Snapshot, uniqueSlugs } from './snapshot.ts'
import { entriesOf, type SourceEntry } from './source-store.ts'

/** Statements that publish the good practice of a year beside its winners, in place of what was published before. */
export const freezeExamples = async (
  app: Services,
  edition: Edition,
  snapshot: Snapshot,
  now: number,
): Promise<Statement[]> => {
  const { q } = app.db
  const { questions } = await currentForm(app.db, edition)
  const consent = exampleQuestion(questions)?.key
  const agreed = new Set(await agreedIds(app, edition.id, consent))
  const entries = await entriesOf(app.db, edition.id)
  // One entry may win twice; the first of its pages is the one that is linked.
  const winners = new Map(snapshot.winners.toReversed().map((winner) => [winner.submission, winner]))
  const others = entries.filter(({ id }) => agreed.has(id) && !winners.has(id))
  const won = entries.filter(({ id }) => winners.has(id))
  const slugs = uniqueSlugs(
    others.map(({ title }) => title),
    snapshot.winners.map(({ slug }) => slug),
  )
  const photos = await completePhotos(
    app,
    others.map(({ id }) => id),
  )
  const shared = await sharedOf(app, edition, now)
  const listed = [
    ...won.map((entry) => {
      const winner = winners.get(entry.id)
      return { entry, slug: winner?.slug ?? '', winner: 1, photos: winner?.photos ?? [], answers: {} }
    }),
    ...others.map((entry, index) => ({
      entry,
      slug: slugs[index] ?? entry.id,
      winner: 0,
      photos: (photos.get(entry.id) ?? []).map((photo) => snapshotPhoto(photo, newBlobKey())),
      answers: shared.answersOf(entry, questions),
    })),
  ]
  return [
    q.deleteFrom('example').where('edition_id', '=', edition.id),
    ...listed.flatMap(({ entry, slug, winner, photos, answers }, position) => [
      insertExample(
        q,
        { ...shared.rowOf(entry), slug, winner, position, content: canonicalJson({ answers, photos }) },
        consent,
      ),
      ...(winner === 1 ? [] : photos.map(({ id, key }) => publishExamplePhoto(q, id, key))),
    ]),
    ...(await freezeFigures(app, edition, now)),
  ]
}

const agreedIds = async (app: Services, editionId: string, key: string | undefined): Promise<string[]> => {
  const rows = await app.db.q
    .selectFrom('submission')
    .select('id')
    .where('edition_id', '=', editionId)
    .where(agrees(key))
    .execute()
  return rows.map(({ id }) => id)
}

/** What every row needs of its edition. */
const sharedOf = async (app: Services, edition: Edition, now: number) => {
  const names = new Map((await listCategories(app.db, edition.id)).map(({ id, name }) => [id, name]))
  const thresholds = thresholdsOf(edition)
  const categoryOf = ({ category_id }: SourceEntry) => names.get(category_id ?? '') ?? ''
  return {
    answersOf: (entry: SourceEntry, questions: readonly Question[]) =>
      publishedAnswers(entry, questions.filter(isPublished), categoryOf(entry) || null),
    rowOf: (entry: SourceEntry) => ({
      submission_id: entry.id,
      edition_id: edition.id,
      title: entry.title,
      organisation: entry.organisation,
      category: categoryOf(entry),
      size_class: sizeClass(entry.organisation_population, thresholds) ?? '',
      state: entry.state ?? '',
      published_at: now,
    }),
  }
}

/** Statements that set the figures of a year as they are now; none for fewer than three entries. */
export const freezeFigures = async (app: Services, edition: Edition, now: number): Promise<Statement[]> => {
  const categories = await listCategories(app.db, edition.id)
  const names = new Map(categories.map(({ id, name }) => [id, name]))
  const thresholds = thresholdsOf(edition)
  const entries = (await entriesOf(app.db, edition.id)).map((entry) => ({
    category: names.get(entry.category_id ?? '') ?? '',
    size: sizeClass(entry.organisation_population, thresholds) ?? '',
    state: entry.state ?? '',
  }))
  const figures = figuresOf(entries, {
    categories: categories.map(({ name }) => name),
    sizes: sizeClasses(thresholds),
  })
  return figures ? [putFigures(app.db.q, edition.id, canonicalJson(figures), now)] : []
}
