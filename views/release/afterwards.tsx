import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/publication/schema.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, TextArea } from '../components/form.tsx'
import { Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'
import type { ReleaseProps } from './overview.tsx'

/** What can still be done once results have been public: correct, take back; and every version. */
export const Afterwards = (props: ReleaseProps) => {
  const { edition, change } = props.release
  return (
    <>
      {edition.released_at !== null && (
        <Actions>
          <ButtonLink href={paths.winners(edition.year)}>Zu den Preisträgern</ButtonLink>
        </Actions>
      )}
      {change ? <Waiting {...props} /> : edition.released_at !== null && <Ask {...props} />}
      <History {...props} />
    </>
  )
}

const Waiting = ({ release, names, me }: ReleaseProps) => {
  const { edition, change } = release
  if (!change) return null
  const what =
    change.kind === 'undo'
      ? 'die Veröffentlichung zurückzunehmen'
      : 'Worte der Veröffentlichung zu berichtigen'
  const asked = `${names.get(change.asked_by) ?? 'Konto gelöscht'} bittet darum, ${what}`
  const mine = change.asked_by === me
  return (
    <Section title="Eine Änderung wartet">
      <Alert kind="warning" title={asked}>
        <p>Grund, der öffentlich stehen wird: {change.reason}</p>
      </Alert>
      {change.content && <p>So stünde es da:</p>}
      {change.content && <CorrectedWords release={release} />}
      <div class="kern-btn-wrapper actions">
        {!mine && (
          <form method="post" action={paths.adminReleaseDo(edition.year, 'zustimmen')}>
            <input type="hidden" name="asked_at" value={String(change.asked_at)} />
            <Button variant={change.kind === 'undo' ? 'danger' : 'primary'}>
              {change.kind === 'undo' ? 'Zustimmen und zurücknehmen' : 'Zustimmen und veröffentlichen'}
            </Button>
          </form>
        )}
        <form method="post" action={paths.adminReleaseDo(edition.year, 'ablehnen')}>
          <input type="hidden" name="asked_at" value={String(change.asked_at)} />
          <Button variant="secondary">{mine ? 'Bitte zurückziehen' : 'Ablehnen'}</Button>
        </form>
      </div>
      {mine && <p class="muted">Zustimmen muss die andere Seite.</p>}
    </Section>
  )
}

const CorrectedWords = ({ release }: Pick<ReleaseProps, 'release'>) => (
  <DataTable
    caption="Berichtigte Worte"
    head={[{ label: 'Wo' }, { label: 'Bisher' }, { label: 'Künftig' }]}
    rows={release.corrected.map(({ where, before, after }) => [where, before, after])}
  />
)

const Ask = ({ release, state }: ReleaseProps) => {
  const { year } = release.edition
  return (
    <Section title="Berichtigen oder zurücknehmen">
      <p>
        Beides geschieht erst, wenn Geschäftsstelle und Juryvorsitz zustimmen, und der Grund steht öffentlich.
      </p>
      <Actions>
        <ButtonLink href={paths.adminReleaseCorrection(year)} variant="secondary">
          Worte berichtigen
        </ButtonLink>
      </Actions>
      <details open={errorOf(state, 'reason') !== undefined}>
        <summary>Alles zurücknehmen</summary>
        <form method="post" action={paths.adminReleaseDo(year, 'ruecknahme')} class="form" novalidate>
          <p>
            Seiten und Bilder der Preisträger verschwinden sofort. Auf der Seite der Ausgabe steht, dass und
            warum die Ergebnisse zurückgenommen sind; alle Einreichenden bekommen einen Brief.
          </p>
          <TextArea
            name="reason"
            label="Grund"
            required
            rows={3}
            maxLength={LIMITS.reason}
            value={typed(state, 'reason')}
            error={errorOf(state, 'reason')}
          />
          <Actions>
            <Button variant="danger">Rücknahme erbitten</Button>
          </Actions>
        </form>
      </details>
    </Section>
  )
}

const History = ({ release, names }: ReleaseProps) =>
  release.versions.length === 0 ? null : (
    <Section title="Was veröffentlicht war und ist">
      <DataTable
        caption="Fassungen"
        head={[
          { label: 'Fassung', numeric: true },
          { label: 'Veröffentlicht' },
          { label: 'Bestätigt von' },
          { label: 'Was geschah' },
          { label: 'Prüfsumme (SHA-256), Wortlaut' },
        ]}
        rows={release.versions.map((one) => [
          String(one.version),
          showDateTime(one.released_at),
          names.get(one.confirmed_by ?? '') ?? '–',
          [
            one.reason === '' ? '' : `Berichtigung: ${one.reason}`,
            one.withdrawn_at === null
              ? ''
              : `Zurückgenommen am ${showDateTime(one.withdrawn_at)}: ${one.withdrawal_reason}`,
          ]
            .filter(Boolean)
            .join(' ') || '–',
          <a class="hash" href={paths.adminReleaseVersion(release.edition.year, one.version)}>
            {one.sha256}
          </a>,
        ])}
      />
    </Section>
  )
