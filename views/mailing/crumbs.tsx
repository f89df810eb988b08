import { paths } from '../../src/core/paths.ts'
import { Breadcrumb } from '../components/page.tsx'

/** The way from a mailing back to the year. */
export const MailingCrumbs = (props: { year: number; label?: string }) => (
  <Breadcrumb
    items={[
      { href: paths.admin, label: 'Verwaltung' },
      { href: paths.adminEdition(props.year), label: String(props.year) },
      ...(props.label === undefined
        ? [{ label: 'Rundschreiben' }]
        : [{ href: paths.adminMailings(props.year), label: 'Rundschreiben' }, { label: props.label }]),
    ]}
  />
)
