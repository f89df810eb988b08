/** A certificate with a code; the same on both runtimes. */
import type { CertificateFrame, Sheet } from '../../src/certificate/pdf.ts'

export const SHEET: Sheet = {
  certificate: {
    kind: 'winner',
    subject: 'x',
    honour: '',
    id: 'preis-x',
    award: '1. Platz',
    category: 'Bürgerservice',
    recipient: 'Gemeinde Šibenik',
    title: 'Ämter & Ehrenamt',
    citation: 'Ein Satz der Jury.',
    winner: 'x',
  },
  address: 'https://award.kuer.example/urkunde/7KQM3F9DXXZ0PQRS',
}

export const FRAME: CertificateFrame = {
  edition: 'Award 2026',
  when: 'Würzburg, 13. November 2026',
  chair: 'Ute Groß',
  gold: '#c9951c',
  mark: true,
  createdAt: 0,
}
