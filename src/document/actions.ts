/** Makes documents from what is stored: for the download, and for the letter they travel with. */

import { paths } from '../core/paths.ts'
import type { Attachment } from '../core/ports.ts'
import type { Services } from '../core/services.ts'
import { editionById, listCategories } from '../edition/store.ts'
import { askedIn, parseAnswers } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import type { Attachments } from '../mail/attachments.ts'
import { parseRenditions, renditionKey, renditionName } from '../photo/rules.ts'
import { type Photo, photosOfSubmission } from '../photo/store.ts'
import { currentTheme } from '../site/theme-store.ts'
import { submissionNumber } from '../submission/rules.ts'
import { type Submission, submissionById } from '../submission/store.ts'
import { type EntryContent, type EntryPhoto, entryFileName, entryPdf } from './entry.ts'

/** What documents are made from. */
export type Sources = Pick<Services, 'db' | 'files' | 'assets' | 'config'>

/** The document of an entry as it is stored now. Who may have it is the caller's question. */
export const entryDocument = async (app: Sources, submission: Submission): Promise<Attachment> => {
  const entry = await entryContent(app, submission)
  const { accent } = await currentTheme(app.db)
  const bytes = await entryPdf(app.assets, entry, { accent })
  return { name: entryFileName(entry.number), type: 'application/pdf', bytes }
}

const entryContent = async (app: Sources, submission: Submission): Promise<EntryContent> => {
  const edition = await editionById(app.db, submission.edition_id)
  if (!edition) throw new Error('submission without edition')
  const categories = await listCategories(app.db, edition.id)
  const category = categories.find(({ id }) => id === submission.category_id)?.name ?? null
  const { questions } = await currentForm(app.db, edition)
  const photos = await photosOfSubmission(app.db, submission.id)
  return {
    number: submission.number === null ? null : submissionNumber(edition.year, submission.number),
    edition: edition.title,
    title: submission.title,
    organisation: submission.organisation,
    category,
    state: submission.state,
    submittedAt: submission.submitted_at,
    updatedAt: submission.updated_at,
    answers: parseAnswers(submission.answers, questions),
    questions: askedIn(questions, category),
    photos: await Promise.all(photos.map((photo) => entryPhoto(app, photo))),
    receipt: submission.receipt_sha256,
    receiptLink: app.config.origin + paths.submissionReceipt(submission.id),
  }
}

const entryPhoto = async (app: Sources, photo: Photo): Promise<EntryPhoto> => {
  const { alt, caption, credit, rights } = photo
  return { bytes: await smallJpeg(app, photo), alt, caption, credit, rights }
}

/** The smallest JPEG of the picture; null when it is not there, for the text must arrive all the same. */
const smallJpeg = async (app: Sources, photo: Photo): Promise<Uint8Array | null> => {
  const widths = parseRenditions(photo.renditions).flatMap(([width, , format]) =>
    format === 'jpeg' ? [width] : [],
  )
  if (widths.length === 0) return null
  const name = renditionName(Math.min(...widths), 'jpeg')
  const file = await app.files.get(renditionKey(photo.id, name))
  return file ? new Uint8Array(await new Response(file.body).arrayBuffer()) : null
}

/** Renders what letters refer to. */
export const attachments = (app: Sources): Attachments => ({
  render: async ({ submission: id, version }) => {
    const submission = await submissionById(app.db, id)
    if (!submission) return null
    return { file: await entryDocument(app, submission), changed: submission.version !== version }
  },
  link: ({ submission }) => app.config.origin + paths.submissionPdf(submission),
})
