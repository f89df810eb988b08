import { showDate, showDays } from '../../src/core/berlin-time.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { licenceName, mayTake } from '../../src/photo/licences.ts'
import type { Press } from '../../src/press/actions.ts'
import { figuresOf, type PressPicture } from '../../src/press/rules.ts'
import { publishedPhoto } from '../../src/publication/snapshot.ts'
import { asset } from '../components/asset.ts'
import { ButtonLink } from '../components/form.tsx'
import { Markdown } from '../components/markdown.tsx'
import { Breadcrumb, Facts, PageHeader, Prose, Section } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { DataTable } from '../components/table.tsx'
import { pressWords } from './words/press.ts'
import { placeName, winnersWords } from './words/winners.ts'

interface PressProps {
  readonly lang: Language
  readonly press: Press
}

/** Everything a newsroom needs, on one page and in one archive. */
export const PressView = ({ lang, press }: PressProps) => {
  const { snapshot, kit } = press
  const { year } = snapshot
  const t = pressWords[lang]
  return (
    <>
      <Breadcrumb
        lang={lang}
        items={[{ href: inLanguage(lang, paths.edition(year)), label: snapshot.title }, { label: t.crumb }]}
      />
      <PageHeader title={t.title(year)} kicker={snapshot.title} lead={t.lead}>
        <ButtonLink href={paths.pressFile(year)}>{t.download}</ButtonLink>
      </PageHeader>
      <Section title={t.text}>
        {kit ? (
          <article class="press__text" lang="de">
            <p class="press__headline">{kit.headline}</p>
            <Markdown source={kit.body} />
          </article>
        ) : (
          <p>{t.noText}</p>
        )}
      </Section>
      <Section title={t.contact}>
        {kit && (
          <div lang="de">
            <Prose text={kit.contact} />
          </div>
        )}
        <p>
          <a href={inLanguage(lang, paths.imprint)}>{t.imprint}</a>
        </p>
      </Section>
      <Winners lang={lang} press={press} />
      <Section title={t.figures}>
        <Facts items={figures(lang, press)} />
      </Section>
      {press.pictures.length > 0 && (
        <Section title={t.pictures}>
          <p>{t.picturesLead}</p>
          <ul class="press__pictures">
            {press.pictures.map((picture) => (
              <PressFigure lang={lang} picture={picture} />
            ))}
          </ul>
        </Section>
      )}
      <Section title={t.logos}>
        <Logos logo={press.logo} />
      </Section>
    </>
  )
}

const Logos = ({ logo }: { logo: string }) =>
  logo === '' ? (
    <p class="press__logos">
      <img src={asset('/icons/kuer.svg')} alt="" width={96} height={96} />
      <a href={asset('/icons/kuer.svg')} download="logo.svg">
        SVG
      </a>
      <a href={asset('/icons/award-1024.png')} download="logo.png">
        PNG, 1024 × 1024
      </a>
    </p>
  ) : (
    <p class="press__logos">
      <a href={paths.logo(logo)} download="logo.webp">
        WebP
      </a>
    </p>
  )

const Winners = ({ lang, press: { snapshot } }: PressProps) => {
  const t = pressWords[lang]
  return (
    <Section title={t.winners}>
      <DataTable
        caption={winnersWords[lang].title(snapshot.year)}
        head={[{ label: t.award }, { label: t.organisation }, { label: t.project }]}
        rows={snapshot.winners.map((winner) => [
          <>
            <span lang={winner.place === null ? 'de' : undefined}>{placeName(lang, winner)}</span>
            {winner.category && (
              <>
                , <span lang="de">{winner.category}</span>
              </>
            )}
          </>,
          <span lang="de">{winner.organisation}</span>,
          <a href={inLanguage(lang, paths.winner(snapshot.year, winner.slug))} lang="de">
            {winner.title}
          </a>,
        ])}
      />
    </Section>
  )
}

const figures = (lang: Language, { edition, snapshot, releasedAt }: Press) => {
  const t = pressWords[lang]
  const { entries, categories, winners, jurors } = figuresOf(snapshot)
  const number = (term: string, value: number | null) =>
    value ? [{ term, detail: value.toLocaleString(lang === 'de' ? 'de-DE' : 'en-GB') }] : []
  const conference = [edition.venue, edition.place, showDays(edition.starts_on, edition.ends_on, lang)]
  return [
    ...number(t.entries, entries),
    ...number(t.categories, categories),
    ...number(t.awards, winners),
    ...number(t.jurors, jurors),
    ...(conference.some(Boolean)
      ? [{ term: t.conference, detail: conference.filter(Boolean).join(', ') }]
      : []),
    ...number(t.participants, edition.participants),
    { term: t.released, detail: showDate(releasedAt, lang) },
  ]
}

const PressFigure = (props: { lang: Language; picture: PressPicture }) => {
  const { photo, rendition, width, height, file, terms } = props.picture
  const t = pressWords[props.lang]
  return (
    <li>
      <figure class="figure">
        <Picture photo={publishedPhoto(photo)} sizes="(max-width: 40rem) 100vw, 20rem" />
        <figcaption>
          <span class="figure__caption" lang="de">
            {photo.caption}
          </span>
          <span class="press__terms">
            {t.photo(photo.credit)}
            <br />
            {t.terms(licenceName(terms, props.lang))}
          </span>
          <a
            href={mayTake(terms) ? paths.pressPhoto(photo.key) : paths.publicPhoto(photo.key, rendition)}
            download={file}
          >
            {t.file(width, height)}
            <span class="kern-sr-only" lang="de">
              : {photo.alt}
            </span>
          </a>
        </figcaption>
      </figure>
    </li>
  )
}
