import { paths } from '../../src/core/paths.ts'
import type { Answers, Question } from '../../src/entry-form/questions.ts'
import { showTotal } from '../../src/jury/sheet-rules.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { ProgressBar } from '../components/feedback.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { JustifiedGallery } from '../components/picture.tsx'
import { AnswersView } from '../submission/entry.tsx'
import { FlagForm } from './flag.tsx'
import { Sheet, type SheetProps } from './sheet.tsx'

export interface ScoreProps extends SheetProps {
  readonly year: number
  readonly number: string
  readonly title: string
  readonly organisation: string
  readonly category: string | null
  readonly answers: Answers
  /** Only those that count for the jury. */
  readonly questions: readonly Question[]
  readonly photos: readonly (PhotoView & { href: string })[]
  readonly progress: { readonly done: number; readonly of: number }
  /** The juror's wish to talk about the entry; null without one. */
  readonly flag: string | null
  /** Totals of all whom this juror may see, in order of size; null while others stay hidden. */
  readonly totals: readonly number[] | null
}

/** Entry and score sheet side by side; on a phone the sheet is a bar at the bottom that unfolds. */
export const ScoreView = (props: ScoreProps) => (
  <>
    <Breadcrumb
      items={[{ href: paths.juryEdition(props.year), label: 'Ihre Bewertung' }, { label: props.number }]}
    />
    <PageHeader
      title={props.title}
      kicker={`Nr. ${props.number} · ${props.category ?? ''}`}
      lead={props.organisation}
    />
    <div class="score-page" data-scoring>
      <div class="score-page__entry">
        <p class="muted">Sie lesen die Angaben, die für die Bewertung zählen.</p>
        <AnswersView id={props.id} answers={props.answers} questions={props.questions} />
        {props.photos.length > 0 && (
          <Section title="Fotos">
            <JustifiedGallery photos={props.photos} />
          </Section>
        )}
      </div>
      {/* Open from the server: without scripts everything is in sight; a phone's script folds it to a bar. */}
      <details class="score-page__sheet" open data-folds={props.unfolded ? 'no' : 'yes'}>
        <summary>
          <span>Wertungsbogen</span>
          <span class="num" data-total>
            {showTotal(props.total)}
          </span>
        </summary>
        <div class="score-page__body">
          <h2>Ihr Wertungsbogen</h2>
          <ProgressBar value={props.progress.done} max={props.progress.of} label="Abgeschlossene Bögen" />
          <Sheet {...props} />
          <JuryTotals totals={props.totals} />
          <FlagForm id={props.id} open={props.open} reason={props.flag} />
          <SheetLinks {...props} />
          <Keys />
        </div>
      </details>
    </div>
  </>
)

const JuryTotals = ({ totals }: { totals: readonly number[] | null }) =>
  totals && (
    <p class="small">
      Die abgeschlossenen Bögen der Jury, der Größe nach und ohne Namen:{' '}
      <span class="num">{totals.map(showTotal).join(' · ')}</span>
    </p>
  )

const SheetLinks = (props: ScoreProps) => (
  <ul class="score-page__links small">
    <li>
      <a href={paths.juryPrevious(props.id)} data-key="p">
        Vorige Einreichung
      </a>
    </li>
    <li>
      <a href={paths.juryNext(props.id)} data-key="n">
        Nächste offene Einreichung
      </a>
    </li>
    <li>
      <a href={paths.juryOwn(props.year)}>Ihre Wertungen bisher</a>
    </li>
    <li>
      <a href={paths.juryCompareOf(props.year, props.id, '')}>Mit einer anderen vergleichen</a>
    </li>
    <li>
      <a href={paths.juryReceipts(props.year)}>Ihre Quittungen</a>
    </li>
    {props.open && (
      <li>
        Gehören Sie zu dieser Kommune oder diesem Projekt?{' '}
        <a href={paths.juryRecuse(props.id)}>Befangenheit erklären</a>
      </li>
    )}
  </ul>
)

/** Shown by the script that listens to the keys; single keys must be possible to switch off (WCAG 2.1.4). */
const Keys = () => (
  <details class="keys small" data-keys hidden>
    <summary>Tastenkürzel</summary>
    <ul>
      <li>
        <kbd>1</kbd> bis <kbd>9</kbd>, <kbd>0</kbd> für 10: Punkte für das Kriterium, in dem Sie stehen, sonst
        für das nächste ohne Punkte
      </li>
      <li>
        <kbd>n</kbd> speichern und zur nächsten offenen, <kbd>p</kbd> zur vorigen Einreichung
      </li>
      <li>
        <kbd>?</kbd> diese Hilfe
      </li>
    </ul>
    <label>
      <input type="checkbox" data-keys-on checked /> Tastenkürzel verwenden
    </label>
  </details>
)
