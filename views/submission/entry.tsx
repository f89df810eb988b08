import { paths } from '../../src/core/paths.ts'
import { isWebAddress } from '../../src/core/text.ts'
import { attachedFiles, showSize } from '../../src/entry-form/files.ts'
import {
  type Answers,
  isLong,
  linkLines,
  type Question,
  shownAnswer,
} from '../../src/entry-form/questions.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { LongText } from '../components/markdown.tsx'
import { Facts, Section } from '../components/page.tsx'
import { JustifiedGallery } from '../components/picture.tsx'

/**
 * The answers to `questions` for reading; unanswered ones are left out.
 * @param props.id the submission, whose files can be downloaded
 */
export const AnswersView = (props: { id: string; answers: Answers; questions: readonly Question[] }) => {
  const answered = props.questions.filter(({ key }) => props.answers[key])
  const long = answered.filter(isLong)
  const short = answered.filter((question) => !isLong(question))
  return (
    <>
      {long.map((question) => (
        <Section title={question.label}>
          {question.kind === 'links' ? (
            <LinkList answer={props.answers[question.key] ?? ''} />
          ) : (
            <LongText kind={question.kind} text={props.answers[question.key] ?? ''} />
          )}
        </Section>
      ))}
      {short.length > 0 && (
        <Section title="Weitere Angaben">
          <Facts
            items={short.map((question) => ({
              term: question.label,
              detail: shown(question, props),
            }))}
          />
        </Section>
      )}
    </>
  )
}

/** A short answer; links can be followed. */
const shown = (question: Question, { id, answers }: { id: string; answers: Answers }) => {
  const answer = answers[question.key] ?? ''
  if (question.kind === 'file') return <FileList id={id} answer={answer} />
  return question.kind === 'link' && isWebAddress(answer) ? (
    <a href={answer} rel="noopener noreferrer nofollow">
      {answer}
    </a>
  ) : (
    shownAnswer(question, answer)
  )
}

const FileList = (props: { id: string; answer: string }) => (
  <ul>
    {attachedFiles(props.answer).map((file) => (
      <li>
        <a href={paths.attachment(props.id, file.id)}>{file.name}</a> (PDF, {showSize(file.size)})
      </li>
    ))}
  </ul>
)

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
  id: string
  answers: Answers
  questions: readonly Question[]
  photos: readonly (PhotoView & { href: string })[]
}) => (
  <>
    <AnswersView id={props.id} answers={props.answers} questions={props.questions} />
    {props.photos.length > 0 && (
      <Section title="Fotos">
        <JustifiedGallery photos={props.photos} />
      </Section>
    )}
  </>
)
