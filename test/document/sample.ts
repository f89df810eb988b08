/** One entry with everything a document can stumble over; the same on both runtimes. */

import type { EntryContent } from '../../src/document/entry.ts'
import { QUESTIONS } from '../../src/entry-form/questions.ts'
import { SMALL_JPEG } from '../support/small-jpeg.ts'

/** Names whose letters get lost where somebody thinks in Latin-1. */
export const NAMES = [
  'Łódź',
  'Schwäbisch Gmünd',
  'Šibenik',
  'Beispieloğlu',
  'Ελλάδα',
  'Київ',
  'ẞ',
  '5\u00a0€',
]

const photo = {
  bytes: SMALL_JPEG,
  alt: 'Ein graues Rathaus',
  caption: 'Das Rathaus in Šibenik',
  credit: 'Ayşe Beispieloğlu',
  rights: 'Eigene Aufnahme',
}

export const SAMPLE: EntryContent = {
  number: '2026-007',
  edition: 'OZG-Taskforce Award 2026',
  title: 'Ämter & Ehrenamt <digital> – „Łódź“',
  organisation: 'Stadt Schwäbisch Gmünd',
  category: 'Bürgerservice',
  state: 'submitted',
  submittedAt: 1_794_000_000_000,
  updatedAt: 1_794_000_600_000,
  questions: QUESTIONS,
  answers: {
    summary: `Namen: ${NAMES.join(', ')}.\n\nZweiter Absatz mit Auflage fünf, Waffel, Schifffahrt (und Klammern) \\ /.`,
    description: 'Fließtext über Größe. '.repeat(160),
    benefit: 'Eins 🚀 zwei 👩‍👩‍👧 drei 你好 vier.',
    reuse: 'EUPL',
    links: 'https://www.kuer.example/a?b=c&d=(e)\nkein Link',
    contact_name: 'Ayşe Beispieloğlu',
    contact_email: 'ayse@kuer.example',
  },
  photos: [
    photo,
    { ...photo, bytes: Uint8Array.of(0xff, 0xd8, 1, 2, 3), caption: 'Kaputt', alt: 'Nicht lesbar' },
  ],
  receipt: 'a3f5'.repeat(16),
  receiptLink: 'https://award.kuer.example/einreichungen/x/quittung',
}
