import type { PublicSummary } from '../../src/archive/public.ts'
import type { Hit } from '../../src/archive/search-store.ts'
import { showDays } from '../../src/core/berlin-time.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { EmptyState } from '../components/feedback.tsx'
import { PageHeader, Section } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { SearchField } from './search.tsx'
import { archiveWords } from './words/archive.ts'

interface ArchiveProps {
  readonly lang: Language
  /** Newest first, each with its picture where it has one. */
  readonly years: readonly (PublicSummary & { readonly photo: Hit['photo'] })[]
}

/** All years that are public, and the way to everything in them. */
export const ArchiveView = ({ lang, years }: ArchiveProps) => {
  const t = archiveWords[lang]
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {years.length === 0 ? (
        <EmptyState title={t.nothing}>
          <p>{t.nothingYet}</p>
        </EmptyState>
      ) : (
        <>
          <SearchField lang={lang} />
          <ol class="years">
            {years.map((year, index) => (
              <Year lang={lang} year={year} eager={index < 2} />
            ))}
          </ol>
          <OpenData lang={lang} />
        </>
      )}
    </>
  )
}

const Year = ({
  lang,
  year,
  eager,
}: {
  lang: Language
  year: ArchiveProps['years'][number]
  eager: boolean
}) => {
  const t = archiveWords[lang]
  const number = new Intl.NumberFormat(lang)
  const days = year.starts_on === null ? '' : showDays(year.starts_on, year.ends_on, lang)
  const place = [year.place, days].filter(Boolean).join(', ')
  return (
    <li class="year">
      {year.photo && (
        <Picture
          photo={{ ...year.photo, alt: '' }}
          sizes="(max-width: 48rem) 100vw, 24rem"
          {...(eager ? { eager } : {})}
        />
      )}
      <h2>
        <a href={inLanguage(lang, paths.edition(year.year))}>{year.year}</a>
      </h2>
      <p lang="de">{year.conference_title || year.title}</p>
      {place && <p class="muted">{place}</p>}
      <ul class="year__numbers">
        {year.winners > 0 && (
          <li>
            <a href={inLanguage(lang, paths.winners(year.year))}>
              {year.winners === 1 ? t.oneWinner : t.winners(number.format(year.winners))}
            </a>
          </li>
        )}
        {year.photos > 0 && (
          <li>
            <a href={inLanguage(lang, paths.gallery(year.year))}>
              {year.photos === 1 ? t.onePhoto : t.photos(number.format(year.photos))}
            </a>
          </li>
        )}
      </ul>
    </li>
  )
}

const OpenData = ({ lang }: { lang: Language }) => {
  const t = archiveWords[lang]
  const links: [path: string, label: string][] = [
    [paths.apiEditions, t.api],
    [paths.apiEditionsTable, t.table],
    [paths.apiDescription, t.description],
    [inLanguage(lang, paths.feed), t.feed],
    [paths.dcat, t.catalogue],
  ]
  return (
    <Section title={t.openData}>
      <p>{t.openDataLead}</p>
      <ul>
        {links.map(([path, label]) => (
          <li>
            <a href={path}>{label}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
