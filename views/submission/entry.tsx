import { type Answers, linkLines, type Question, shownAnswer } from '../../src/entry-form/questions.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
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
        <Section title="Weitere Angaben">
          <Facts
            items={short.map((question) => ({
              term: question.label,
              detail: shown(question, props.answers),
            }))}
          />
        </Section>
      )}
    </>
  )
}

/** A short answer; links can be followed. */
const shown = (question: Question, answers: Answers) => {
  const answer = answers[question.key] ?? ''
  return question.kind === 'link' && isWebAddress(answer) ? (
    <a href={answer} rel="noopener noreferrer nofollow">
      {answer}
    </a>
  ) : (
    shownAnswer(question, answer)
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
export const EntryView = (props: {
  answers: Answers
  questions: readonly Question[]
  photos: readonly (PhotoView & { href: string })[]
}) => (
  <>
    <AnswersView answers={props.answers} questions={props.questions} />
    {props.photos.length > 0 && (
      <Section title="Fotos">
        <JustifiedGallery photos={props.photos} />
      </Section>
    )}
  </>
)
