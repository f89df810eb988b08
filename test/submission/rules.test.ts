import { describe, expect, test } from 'vitest'
import { isWebAddress } from '../../src/core/text.ts'
import type { Schedule } from '../../src/edition/rules.ts'
import { linkLines, parseAnswers, QUESTIONS } from '../../src/entry-form/questions.ts'
import {
  callOpen,
  incompletePhoto,
  isFileName,
  MAX_LINKS,
  mayEdit,
  mayWithdraw,
  missingForHandIn,
  type PhotoTexts,
  submissionNumber,
  wrongAnswers,
} from '../../src/submission/rules.ts'

const OPENS = Date.UTC(2026, 4, 1, 6)
const CLOSES = Date.UTC(2026, 10, 13, 22, 59)
const edition: Schedule = {
  call_opens_at: OPENS,
  call_closes_at: CLOSES,
  judging_opens_at: CLOSES + 1000,
  judging_closes_at: CLOSES + 2000,
  released_at: null,
  archives_at: null,
  gallery_published_at: null,
}
const released = { ...edition, released_at: CLOSES + 3000, archives_at: CLOSES + 4000 }
const noDates = { ...edition, call_opens_at: null, call_closes_at: null }
const messageOf = (result: ReturnType<typeof callOpen>) => (result.ok ? '' : result.error.message)

const AFTER =
  'Einreichungsschluss war am Fr., 13. November 2026, 23:59 Uhr (MEZ). Ihr Text konnte deshalb nicht mehr gespeichert werden; der letzte gespeicherte Stand bleibt erhalten. Bei Fragen hilft Ihnen die Geschäftsstelle.'
const BEFORE = 'Die Einreichung hat noch nicht begonnen. Sie beginnt am Fr., 1. Mai 2026, 08:00 Uhr (MESZ).'

describe('callOpen', () => {
  test.each([
    ['before', edition, OPENS - 1, BEFORE],
    ['at the opening', edition, OPENS, ''],
    ['the last millisecond', edition, CLOSES - 1, ''],
    ['at the close', edition, CLOSES, AFTER],
    ['after', edition, CLOSES + 1, AFTER],
    ['long after', edition, CLOSES + 5000, AFTER],
    ['released', released, CLOSES + 3500, AFTER],
    ['no dates', noDates, CLOSES, 'Die Einreichung hat noch nicht begonnen.'],
  ])('%s', (_name, schedule, now, message) => expect(messageOf(callOpen(schedule, now))).toBe(message))
})

describe('mayEdit', () => {
  test.each([
    ['draft', CLOSES - 1, ''],
    ['submitted', CLOSES - 1, ''],
    ['withdrawn', CLOSES - 1, 'Diese Einreichung wurde zurückgezogen und kann nicht mehr bearbeitet werden.'],
    ['draft', CLOSES, AFTER],
    ['submitted', OPENS - 1, BEFORE],
  ] as const)('%s at %i', (state, now, message) => {
    expect(
      messageOf(mayEdit({ owner_id: 'a', state, extended_until: null, screening: 'open' }, edition, now)),
    ).toBe(message)
  })
})

describe('mayWithdraw', () => {
  test.each([
    ['draft', edition, OPENS, ''],
    ['submitted', edition, CLOSES - 1, ''],
    ['submitted', edition, CLOSES, ''],
    ['submitted', edition, CLOSES + 1500, ''],
    ['submitted', edition, CLOSES + 2500, ''],
    ['withdrawn', edition, OPENS, 'Diese Einreichung ist bereits zurückgezogen.'],
    ['withdrawn', released, CLOSES + 3000, 'Diese Einreichung ist bereits zurückgezogen.'],
    [
      'submitted',
      released,
      CLOSES + 3500,
      'Die Ergebnisse sind veröffentlicht. Bitte wenden Sie sich an die Geschäftsstelle.',
    ],
    [
      'submitted',
      released,
      CLOSES + 4000,
      'Die Ergebnisse sind veröffentlicht. Bitte wenden Sie sich an die Geschäftsstelle.',
    ],
  ] as const)('%s %#', (state, schedule, now, message) => {
    expect(messageOf(mayWithdraw({ state }, schedule, now))).toBe(message)
  })
})

