/** What the pages of winners and of good practice say. */
import { type Language, words } from '../../../src/core/language.ts'
import type { Winner } from '../../../src/publication/snapshot.ts'

export const winnersWords = words(
  {
    winners: 'Preisträger',
    title: (year: number) => `Preisträger ${year}`,
    all: (year: number) => `Alle Preisträger ${year}`,
    specials: 'Sonderpreise',
    count: (prize: string) => `${prize}: die Auszählung`,
    place: (place: number) => `${place}. Platz`,
    empty: (place: number) => `${place}. Platz: nicht vergeben.`,
    photo: 'Foto',
    jury: (title: string) => `Die Jury des ${title}`,
    about: 'Worum es geht',
    pictures: 'Weitere Bilder',
    glance: 'Auf einen Blick',
    award: 'Award',
    category: 'Kategorie',
    municipality: 'Kommune',
    neighbours: 'Weitere Preisträger',
    previous: 'Davor',
    next: 'Danach',
  },
  {
    winners: 'Winners',
    title: (year: number) => `Winners ${year}`,
    all: (year: number) => `All winners of ${year}`,
    specials: 'Special prizes',
    count: (prize: string) => `${prize}: the count`,
    place: (place: number) => `${['1st', '2nd', '3rd'][place - 1] ?? `${place}th`} place`,
    empty: (place: number) => `${['1st', '2nd', '3rd'][place - 1] ?? `${place}th`} place: not awarded.`,
    photo: 'Photo',
    jury: (title: string) => `The jury of ${title}`,
    about: 'What it is about',
    pictures: 'More pictures',
    glance: 'At a glance',
    award: 'Award',
    category: 'Category',
    municipality: 'Municipality',
    neighbours: 'More winners',
    previous: 'Previous',
    next: 'Next',
  },
)

/** "1. Platz", "1st place", or the name of the special prize, which stays as it was given. */
export const placeName = (lang: Language, award: Pick<Winner, 'place' | 'special'>): string =>
  award.place === null ? (award.special ?? '') : winnersWords[lang].place(award.place)
