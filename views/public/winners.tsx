import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { publishedPhoto, type Snapshot, type Winner } from '../../src/publication/snapshot.ts'
import { Breadcrumb, Columns, Facts, PageHeader, Prose, Section } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { checkWords } from '../proof/words/check.ts'
import { type Adopter, Hero, MorePictures, Reuse, Story, shortFacts } from './project.tsx'
import { AlsoNominated, CorrectionNotes } from './release-notes.tsx'
import { pressWords } from './words/press.ts'
import { placeName, winnersWords } from './words/winners.ts'

/** The place as a mark and in words; gold belongs to the award alone. */
export const Place = (props: {
  lang: Language
  winner: Pick<Winner, 'place' | 'special' | 'category'>
  small?: boolean
  /** Where nothing around it names the category. */
  category?: boolean
}) => (
  <p class={`place${props.small ? ' place--small' : ''}`}>
    {props.winner.place !== null && (
      <span class="place__mark" aria-hidden="true">
        {props.winner.place}
      </span>
    )}{' '}
    <span lang={props.winner.place === null ? 'de' : undefined}>
      {placeName(props.lang, props.winner)}
      {props.category && props.winner.place !== null && props.winner.category !== null && (
        <span class="place__category">
          , <span lang="de">{props.winner.category}</span>
        </span>
      )}
    </span>
  </p>
)

/** One winner among others. */
export const WinnerCard = (props: {
  lang: Language
  year: number
  winner: Winner
  level?: 'h2' | 'h3'
  eager?: boolean
  /** Whether the card says its category. */
  category?: boolean
}) => {
  const { winner } = props
  const Heading = props.level ?? 'h3'
  const [photo] = winner.photos
  const size = winner.place === null ? 'more' : String(Math.min(winner.place, 3))
  return (
    <li class={`winner-card winner-card--${size}`}>
      {photo && (
        <Picture
          photo={publishedPhoto(photo)}
          sizes="(max-width: 48rem) 100vw, 48rem"
          {...(props.eager ? { eager: true } : {})}
        />
      )}
      <div class="winner-card__text">
        <Place lang={props.lang} winner={winner} small {...(props.category ? { category: true } : {})} />
        <Heading lang="de">
          <a href={inLanguage(props.lang, paths.winner(props.year, winner.slug))}>{winner.title}</a>
        </Heading>
        <p lang="de">{winner.organisation}</p>
      </div>
    </li>
  )
}

/** All winners of a year, by category. */
export const WinnersView = (props: {
  lang: Language
  snapshot: Snapshot
  /** Name of the audience's prize, where the count is public; null without one. */
  audience: string | null
  /** Whether anybody can check the result. */
  proved: boolean
}) => {
  const { lang, snapshot } = props
  const t = winnersWords[lang]
  const categories = [
    ...new Set([...snapshot.winners, ...snapshot.emptyPlaces].flatMap(({ category }) => category ?? [])),
  ]
  const specials = snapshot.winners.filter(({ place }) => place === null)
  return (
    <>
      <Breadcrumb
        lang={lang}
        items={[
          { href: inLanguage(lang, paths.edition(snapshot.year)), label: snapshot.title },
          { label: t.winners },
        ]}
      />
      <PageHeader title={t.title(snapshot.year)} kicker={snapshot.title} />
      <CorrectionNotes {...props} />
      {snapshot.intro && (
        <div lang="de">
          <Prose text={snapshot.intro} />
        </div>
      )}
      {categories.map((category, index) => (
        <Section title={category} german={lang !== 'de'}>
          <ol class="winners">
            {snapshot.winners
              .filter((winner) => winner.category === category && winner.place !== null)
              .map((winner) => (
                <WinnerCard
                  lang={lang}
                  year={snapshot.year}
                  winner={winner}
                  eager={index === 0 && winner.place === 1}
                />
              ))}
          </ol>
          {snapshot.emptyPlaces
            .filter((empty) => empty.category === category)
            .map((empty) => (
              <p class="muted">
                {t.empty(empty.place)} {empty.citation && <span lang="de">{empty.citation}</span>}
              </p>
            ))}
          <AlsoNominated {...props} category={category} />
        </Section>
      ))}
      {specials.length > 0 && (
        <Section title={t.specials}>
          <ol class="winners">
            {specials.map((winner) => (
              <WinnerCard lang={lang} year={snapshot.year} winner={winner} />
            ))}
          </ol>
          {props.audience !== null && (
            <p>
              <a href={inLanguage(lang, paths.audienceCount(snapshot.year))}>{t.count(props.audience)}</a>
            </p>
          )}
        </Section>
      )}
      {props.proved && (
        <p class="section">
          <a href={inLanguage(lang, paths.checkResult(snapshot.year))}>
            {checkWords[lang].titleOf(snapshot.year)}
          </a>
        </p>
      )}
      <p class="section">
        <a href={inLanguage(lang, paths.press(snapshot.year))}>{pressWords[lang].title(snapshot.year)}</a>
      </p>
    </>
  )
}

