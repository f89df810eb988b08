import type { SearchResult } from '../../src/archive/actions.ts'
import {
  excerpt,
  HITS,
  KINDS,
  LIMITS,
  marked,
  ORDERS,
  type Piece,
  type SearchQuery,
  searchAddress,
  wordFinder,
  wordsOf,
} from '../../src/archive/search-rules.ts'
import type { Hit } from '../../src/archive/search-store.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, type Option, Select, TextField } from '../components/form.tsx'
import { PageHeader } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { searchWords } from './words/archive.ts'

interface SearchProps {
  readonly lang: Language
  readonly query: SearchQuery
  /** Whether anything was looked for. */
  readonly asked: boolean
  readonly result: SearchResult
}

/** The field alone, where people begin to look. */
export const SearchField = ({ lang }: { lang: Language }) => {
  const t = searchWords[lang]
  return (
    <search>
      <form method="get" action={inLanguage(lang, paths.search)} class="search-field">
        <TextField name="q" label={t.query} hint={t.hint} optionalMark={false} maxLength={LIMITS.query} />
        <Button>{t.show}</Button>
      </form>
    </search>
  )
}

/** What the archive holds on something. */
export const SearchView = (props: SearchProps) => {
  const { lang, asked, result } = props
  const t = searchWords[lang]
  const number = new Intl.NumberFormat(lang)
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <SearchForm {...props} />
      {asked && result.total === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHint}</p>
          <p>
            <a href={inLanguage(lang, paths.archive)}>{t.allYears}</a>
          </p>
        </EmptyState>
      )}
      {asked && result.total > 0 && (
        <section aria-labelledby="ergebnisse">
          <h2 id="ergebnisse" class="search-count">
            {result.more ? t.more(number.format(result.total)) : t.hits(number.format(result.total))}
          </h2>
          <Hits {...props} />
          <Pages {...props} />
        </section>
      )}
    </>
  )
}

const plain = (lang: Language, values: readonly (string | number)[]): Option[] =>
  values.map((value) => ({ value: String(value), label: String(value), german: lang !== 'de' }))

const SearchForm = ({ lang, query, asked, result }: SearchProps) => {
  const t = searchWords[lang]
  const filters: readonly (readonly [name: 'jahr' | 'kategorie' | 'groesse' | 'kreis', string, Option[]])[] =
    [
      ['jahr', t.year, plain(lang, result.years)],
      ['kategorie', t.category, plain(lang, result.facets.categories)],
      ['groesse', t.size, plain(lang, result.facets.sizes)],
      ['kreis', t.county, plain(lang, result.facets.counties)],
    ]
  const isNarrowed = searchAddress(query, { q: '', seite: 1 }) !== ''
  return (
    <search>
      <form method="get" action={inLanguage(lang, paths.search)} class="search-form">
        <div class="search-field">
          <TextField
            name="q"
            label={t.query}
            hint={t.hint}
            optionalMark={false}
            maxLength={LIMITS.query}
            value={query.q}
          />
          <Button>{t.show}</Button>
        </div>
        <details class="search-more" open={isNarrowed}>
          <summary>{t.narrow}</summary>
          <div class="table-filter">
            <Select
              name="art"
              label={t.kind}
              optionalMark={false}
              placeholder={t.all}
              value={query.art}
              options={KINDS.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
            />
            {filters.map(([name, label, options]) =>
              options.length > 0 ? (
                <Select
                  name={name}
                  label={label}
                  optionalMark={false}
                  placeholder={t.all}
                  value={query[name]}
                  options={options}
                />
              ) : null,
            )}
            <Select
              name="sortierung"
              label={t.order}
              optionalMark={false}
              value={query.sortierung}
              options={ORDERS.map((order) => ({ value: order, label: t.orders[order] }))}
            />
            <Actions>
              <Button variant="secondary">{t.show}</Button>
              {asked && (
                <ButtonLink href={inLanguage(lang, paths.search)} variant="tertiary">
                  {t.reset}
                </ButtonLink>
              )}
            </Actions>
          </div>
        </details>
      </form>
    </search>
  )
}

const Hits = ({ lang, query, result }: SearchProps) => {
  const finder = wordFinder(wordsOf(query.q))
  return (
    <ol class="hits" start={(result.page - 1) * HITS + 1}>
      {result.hits.map((hit) => (
        <HitItem lang={lang} hit={hit} finder={finder} />
      ))}
    </ol>
  )
}

const HitItem = ({ lang, hit, finder }: { lang: Language; hit: Hit; finder: RegExp | null }) => (
  <li class="hit">
    <div class="hit__text">
      <p class="hit__kind">
        {searchWords[lang].kinds[hit.kind]} · {hit.year}
      </p>
      <h3 class="hit__title" lang="de">
        <a href={inLanguage(lang, hit.path)}>
          <Pieces of={marked(hit.title, finder)} />
        </a>
      </h3>
      {hit.subtitle && (
        <p class="hit__subtitle" lang="de">
          <Pieces of={marked(hit.subtitle, finder)} />
        </p>
      )}
      {hit.content && (
        <p class="hit__excerpt" lang="de">
          <Pieces of={excerpt(hit.content, finder)} />
        </p>
      )}
    </div>
    {hit.photo && (
      <div class="hit__picture">
        {/* The text beside it says what it is about; read aloud it would only be in the way. */}
        <Picture photo={{ ...hit.photo, alt: '' }} sizes="12rem" />
      </div>
    )}
  </li>
)

const Pieces = ({ of }: { of: readonly Piece[] }) => (
  <>{of.map(({ text, found }) => (found ? <mark>{text}</mark> : text))}</>
)

const Pages = ({ lang, query, result: { page, pages } }: SearchProps) => {
  const t = searchWords[lang]
  const number = new Intl.NumberFormat(lang)
  const to = (seite: number) => inLanguage(lang, paths.searchFor(searchAddress(query, { seite })))
  if (pages === 1) return null
  return (
    <nav class="table-pages" aria-label={t.pages}>
      {page > 1 && (
        <ButtonLink href={to(page - 1)} variant="secondary">
          {t.previous}
        </ButtonLink>
      )}
      <p>{t.page(number.format(page), number.format(pages))}</p>
      {page < pages && (
        <ButtonLink href={to(page + 1)} variant="secondary">
          {t.next}
        </ButtonLink>
      )}
    </nav>
  )
}
