import { describe, expect, it } from 'vitest'
import { conference2023, conference2024, gallery2023, gallery2024 } from '../../src/demo/content/galleries.ts'
import * as lastYear from '../../src/demo/content/last-year.ts'
import * as thisYear from '../../src/demo/content/this-year.ts'
import type { DemoEntry, DemoPhoto } from '../../src/demo/content/types.ts'

const allEntries: DemoEntry[] = [...thisYear.entries, ...lastYear.entries]
const galleryPhotos = [...gallery2024.photos, ...gallery2023.photos]
const allPhotos: DemoPhoto[] = [...allEntries.flatMap((entry) => entry.photos), ...galleryPhotos]
const repeated = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index)
const within = (text: string, min: number, max: number) => text.length >= min && text.length <= max

describe('this year', () => {
  it('has enough entries from enough places, in every category', () => {
    expect(thisYear.entries.length).toBeGreaterThanOrEqual(24)
    expect(new Set(thisYear.entries.map((entry) => entry.organisation)).size).toBeGreaterThanOrEqual(16)
    for (const { key } of thisYear.categories) {
      expect(thisYear.entries.filter((entry) => entry.category === key).length, key).toBeGreaterThanOrEqual(5)
    }
  })

  it('weighs its criteria to 100', () => {
    expect(thisYear.criteria).toHaveLength(5)
    expect(thisYear.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)).toBe(100)
  })

  it('has six jurors and one chair', () => {
    expect(thisYear.jurors).toHaveLength(6)
    expect(thisYear.jurors.filter((juror) => juror.chair)).toHaveLength(1)
  })

  it.each(thisYear.entries.map((entry) => [entry.title, entry] as const))(
    '%s is told in full',
    (_, entry) => {
      expect(entry.summary).toSatisfy((text: string) => within(text, 300, 900))
      expect(entry.description).toSatisfy((text: string) => within(text, 800, 2000))
      expect(entry.benefit).toSatisfy((text: string) => within(text, 300, 800))
      expect(entry.reuse).toSatisfy((text: string) => within(text, 200, 600))
    },
  )
})

describe('last year', () => {
  it('names only entries, categories and places that exist, each entry once', () => {
    const categoryOf = new Map(lastYear.entries.map((entry) => [entry.title, entry.category]))
    for (const winner of lastYear.winners) {
      expect(categoryOf.has(winner.entryTitle), winner.entryTitle).toBe(true)
      if (winner.category) expect(winner.category).toBe(categoryOf.get(winner.entryTitle))
      expect(winner.special === null, winner.entryTitle).toBe(winner.place !== null)
      expect(winner.citation).toSatisfy((text: string) => within(text, 60, 400))
    }
    expect(repeated(lastYear.winners.map((winner) => winner.entryTitle))).toEqual([])
  })

  it('gives every place at most once and leaves one empty on purpose', () => {
    const taken = lastYear.winners
      .filter((winner) => winner.place)
      .map((winner) => `${winner.category} ${winner.place}`)
    const empty = lastYear.emptyPlaces.map(({ category, place }) => `${category} ${place}`)
    expect(taken).toHaveLength(7)
    expect(empty).toHaveLength(1)
    expect(repeated([...taken, ...empty])).toEqual([])
    expect(lastYear.winners.filter((winner) => winner.special)).toHaveLength(1)
  })
})

describe('every entry', () => {
  it('keeps the limits of the form', () => {
    for (const entry of allEntries) {
      expect(entry.title.length, entry.title).toBeLessThanOrEqual(120)
      expect(entry.summary.length, entry.title).toBeLessThanOrEqual(1000)
      expect(entry.description.length, entry.title).toBeLessThanOrEqual(5000)
      expect(entry.photos.length, entry.title).toBeGreaterThanOrEqual(1)
      expect(entry.photos.length, entry.title).toBeLessThanOrEqual(3)
      for (const text of [entry.summary, entry.description, entry.benefit, entry.reuse]) {
        expect(text, entry.title).not.toMatch(/ {2}|\n{3}|^\s|\s$|undefined/)
      }
    }
  })

  it('has its own title', () => {
    expect(repeated(allEntries.map((entry) => entry.title))).toEqual([])
  })

  it('belongs to a category of its year', () => {
    for (const year of [thisYear, lastYear]) {
      const keys = year.categories.map((category) => category.key)
      expect(repeated(keys)).toEqual([])
      for (const entry of year.entries) expect(keys, entry.title).toContain(entry.category)
    }
  })

  it('reaches nobody real: example domains and numbers kept free for fiction', () => {
    const emails = [...allEntries.map((entry) => entry.contactEmail), ...thisYear.jurors.map((j) => j.email)]
    for (const email of emails) expect(email).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+\.example$/)
    expect(repeated(thisYear.jurors.map((juror) => juror.email))).toEqual([])
    for (const entry of allEntries) {
      expect(entry.contactPhone).toMatch(/^069 90009-\d{3}$/)
      for (const link of entry.links) expect(new URL(link).hostname, link).toMatch(/\.example$/)
      expect(entry.links.every((link) => link.startsWith('https://'))).toBe(true)
    }
  })
})

describe('photos', () => {
  it('have a caption and an alternative text within the limits', () => {
    for (const photo of allPhotos) {
      expect(photo.caption).toSatisfy((text: string) => within(text, 10, 400))
      expect(photo.alt).toSatisfy((text: string) => within(text, 20, 300))
      expect(photo.alt).toMatch(/^Illustration: /)
      expect(photo.alt).not.toContain(photo.caption)
    }
    expect(repeated(allPhotos.map((photo) => photo.caption))).toEqual([])
    expect(repeated(allPhotos.map((photo) => photo.alt))).toEqual([])
  })

  it('tell two conferences', () => {
    expect(gallery2024.photos).toHaveLength(30)
    expect(gallery2023.photos).toHaveLength(14)
    for (const gallery of [gallery2024, gallery2023]) {
      expect(gallery.credit).toBe('Kür-Demo (erzeugtes Bild)')
      expect(gallery.rights.length).toBeGreaterThan(20)
    }
    expect(conference2024).toMatchObject({ from: '2024-11-13', to: '2024-11-14', participants: 250 })
    expect(conference2023).toMatchObject({ from: null, to: null, participants: 200 })
  })

  it.each([
    ['2024', gallery2024.photos],
    ['2023', gallery2023.photos],
  ])('carry a sentence on only to the next picture (%s)', (_, photos) => {
    const opened = photos.map((photo) => photo.caption.endsWith('…'))
    const resumed = photos.map((photo) => photo.caption.startsWith('…'))
    expect(resumed.slice(1)).toEqual(opened.slice(0, -1))
    expect(resumed[0]).toBe(false)
    expect(opened.at(-1)).toBe(false)
    expect(opened.filter(Boolean).length).toBeGreaterThanOrEqual(3)
  })

  it('do not copy the wording of the taskforce’s own album', () => {
    const borrowed = /leibliche|Finger in die Wunde|krönender Abschluss|höchste Zeit|bunt gemischt|kräftiges/i
    for (const photo of galleryPhotos) expect(photo.caption).not.toMatch(borrowed)
  })
})
