/** What the feed says. */
import { words } from '../core/language.ts'

type Says = readonly string[]

export const feedWords = words(
  {
    title: (name: string) => `Neues vom ${name}`,
    titles: {
      results: (edition: string) => `Preisträger: ${edition}`,
      correction: (edition: string) => `Berichtigung: ${edition}`,
      gallery: (conference: string) => `Galerie: ${conference}`,
    },
    says: {
      results: (winners: Says) => `Ausgezeichnet: ${winners.join('; ')}`,
      correction: (reason: Says) => reason.join(' '),
      gallery: ([count = '']: Says) => (count === '1' ? 'Ein Bild' : `${count} Bilder`),
    },
  },
  {
    title: (name: string) => `News of the ${name}`,
    titles: {
      results: (edition: string) => `Winners: ${edition}`,
      correction: (edition: string) => `Correction: ${edition}`,
      gallery: (conference: string) => `Gallery: ${conference}`,
    },
    says: {
      results: (winners: Says) => `Awarded: ${winners.join('; ')}`,
      correction: (reason: Says) => reason.join(' '),
      gallery: ([count = '']: Says) => (count === '1' ? 'One picture' : `${count} pictures`),
    },
  },
)
