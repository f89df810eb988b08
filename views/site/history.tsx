import { showDateTime } from '../../src/core/berlin-time.ts'
import type { Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import type { Piece } from '../../src/site/pages.ts'
import type { VersionRow } from '../../src/site/store.ts'
import { EmptyState } from '../components/feedback.tsx'
import { Actions, Button } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

export interface HistoryProps {
  readonly slug: string
  readonly lang: Language
  readonly name: string
  readonly versions: readonly VersionRow[]
  /** What one version changed. */
  readonly shown: {
    readonly version: number
    readonly title: readonly Piece[]
    readonly body: readonly Piece[]
  } | null
}

/** Words that went and came, marked as such also for the ear. */
const Pieces = ({ of }: { of: readonly Piece[] }) => (
  <>
    {of.map(({ kind, text }) => {
      if (kind === 'same') return <>{text}</>
      const Mark = kind === 'added' ? 'ins' : 'del'
      return (
        <Mark>
          <span class="kern-sr-only">{kind === 'added' ? ' neu: ' : ' entfernt: '}</span>
          {text}
          <span class="kern-sr-only"> – </span>
        </Mark>
      )
    })}
  </>
)

/** Who wrote what and when; what each version changed; the way back to it. */
export const HistoryView = ({ slug, lang, name, versions, shown }: HistoryProps) => {
  const newest = versions[0]?.version ?? 0
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.admin, label: 'Verwaltung' },
          { href: paths.adminPages, label: 'Eigene Seiten' },
          { href: paths.adminPage(slug, lang), label: `${name}, ${lang === 'de' ? 'Deutsch' : 'Englisch'}` },
          { label: 'Verlauf' },
        ]}
      />
      <PageHeader title={`Verlauf: ${name}`} />
      {versions.length === 0 ? (
        <EmptyState title="Noch nichts gespeichert">
          <p>Hier steht jede Fassung, sobald jemand die Seite gespeichert hat.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Fassungen, die neueste zuerst"
          head={[
            { label: 'Fassung', numeric: true },
            { label: 'Gespeichert' },
            { label: 'Von' },
            { label: 'Änderung' },
          ]}
          rows={versions.map((one) => [
            one.version,
            showDateTime(one.saved_at),
            one.author || 'gelöschtes Konto',
            <a
              href={paths.adminPageHistory(slug, lang, one.version)}
              aria-current={one.version === shown?.version ? 'true' : undefined}
            >
              {one.restored === null ? 'Ansehen' : `Ansehen (wie Fassung ${one.restored})`}
              <span class="kern-sr-only">: Fassung {one.version}</span>
            </a>,
          ])}
        />
      )}
      {shown && (
        <Section title={`Was Fassung ${shown.version} geändert hat`}>
          <div class="difference" lang={lang}>
            <p class="difference__title">
              <Pieces of={shown.title} />
            </p>
            <div class="difference__text">
              <Pieces of={shown.body} />
            </div>
          </div>
          {shown.version < newest && (
            <form method="post" action={paths.adminPageRestore(slug, lang)}>
              <input type="hidden" name="version" value={String(newest)} />
              <input type="hidden" name="from" value={String(shown.version)} />
              <Actions>
                <Button variant="secondary">Fassung {shown.version} wiederherstellen</Button>
              </Actions>
            </form>
          )}
        </Section>
      )}
    </>
  )
}
