import { showDateTime } from '../../src/core/berlin-time.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { REASONS, type ResultBundle } from '../../src/proof/bundle.ts'
import type { BundleHead } from '../../src/proof/store.ts'
import { asset } from '../components/asset.ts'
import { Actions, Button, FileInput, TextArea, TextField } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { checkWords } from './words/check.ts'

interface Props {
  readonly lang: Language
  /** Null on the page for any result. */
  readonly year: number | null
  readonly bundle: ResultBundle | null
  /** The newest first. */
  readonly versions: readonly BundleHead[]
  /** On the page for any result: years whose result is published, the newest first. */
  readonly years?: readonly number[]
}

/** Where anybody recounts a published result in the browser; the script does it, from the same modules as the server. */
export const CheckView = (props: Props) => {
  const { lang, year } = props
  const t = checkWords[lang]
  return (
    <>
      <Breadcrumb
        lang={lang}
        items={[
          ...(year === null ? [] : [{ href: inLanguage(lang, paths.edition(year)), label: String(year) }]),
          { label: t.title },
        ]}
      />
      <PageHeader title={year === null ? t.title : t.titleOf(year)} lead={t.lead} />
      <Published {...props} />
      <Years {...props} />
      <Section title={t.recount}>
        <noscript>
          <p>{t.noScript}</p>
        </noscript>
        <form class="form" data-check hidden>
          {year !== null && (
            <Actions>
              <Button>{t.now}</Button>
            </Actions>
          )}
          <FileInput
            lang={lang}
            name="file"
            label={year === null ? t.chooseAny : t.choose}
            optionalMark={false}
            hint={t.chooseHint}
            accept="application/json,.json"
          />
          <TextField lang={lang} name="root" label={t.expected} hint={t.expectedHint} />
          <Actions>
            <Button variant={year === null ? 'primary' : 'secondary'} name="chosen" value="1">
              {t.checkFile}
            </Button>
          </Actions>
        </form>
        <div data-findings aria-live="polite" lang="de" />
      </Section>
      <Section title={t.own}>
        <p class="prose">{t.ownText}</p>
        <form class="form" data-check-receipt hidden>
          <TextArea lang={lang} name="receipt" label={t.receipt} rows={6} required />
          <Actions>
            <Button variant="secondary">{t.checkReceipt}</Button>
          </Actions>
        </form>
        <div data-receipt-findings aria-live="polite" lang="de" />
      </Section>
      <Meaning {...props} />
      <script src={asset('/js/nachpruefen.js')} type="module" />
    </>
  )
}

const Years = ({ lang, years = [] }: Props) => {
  const t = checkWords[lang]
  if (years.length === 0) return null
  return (
    <Section title={t.years}>
      <ul>
        {years.map((year) => (
          <li>
            <a href={inLanguage(lang, paths.checkResult(year))}>{t.titleOf(year)}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Published = ({ lang, year, bundle, versions }: Props) => {
  const t = checkWords[lang]
  const [newest, ...earlier] = versions
  if (year === null || bundle === null || newest === undefined) return null
  return (
    <Section title={t.published}>
      <p class="prose">{t.forms[bundle.form]}</p>
      <Facts
        items={[
          { term: t.sheets, detail: String(bundle.root.size) },
          { term: t.opened, detail: String(bundle.sheets.length) },
          ...bundle.reasons.map((reason) => ({
            term: t.reasons,
            detail: <span lang="de">{REASONS[reason]}</span>,
          })),
          { term: t.root, detail: <code class="break">{bundle.root.value}</code> },
          { term: t.sealed, detail: showDateTime(Date.parse(bundle.root.sealedAt), lang) },
          { term: t.digest, detail: <code class="break">{newest.sha256}</code> },
          {
            term: t.file,
            detail: (
              <a href={paths.resultBundle(year)} download data-bundle>
                {t.download}
              </a>
            ),
          },
          ...earlier.map(({ version, sha256 }) => ({
            term: t.earlier(version),
            detail: (
              <a href={paths.resultBundleOf(year, version)} download>
                <code class="break">{sha256}</code>
              </a>
            ),
          })),
        ]}
      />
      <p>
        <a href={inLanguage(lang, paths.rules(year))}>{t.rules}</a>
      </p>
    </Section>
  )
}

const Meaning = ({ lang }: Props) => {
  const t = checkWords[lang]
  return (
    <>
      <Section title={t.proves}>
        <div class="prose">
          <p>{t.proved}</p>
          <p>{t.notProved}</p>
          <p>{t.compare}</p>
        </div>
      </Section>
      <Section title={t.reveals}>
        <div class="prose">
          <p>{t.revealed}</p>
          <p>{t.risk}</p>
        </div>
      </Section>
      <Section title={t.command}>
        <p>{t.commandText}</p>
        <pre class="command">
          <code>npm run --silent verify -- ergebnis.json --root …</code>
        </pre>
      </Section>
    </>
  )
}
