/** The processing record as a file. */
import { showDate } from '../core/berlin-time.ts'
import type { Attachment } from '../core/ports.ts'
import type { Services } from '../core/services.ts'
import { reportPdf } from '../document/report.ts'
import { toCsv } from '../table/csv.ts'
import { RESPONSIBLE, recordLines } from './record.ts'
import { EVERYWHERE, planOf } from './store.ts'

const TITLE = 'Verzeichnis der Verarbeitungstätigkeiten'

/** PDF to print and sign, or CSV for the authority's own record. */
export const recordFile = async (app: Services, kind: 'pdf' | 'csv'): Promise<Attachment> => {
  const lines = recordLines((await planOf(app.db, EVERYWHERE)).months)
  const name = `verarbeitungsverzeichnis.${kind}`
  if (kind === 'csv') {
    const head = ['Klasse', ...(lines[0]?.facts.map(({ term }) => term) ?? [])]
    const rows = lines.map(({ data, facts }) =>
      [data.name, ...facts.map(({ detail }) => detail)].map((text) => ({ kind: 'text' as const, text })),
    )
    return { name, type: 'text/csv; charset=utf-8', bytes: toCsv({ head, rows }) }
  }
  const now = app.clock()
  const bytes = await reportPdf(app.assets, {
    title: TITLE,
    author: 'Kür',
    subject: 'Art. 30 DSGVO',
    lead: `Art. 30 DSGVO, für Kür, die Anwendung des Wettbewerbs. Stand: ${showDate(now)}. Rechtsgrundlagen sind Vorschläge; was in eckigen Klammern steht, ergänzt der Betreiber.`,
    createdAt: now,
    parts: [
      { level: 2, title: 'Angaben zum Betreiber', facts: RESPONSIBLE, texts: [], items: [] },
      ...lines.map(({ data, facts }) => ({
        level: 2 as const,
        title: data.name,
        facts,
        texts: [],
        items: [],
      })),
    ],
  })
  return { name, type: 'application/pdf', bytes }
}
