/** What the pages about one project share: its story, its pictures, and what others need to take it over. */
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { isWebAddress } from '../../src/core/text.ts'
import { isLong, linkLines, type Question, shownAnswer } from '../../src/entry-form/questions.ts'
import { publishedPhoto, type SnapshotPhoto } from '../../src/publication/snapshot.ts'
import { ButtonLink } from '../components/form.tsx'
import { LongText } from '../components/markdown.tsx'
import { Facts, Section } from '../components/page.tsx'
import { JustifiedGallery, ObjectionLink, Picture } from '../components/picture.tsx'
import { projectWords } from './words/project.ts'
import { winnersWords } from './words/winners.ts'

export type PublishedQuestion = Pick<Question, 'key' | 'label' | 'kind' | 'unit'>

/** A published project, whatever page it stands on. */
export interface Project {
  readonly title: string
  readonly organisation: string
  readonly answers: Readonly<Record<string, string>>
  readonly photos: readonly SnapshotPhoto[]
}

/** Another municipality that has taken the project over. */
export interface Adopter {
  readonly name: string
  readonly what: string
  readonly since: string
}

/** Answers with a place of their own on the page. */
const PLACED = ['summary', 'reuse', 'cost', 'licence', 'conditions', 'links', 'contact_name', 'contact_email']

/** The picture as the hero, its caption and credit on a plain ground beneath it. */
export const Hero = ({ lang, photo }: { lang: Language; photo: SnapshotPhoto }) => (
  <figure class="winner__hero bleed">
    <Picture photo={publishedPhoto(photo)} sizes="100vw" eager large />
    <figcaption class="winner__credit">
      <span lang="de">{photo.caption}</span>{' '}
      <span class="figure__credit">
        {winnersWords[lang].photo}: <span lang="de">{photo.credit}</span>
        <ObjectionLink href={inLanguage(lang, paths.objection(photo.key))} lang={lang} />
      </span>
    </figcaption>
  </figure>
)

/** The summary as the beginning, then every long answer under its question. */
export const Story = (props: {
  lang: Language
  project: Project
  questions: readonly PublishedQuestion[]
}) => {
  const { answers } = props.project
  const summary = props.questions.find(({ key }) => key === 'summary')
  return (
    <div class="story">
      {answers.summary && (
        <Section title={winnersWords[props.lang].about}>
          <div class="story__summary" lang="de">
            <LongText kind={summary?.kind ?? 'long_text'} text={answers.summary} />
          </div>
        </Section>
      )}
      {props.questions
        .filter((question) => isLong(question) && !PLACED.includes(question.key) && answers[question.key])
        .map(({ key, label, kind }) => (
          <section class="section" lang="de">
            <h2>{label}</h2>
            <LongText kind={kind} text={answers[key] ?? ''} />
          </section>
        ))}
    </div>
  )
}

/** Short published answers that have no other place: "Kosten der Umsetzung: 4000 Euro". */
export const shortFacts = ({ answers }: Project, questions: readonly PublishedQuestion[]) =>
  questions
    .filter((question) => !isLong(question) && !PLACED.includes(question.key) && answers[question.key])
    .map((question) => ({
      term: <span lang="de">{question.label}</span>,
      detail: <span lang="de">{shownAnswer(question as Question, answers[question.key] ?? '')}</span>,
    }))

/** Contact, cost, licence, conditions and links, and who has already taken the project over. */
export const Reuse = (props: {
  lang: Language
  project: Project
  questions: readonly PublishedQuestion[]
  adopters: readonly Adopter[]
  /** The form with which others report that they took it over; null where none is open. */
  report: string | null
}) => {
  const t = projectWords[props.lang]
  const { reuse = '' } = props.project.answers
  const kind = props.questions.find(({ key }) => key === 'reuse')?.kind ?? 'long_text'
  const facts = reuseFacts(props.lang, props.project)
  return (
    <div class="reuse bleed">
      <section class="reuse__inner" id="nachmachen">
        <h2>{t.reuse}</h2>
        <p class="lead">{t.reuseLead}</p>
        <div class="reuse__columns">
          <div>
            {reuse && (
              <div lang="de">
                <LongText kind={kind} text={reuse} />
              </div>
            )}
            {facts.length > 0 && <Facts items={facts} />}
          </div>
          <div class="reuse__adopters">
            <h3>{t.adopted}</h3>
            {props.adopters.length === 0 ? <p>{t.nobody}</p> : <Adopters {...props} />}
            {props.report && (
              <ButtonLink href={inLanguage(props.lang, props.report)} variant="secondary">
                {t.report}
              </ButtonLink>
            )}
          </div>
        </div>
      </section>
    </div>
  )
}

const Adopters = (props: { lang: Language; adopters: readonly Adopter[] }) => (
  <ul class="adopters">
    {props.adopters.map(({ name, what, since }) => (
      <li>
        <strong lang="de">{name}</strong> <span class="muted">{projectWords[props.lang].since(since)}</span>
        {what && <p lang="de">{what}</p>}
      </li>
    ))}
  </ul>
)

const reuseFacts = (lang: Language, { answers }: Project) => {
  const t = projectWords[lang]
  const { contact_name: contact, contact_email: email, cost, licence, conditions } = answers
  const links = linkLines(answers.links ?? '').filter(isWebAddress)
  const german = (text: string) => <span lang="de">{text}</span>
  return [
    ...(cost ? [{ term: t.cost, detail: german(cost) }] : []),
    ...(licence ? [{ term: t.licence, detail: german(licence) }] : []),
    ...(conditions ? [{ term: t.conditions, detail: german(conditions) }] : []),
    ...(contact ? [{ term: t.contact, detail: german(contact) }] : []),
    ...(email ? [{ term: t.email, detail: <a href={`mailto:${email}`}>{email}</a> }] : []),
    ...(links.length === 0
      ? []
      : [
          {
            term: t.links,
            detail: (
              <ul>
                {links.map((link) => (
                  <li>
                    <a class="break" href={link} rel="noopener noreferrer nofollow">
                      {link}
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
        ]),
  ]
}

/** All pictures but the hero. */
export const MorePictures = ({ lang, photos }: { lang: Language; photos: readonly SnapshotPhoto[] }) =>
  photos.length === 0 ? null : (
    <Section title={winnersWords[lang].pictures}>
      <JustifiedGallery lang={lang} photos={photos.map((photo) => linked(lang, photo))} />
    </Section>
  )

const linked = (lang: Language, photo: SnapshotPhoto) => {
  const view = publishedPhoto(photo)
  const href = view.sources.filter(({ format }) => format === 'jpeg').at(-1)?.url ?? '#'
  return { ...view, href, objection: inLanguage(lang, paths.objection(photo.key)) }
}