const answers = {
  summary: 'a',
  description: 'b',
  benefit: 'c',
  reuse: 'd',
  links: '',
  contact_name: 'e',
  contact_email: 'amt@musterhausen.example',
  contact_phone: '',
}
const content = { title: 'Titel', organisation: 'Musterhausen', category: 'k1', answers }
const photo = {
  id: 'p1',
  caption: 'a',
  alt: 'b',
  credit: 'c',
  rights: 'd',
  persons: 'none',
  file_name: 'a.jpg',
} as const

describe('missingForHandIn', () => {
  test('a complete entry misses nothing, with or without pictures', () => {
    expect(missingForHandIn(content, [])).toEqual([])
    expect(missingForHandIn(content, [photo])).toEqual([])
  })

  test('an empty entry misses every required answer, in the order of the form', () => {
    const errors = missingForHandIn({ title: '', organisation: '', category: null, answers: {} }, [])
    expect(errors).toEqual([
      { field: 'title', message: 'Der Projekttitel fehlt.' },
      { field: 'organisation', message: 'Die Kommune oder Einrichtung fehlt.' },
      { field: 'category', message: 'Die Kategorie fehlt.' },
      { field: 'summary', message: 'Es fehlt: Kurzfassung.' },
      { field: 'description', message: 'Es fehlt: Beschreibung.' },
      { field: 'benefit', message: 'Es fehlt: Nutzen.' },
      { field: 'reuse', message: 'Es fehlt: Nachnutzung.' },
      { field: 'contact_name', message: 'Es fehlt: Ansprechperson.' },
      { field: 'contact_email', message: 'Es fehlt: E-Mail der Ansprechperson.' },
    ])
  })

  test.each(QUESTIONS.map(({ key, required }) => [key, required] as const))(
    'without %s (required: %s)',
    (key, required) => {
      const fields = missingForHandIn({ ...content, answers: { ...answers, [key]: '' } }, []).map(
        ({ field }) => field,
      )
      expect(fields).toEqual(required ? [key] : [])
    },
  )

  test('wrong answers and incomplete pictures are named too', () => {
    const wrong = { ...content, answers: { ...answers, contact_email: 'amt' } }
    const errors = missingForHandIn(wrong, [photo, { ...photo, id: 'p2', alt: '' }])
    expect(errors.map(({ field }) => field)).toEqual(['contact_email', 'foto-p2'])
    expect(errors[1]?.message).toBe('Foto 2: Es fehlt: Alternativtext.')
  })
})

describe('wrongAnswers', () => {
  const link = (index: number) => `https://a.example/${index}`
  const links = (count: number) => Array.from({ length: count }, (_, index) => link(index)).join('\n')

  test.each<[string, Record<string, string>, [string, string][]]>([
    ['nothing typed', {}, []],
    ['good answers', answers, []],
    ['no address', { contact_email: 'amt' }, [['contact_email', 'Bitte eine E-Mail-Adresse angeben']]],
    ['ten links', { links: links(MAX_LINKS) }, []],
    ['eleven links', { links: links(MAX_LINKS + 1) }, [['links', 'Bitte höchstens 10 Links.']]],
    ['blank lines between links', { links: `\n${link(1)}\n\n  ${link(2)}  \n` }, []],
    [
      'a link that is none',
      { links: `${link(1)}\nwww.a.example` },
      [['links', '„www.a.example“ ist keine Webadresse. Sie muss mit https:// beginnen.']],
    ],
    [
      'a long one is cut',
      { links: 'x'.repeat(80) },
      [['links', `„${'x'.repeat(60)}“ ist keine Webadresse.`]],
    ],
    ['wrong before too many', { links: `${links(MAX_LINKS)}\nx` }, [['links', '„x“ ist keine']]],
    [
      'both',
      { links: 'x', contact_email: 'y' },
      [
        ['links', '„x“'],
        ['contact_email', 'Bitte eine'],
      ],
    ],
    ['texts are free', { summary: 'javascript:', contact_phone: 'egal' }, []],
  ])('%s', (_name, given, expected) => {
    const errors = wrongAnswers(given)
    expect(errors.map(({ field }) => field)).toEqual(expected.map(([field]) => field))
    for (const [index, [, part]] of expected.entries()) expect(errors[index]?.message).toContain(part)
  })
})