/** One winner: picture, place, the jury's sentence, story, facts for reuse, more pictures. */
export const WinnerView = (props: {
  lang: Language
  snapshot: Snapshot
  winner: Winner
  adopters: readonly Adopter[]
  report: string | null
}) => {
  const { lang, winner, snapshot } = props
  const t = winnersWords[lang]
  const [hero, ...more] = winner.photos
  return (
    <>
      {hero && <Hero lang={lang} photo={hero} />}
      <header class="winner__head">
        <Place lang={lang} winner={winner} category />
        <h1 lang="de">{winner.title}</h1>
        <p class="winner__municipality" lang="de">
          {winner.organisation}
        </p>
      </header>
      <CorrectionNotes lang={lang} snapshot={snapshot} />
      {winner.citation && (
        <blockquote class="winner__quote">
          <p lang="de">{winner.citation}</p>
          <footer>{t.jury(snapshot.title)}</footer>
        </blockquote>
      )}
      <Columns asideLabel={t.glance} aside={<AtAGlance {...props} />}>
        <Story lang={lang} project={winner} questions={snapshot.questions} />
      </Columns>
      <Reuse
        lang={lang}
        project={winner}
        questions={snapshot.questions}
        adopters={props.adopters}
        report={props.report}
      />
      <MorePictures lang={lang} photos={more} />
      <Neighbours {...props} />
    </>
  )
}

const AtAGlance = ({ lang, snapshot, winner }: { lang: Language; snapshot: Snapshot; winner: Winner }) => {
  const t = winnersWords[lang]
  return (
    <Section title={t.glance}>
      <Facts
        items={[
          {
            term: t.award,
            detail: <a href={inLanguage(lang, paths.edition(snapshot.year))}>{snapshot.title}</a>,
          },
          ...(winner.category
            ? [{ term: t.category, detail: <span lang="de">{winner.category}</span> }]
            : []),
          { term: t.municipality, detail: <span lang="de">{winner.organisation}</span> },
          ...shortFacts(winner, snapshot.questions),
        ]}
      />
    </Section>
  )
}

/** The winners before and after this one, and the way to all of them. */
const Neighbours = ({ lang, snapshot, winner }: { lang: Language; snapshot: Snapshot; winner: Winner }) => {
  const t = winnersWords[lang]
  const at = snapshot.winners.findIndex(({ slug }) => slug === winner.slug)
  const link = (label: string, other: Winner | undefined) =>
    other && (
      <li>
        <span class="muted">{label}</span>
        <a href={inLanguage(lang, paths.winner(snapshot.year, other.slug))} lang="de">
          {other.title}
        </a>
      </li>
    )
  return (
    <nav class="neighbours" aria-label={t.neighbours}>
      <ul>
        {link(t.previous, at > 0 ? snapshot.winners[at - 1] : undefined)}
        {link(t.next, snapshot.winners[at + 1])}
      </ul>
      <a href={inLanguage(lang, paths.winners(snapshot.year))}>{t.all(snapshot.year)}</a>
    </nav>
  )
}
