import { paths } from '../../src/core/paths.ts'
import { isWebAddress } from '../../src/core/text.ts'
import { linkLines } from '../../src/entry-form/questions.ts'
import { awardName, publishedPhoto, type Snapshot, type Winner } from '../../src/publication/snapshot.ts'
import { LongText } from '../components/markdown.tsx'
import { Breadcrumb, Columns, Facts, PageHeader, Section } from '../components/page.tsx'
import { JustifiedGallery, Picture } from '../components/picture.tsx'

/** The place as a mark and in words; gold belongs to the award alone. */
export const Place = (props: { winner: Pick<Winner, 'place' | 'special'>; small?: boolean }) => (
  <p class={`place${props.small ? ' place--small' : ''}`}>
    {props.winner.place !== null && (
      <span class="place__mark" aria-hidden="true">
        {props.winner.place}
      </span>
    )}{' '}
    {awardName(props.winner)}
  </p>
)

/** One winner among others. */
export const WinnerCard = (props: { year: number; winner: Winner; level?: 'h2' | 'h3'; eager?: boolean }) => {
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
        <Place winner={winner} small />
        <Heading>
          <a href={paths.winner(props.year, winner.slug)}>{winner.title}</a>
        </Heading>
        <p>{winner.organisation}</p>
      </div>
    </li>
  )
}

/** All winners of a year, by category. */
export const WinnersView = (props: { snapshot: Snapshot }) => {
  const { snapshot } = props
  const categories = [
    ...new Set([...snapshot.winners, ...snapshot.emptyPlaces].flatMap(({ category }) => category ?? [])),
  ]
  const specials = snapshot.winners.filter(({ place }) => place === null)
  return (
    <>
      <Breadcrumb
        items={[{ href: paths.edition(snapshot.year), label: snapshot.title }, { label: 'Preisträger' }]}
      />
      <PageHeader title={`Preisträger ${snapshot.year}`} kicker={snapshot.title} />
      {categories.map((category, index) => (
        <Section title={category}>
          <ol class="winners">
            {snapshot.winners
              .filter((winner) => winner.category === category && winner.place !== null)
              .map((winner) => (
                <WinnerCard year={snapshot.year} winner={winner} eager={index === 0 && winner.place === 1} />
              ))}
          </ol>
          {snapshot.emptyPlaces
            .filter((empty) => empty.category === category)
            .map((empty) => (
              <p class="muted">
                {empty.place}. Platz: nicht vergeben.{empty.citation ? ` ${empty.citation}` : ''}
              </p>
            ))}
        </Section>
      ))}
      {specials.length > 0 && (
        <Section title="Sonderpreise">
          <ol class="winners">
            {specials.map((winner) => (
              <WinnerCard year={snapshot.year} winner={winner} />
            ))}
          </ol>
        </Section>
      )}
    </>
  )
}

/** One winner: picture, place, the jury's sentence, story, facts for reuse, more pictures. */
export const WinnerView = (props: { snapshot: Snapshot; winner: Winner }) => {
  const { winner, snapshot } = props
  const [hero, ...more] = winner.photos
  const answer = (key: string) => winner.answers[key] ?? ''
  const kindOf = (key: string) =>
    snapshot.questions.find((question) => question.key === key)?.kind ?? 'long_text'
  return (
    <>
      {hero && (
        <div class="winner__hero bleed">
          <Picture photo={publishedPhoto(hero)} sizes="100vw" eager large />
          <small class="winner__credit">
            {hero.caption} <span class="figure__credit">Foto: {hero.credit}</span>
          </small>
        </div>
      )}
      <header class="winner__head">
        <Place winner={winner} />
        <h1>{winner.title}</h1>
        <p class="winner__municipality">{winner.organisation}</p>
      </header>
      {winner.citation && (
        <blockquote class="winner__quote">
          <p>{winner.citation}</p>
          <footer>Die Jury des {snapshot.title}</footer>
        </blockquote>
      )}
      <Columns asideLabel="Auf einen Blick" aside={<AtAGlance {...props} />}>
        <Section title="Worum es geht">
          <LongText kind={kindOf('summary')} text={answer('summary')} />
        </Section>
        {snapshot.questions
          .filter(
            ({ key, kind }) =>
              (kind === 'long_text' || kind === 'markdown') && key !== 'summary' && answer(key),
          )
          .map(({ key, label, kind }) => (
            <Section title={label}>
              <LongText kind={kind} text={answer(key)} />
            </Section>
          ))}
      </Columns>
      {more.length > 0 && (
        <Section title="Weitere Bilder">
          <JustifiedGallery photos={more.map(linked)} />
        </Section>
      )}
      <p>
        <a href={paths.winners(snapshot.year)}>Alle Preisträger {snapshot.year}</a>
      </p>
    </>
  )
}

const linked = (photo: Winner['photos'][number]) => {
  const view = publishedPhoto(photo)
  return { ...view, href: view.sources.filter(({ format }) => format === 'jpeg').at(-1)?.url ?? '#' }
}

const AtAGlance = ({ snapshot, winner }: { snapshot: Snapshot; winner: Winner }) => {
  const links = linkLines(winner.answers.links ?? '').filter(isWebAddress)
  const email = winner.answers.contact_email
  return (
    <Section title="Auf einen Blick">
      <Facts
        items={[
          { term: 'Award', detail: <a href={paths.edition(snapshot.year)}>{snapshot.title}</a> },
          ...(winner.category ? [{ term: 'Kategorie', detail: winner.category }] : []),
          { term: 'Kommune', detail: winner.organisation },
          ...(winner.answers.contact_name
            ? [{ term: 'Ansprechperson', detail: winner.answers.contact_name }]
            : []),
          ...(email ? [{ term: 'E-Mail', detail: <a href={`mailto:${email}`}>{email}</a> }] : []),
          ...(links.length > 0
            ? [
                {
                  term: 'Links',
                  detail: (
                    <ul>
                      {links.map((link) => (
                        <li>
                          <a href={link} rel="noopener noreferrer nofollow">
                            {link}
                          </a>
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