test.each([
  ['https://musterhausen.example', true],
  ['http://musterhausen.example/a?b=c#d', true],
  ['HTTPS://MUSTERHAUSEN.EXAMPLE', true],
  ['https://müsterhausen.example/ä', true],
  ['https://musterhausen.example:8443/x', true],
  ['https://192.0.2.1/', true],
  ['', false],
  ['musterhausen.example', false],
  ['//musterhausen.example', false],
  ['javascript:alert(1)', false],
  ['JavaScript:alert(1)//https://a.example', false],
  ['data:text/html,<script>alert(1)</script>', false],
  ['ftp://musterhausen.example', false],
  ['file:///etc/passwd', false],
  ['mailto:a@b.example', false],
  ['https://user:pass@musterhausen.example', false],
  ['https://user@musterhausen.example', false],
  ['https://:pass@musterhausen.example', false],
  ['https://localhost/x', false],
  ['https://', false],
  ['https:///x.example', true],
  ['https://a b.example', false],
  [' https://a.example', false],
  ['https://a.example\nx', false],
  ['https://a.example/"onclick="x', false],
  ["https://a.example/'x", false],
  ['https://a.example/<b>', false],
  ['https://a.example\\@evil.example', false],
  ['https://a.example:99999', false],
])('isWebAddress %j is %s', (link, expected) => expect(isWebAddress(link)).toBe(expected))

test.each([
  [{}, ''],
  [{ caption: '' }, 'Es fehlt: Bildunterschrift.'],
  [{ alt: '' }, 'Es fehlt: Alternativtext.'],
  [{ credit: '' }, 'Es fehlt: Bildnachweis.'],
  [{ rights: '' }, 'Es fehlt: Angabe zu den Rechten.'],
  [{ persons: '' }, 'Es fehlt: Angabe zu abgebildeten Personen.'],
  [{ persons: 'consent' }, ''],
  [
    { persons: 'missing' },
    'Abgebildete haben noch nicht zugestimmt. Bitte holen Sie die Zustimmung ein oder löschen Sie das Foto.',
  ],
  [
    { alt: 'A.JPG' },
    'Der Alternativtext ist der Dateiname. Bitte beschreiben Sie, was auf dem Bild zu sehen ist.',
  ],
  [
    { caption: '', alt: '', credit: '', rights: '', persons: '' },
    'Es fehlt: Bildunterschrift, Alternativtext, Bildnachweis, Angabe zu den Rechten, Angabe zu abgebildeten Personen.',
  ],
] as [Partial<PhotoTexts>, string][])('incompletePhoto %j', (change, words) =>
  expect(incompletePhoto({ ...photo, ...change })).toBe(words),
)

test.each([
  ['IMG_4711.JPG', 'IMG_4711.jpg', true],
  ['img 4711', 'IMG_4711.jpg', true],
  ['Rathaus-Neubau', 'rathaus_neubau.webp', true],
  ['Der Neubau des Rathauses', 'rathaus_neubau.webp', false],
  ['', '', false],
  ['', '.jpg', false],
])('isFileName %j of %j is %s', (alt, name, expected) => expect(isFileName(alt, name)).toBe(expected))

test.each([
  [2026, 1, '2026-001'],
  [2026, 42, '2026-042'],
  [2026, 999, '2026-999'],
  [2026, 1000, '2026-1000'],
])('submissionNumber %i %i', (year, number, shown) => expect(submissionNumber(year, number)).toBe(shown))

describe('questions', () => {
  test('each has a key of its own, and contact details are not for the jury', () => {
    expect(new Set(QUESTIONS.map(({ key }) => key)).size).toBe(QUESTIONS.length)
    for (const { key, part, jury } of QUESTIONS)
      expect(jury).toBe(part === 'Ihr Projekt' && key !== 'involved')
    expect(QUESTIONS.find(({ key }) => key === 'contact_phone')?.published).toBe(false)
  })

  test('parseAnswers fills what is missing and drops what is unknown', () => {
    const empty = Object.fromEntries(QUESTIONS.map(({ key }) => [key, '']))
    expect(parseAnswers('{}')).toEqual(empty)
    expect(parseAnswers('{"summary":"a","links":7,"extra":"x"}')).toEqual({ ...empty, summary: 'a' })
  })

  test('linkLines', () => {
    expect(linkLines('')).toEqual([])
    expect(linkLines(' a \n\n\tb')).toEqual(['a', 'b'])
  })
})
