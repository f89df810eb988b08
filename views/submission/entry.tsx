import type { PhotoView } from '../../src/photo/rules.ts'
import { type Answers, linkLines, QUESTIONS, type Question } from '../../src/submission/questions.ts'
import { isWebAddress } from '../../src/submission/rules.ts'
import { Facts, Prose, Section } from '../components/page.tsx'
import { JustifiedGallery } from '../components/picture.tsx'

/** The answers to `questions` for reading; unanswered ones are left out. */
export const AnswersView = (props: { answers: Answers; questions: readonly Question[] }) => {
  const answered = props.questions.filter(({ key }) => props.answers[key])
  const long = answered.filter(({ kind }) => kind === 'long_text' || kind === 'links')
  const short = answered.filter(({ kind }) => kind !== 'long_text' && kind !== 'links')
  return (
    <>
      {long.map((question) => (
        <Section title={question.label}>
          {question.kind === 'links' ? (
            <LinkList answer={props.answers[question.key] ?? ''} />
          ) : (
            <Prose text={props.answers[question.key] ?? ''} />
          )}
        </Section>
      ))}
      {short.length > 0 && (
        <Section title="Kontakt">
          <Facts items={short.map(({ key, label }) => ({ term: label, detail: props.answers[key] ?? '' }))} />
        </Section>
      )}
    </>
  )
}

const LinkList = (props: { answer: string }) => (
  <ul>
    {linkLines(props.answer).map((link) => (
      <li>
        {isWebAddress(link) ? (
          <a href={link} rel="noopener noreferrer nofollow">
            {link}
          </a>
        ) : (
          link
        )}
      </li>
    ))}
  </ul>
)

/** The whole entry as its owner and the organisers read it. */
export const EntryView = (props: { answers: Answers; photos: readonly (PhotoView & { href: string })[] }) => (
  <>
    <AnswersView answers={props.answers} questions={QUESTIONS} />
    {props.photos.length > 0 && (
      <Section title="Fotos">
        <JustifiedGallery photos={props.photos} />
      </Section>
    )}
  </>
)
