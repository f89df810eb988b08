/** One whole award year, as its people go through it in a real browser. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { launchBrowser } from '../support/browser.ts'
import { FIRST_ORGANISER, type RunningApp } from '../support/node-server.ts'
import { watchStatus } from '../support/page-checks.ts'
import {
  field,
  fill,
  follow,
  group,
  imageAddresses,
  linkIn,
  loadedImages,
  newPerson,
  type Person,
  press,
  readLetter,
  signIn,
  signInByLink,
  textOf,
} from '../support/person.ts'
import { ARTIST, exifOf, makeJpeg, type PictureOptions } from '../support/pictures.ts'

const YEAR = 2027
const TITLE = `Probe-Award ${YEAR}`
const CALL_CLOSES = Date.parse('2027-03-31T21:59:00Z')
const TIMES = {
  before: Date.parse('2027-02-01T10:00:00Z'),
  call: Date.parse('2027-03-10T10:00:00Z'),
  lastMinute: CALL_CLOSES - 60_000,
  judging: Date.parse('2027-04-06T08:00:00Z'),
  deliberation: Date.parse('2027-05-02T08:00:00Z'),
}

const LAMP = {
  title: 'Die Laterne meldet sich selbst',
  organisation: 'Stadt Oberprobstheim',
  summary: 'Defekte Laternen melden sich, bevor jemand im Dunkeln steht.',
  story: 'Früher rief jemand an, dann fuhr jemand hin.\n\nHeute weiß der Bauhof morgens, wo er hinmuss.',
}
const LIBRARY = { title: 'Bücher am Bahnhof abholen', organisation: 'Gemeinde Unterlesen' }
const SWIM = { title: 'Freibadkarte auf dem Handy', organisation: 'Markt Schwimmbach' }
const CATEGORIES = ['Im Rathaus', 'Draußen im Ort']
const CRITERIA = [
  ['Wirkung', '50'],
  ['Nachnutzbarkeit', '30'],
  ['Mut', '20'],
] as const

const status = async (origin: string, path: string) =>
  (await fetch(origin + path, { redirect: 'manual' })).status

const writeTexts = async (
  { page }: Person,
  entry: { title: string; organisation: string },
  contact: string,
) => {
  await fill(page, { Projekttitel: entry.title, 'Kommune oder Einrichtung': entry.organisation })
  await field(page, 'Kategorie').selectOption({ label: 'Draußen im Ort' })
  await press(page, 'Speichern und weiter')
  await fill(page, {
    Kurzfassung: LAMP.summary,
    Beschreibung: LAMP.story,
    Nutzen: 'Weniger Anrufe, weniger Fahrten.',
    Nachnutzung: 'Alles liegt offen, Lizenz EUPL.',
  })
  await press(page, 'Speichern und weiter')
  await fill(page, {
    Ansprechperson: 'Alex Beispiel',
    'E-Mail der Ansprechperson': contact,
  })
  await press(page, 'Speichern und weiter')
}

const handIn = async ({ page }: Person) => {
  // The last step of the form is the overview.
  await page.getByRole('link', { name: /^Prüfen und einreichen/ }).click()
  await follow(page, 'Einreichen …')
  await page.getByRole('checkbox').check()
  await press(page, 'Jetzt einreichen')
}

/** A new entry from the start page to the receipt, without pictures. */
const enterWithoutPictures = async (person: Person, entry: { title: string; organisation: string }) => {
  await person.page.goto(paths.home)
  await follow(person.page, 'Projekt einreichen')
  await signIn(person)
  await press(person.page, 'Neue Einreichung beginnen')
  await writeTexts(person, entry, person.email)
  await handIn(person)
}

/** Gives points on the open score page: the same for every criterion. */
const score = async ({ page }: Person, points: string, comment: string) => {
  for (const [name] of CRITERIA) {
    await group(page, name).getByRole('radio', { name: points, exact: true }).check()
  }
  await fill(page, { 'Kommentar für die Einreichenden': comment })
  await press(page, 'Abschließen und weiter')
}

const gallerySentences = [
  'Am Morgen füllt sich die Halle, es gibt Kaffee …',
  '… und kräftiges Händeschütteln an jedem Tisch.',
  'Die erste Runde: „Was habt ihr gebaut, und was ging schief?“ …',
  '… mit Antworten, die niemand auf eine Folie schreiben würde, …',
  '… weil sie, ganz ehrlich, alle betreffen.',
  'Zum Schluss ein Bild mit allen, die noch da sind.',
]

// Order of the table, not of the files; semicolons, quotes and a byte order mark as a spreadsheet writes them.
const captionTable = () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = gallerySentences.map((caption, index) =>
    [
      `bild-${6 - index}.jpg`,
      quoted(caption),
      quoted(`Bild ${index + 1} der Konferenz`),
      index === 3 ? 'Kim Muster' : '',
    ].join(';'),
  )
  return Buffer.from(`\uFEFFfile;caption;alt;credit\r\n${rows.join('\r\n')}\r\n`)
}

/** A photograph, with camera, place and all, unless told otherwise. */
const photo = async (options: Partial<PictureOptions>) =>
  Buffer.from(await makeJpeg({ width: 600, height: 400, seed: 1, ...options }))

const galleryFiles = () =>
  Promise.all(
    [1, 2, 3, 4, 5, 6].map(async (number) => ({
      name: `bild-${number}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await photo({
        seed: number,
        gps: number === 2 || number === 5,
        // Taken upright, stored lying down.
        ...(number === 5 ? { width: 400, height: 600, orientation: 6 } : {}),
      }),
    })),
  )

interface Stage {
  readonly start: () => Promise<RunningApp>
  readonly javaScript: boolean
}

const theYear = ({ start, javaScript }: Stage) => {
  let app: RunningApp
  let browser: Browser
  let organiser: Person
  let entrant: Person
  let second: Person
  let third: Person
  let jurors: [Person, Person, Person, Person]
  let lampPath = ''
  let lampPhoto = ''
  const errors: string[] = []

  const person = async (email: string) => {
    const made = await newPerson(browser, app, email, javaScript)
    made.page.on('pageerror', (error) => errors.push(`${email}: ${error.message}`))
    return made
  }

  beforeAll(async () => {
    ;[app, browser] = await Promise.all([start(), launchBrowser()])
    organiser = await person(FIRST_ORGANISER)
    entrant = await person('bauhof@oberprobstheim.example')
    second = await person('buecherei@unterlesen.example')
    third = await person('freibad@schwimmbach.example')
    jurors = [
      await person('vorsitz@jury.example'),
      await person('mitte@jury.example'),
      await person('links@jury.example'),
      await person('rechts@jury.example'),
    ]
    await app.setClock(TIMES.before)
  })
  afterAll(async () => {
    await browser.close()
    await app.close()
  })

  it('the first organiser signs in with the mailed code and opens the year', async () => {
    const { page } = organiser
    await page.goto(paths.admin)
    await signIn(organiser)
    expect(await textOf(page)).toContain('Noch keine Ausgabe')
    await follow(page, 'Neue Ausgabe anlegen')
    await fill(page, { Jahr: String(YEAR), Titel: TITLE })
    await press(page, 'Ausgabe anlegen')
    expect(await textOf(page)).toContain('mindestens eine Kategorie')
    await follow(page, 'Angaben und Termine')
    await fill(page, {
      'Einleitung auf der öffentlichen Seite': 'Gesucht wird, was im Alltag hilft.',
      'Name der Konferenz': 'Probekonferenz der Kommunen',
      Ort: 'Probstheim',
      Haus: 'Stadthalle',
      'Erster Tag': '2027-05-10',
      'Letzter Tag': '2027-05-11',
      Teilnehmende: '180',
      'Einreichung beginnt': '2027-03-01T09:00',
      Einreichungsschluss: '2027-03-31T23:59',
      'Jury beginnt zu bewerten': '2027-04-05T08:00',
      'Jury schließt die Bewertung': '2027-04-30T18:00',
      'Mindestzahl vollständiger Wertungen': '3',
    })
    await press(page, 'Speichern')
    const text = await textOf(page)
    expect(text).toContain('Mi., 31. März 2027, 23:59 Uhr (MESZ)')
    expect(text).toContain('Mo., 1. März 2027, 09:00 Uhr (MEZ)')
  })

  it('the organiser writes categories and criteria', async () => {
    const { page } = organiser
    await follow(page, 'Kategorien')
    for (const [index, name] of CATEGORIES.entries()) {
      await fill(group(page, `Kategorie ${index + 1}:`), { Name: name, Beschreibung: `Alles ${name}.` })
    }
    await press(page, 'Speichern')
    await page.goto(paths.adminCriteria(YEAR))
    for (const [index, [name, weight]] of CRITERIA.entries()) {
      const row = { Name: name, Gewicht: weight, Beschreibung: `Wie groß ist: ${name}?` }
      await fill(group(page, `Kriterium ${index + 1}:`), row)
    }
    await press(page, 'Speichern')
    expect(await field(group(page, 'Kriterium 3:'), 'Gewicht').inputValue()).toBe('20')
    await page.goto(paths.adminEdition(YEAR))
    expect(await textOf(page)).not.toContain('fehlt noch')
    expect(await status(app.origin, paths.edition(YEAR))).toBe(404)
  })

  it('an entrant signs in by the mailed link and writes a draft', async () => {
    await app.setClock(TIMES.call)
    const { page } = entrant
    await signInByLink(entrant)
    await page.goto(paths.home)
    expect(await textOf(page)).toContain('Mi., 31. März 2027, 23:59 Uhr (MESZ) (noch 21 Tage)')
    await follow(page, 'Projekt einreichen')
    await press(page, 'Neue Einreichung beginnen')
    await writeTexts(entrant, LAMP, entrant.email)
    expect(await textOf(page)).toContain('Ihr Entwurf ist gespeichert.')
    lampPath = new URL(page.url()).pathname.replace(/\/fotos$/, '')
  })

  it('the entrant adds two photos and describes them', async () => {
    const { page } = entrant
    await page.goto(lampPath)
    await follow(page, 'Fotos bearbeiten')
    await field(page, 'Fotos hinzufügen').setInputFiles([
      { name: 'laterne.jpg', mimeType: 'image/jpeg', buffer: await photo({ seed: 30 }) },
      { name: 'bauhof.jpg', mimeType: 'image/jpeg', buffer: await photo({ seed: 210 }) },
    ])
    await press(page, 'Hochladen')
    await group(page, 'Foto 2').waitFor()
    await page.goto(lampPath)
    expect(await textOf(page)).toContain('Foto 2: Es fehlt: Bildunterschrift, Alternativtext, Bildnachweis')
    await follow(page, 'Fotos bearbeiten')
    for (const number of [1, 2]) {
      await fill(group(page, `Foto ${number}`), {
        Bildunterschrift: `Die Laterne, Bild ${number}.`,
        Alternativtext: `Eine Laterne an einer Straße (${number})`,
        Bildnachweis: 'Alex Beispiel',
        Rechte: 'Nutzung für Award und Presse erlaubt.',
      })
      await field(group(page, `Foto ${number}`), 'Abgebildete Personen').selectOption('none')
    }
    await press(page, 'Angaben speichern')
    expect((await loadedImages(page)).every(({ width }) => width > 0)).toBe(true)
    ;[lampPhoto = ''] = await imageAddresses(page)
    await page.goto(lampPath)
    expect(await textOf(page)).toContain('Alles da – Sie können einreichen')
  })

  it('the entrant hands in, gets a receipt and a letter, and may still change the text', async () => {
    const { page } = entrant
    await handIn(entrant)
    const receipt = await textOf(page)
    expect(receipt).toContain(`${YEAR}-001`)
    const hash = /\b[0-9a-f]{64}\b/.exec(receipt)?.[0]
    expect(hash).toBeDefined()
    expect(await readLetter(entrant, 'Eingangsbestätigung')).toContain(hash)
    await page.goto(lampPath)
    await page.goto(`${lampPath}/bearbeiten/2`)
    await fill(page, { Nutzen: 'Weniger Anrufe, weniger Fahrten und 40 % weniger dunkle Nächte.' })
    await press(page, 'Speichern')
    await page.goto(lampPath)
    await follow(page, 'Quittung')
    const later = await textOf(page)
    expect(later).toContain(`${YEAR}-001`)
    expect(later).not.toContain(hash)
  })

  it('two others hand in, and one of them withdraws', async () => {
    await enterWithoutPictures(second, LIBRARY)
    expect(await textOf(second.page)).toContain(`${YEAR}-002`)
    await enterWithoutPictures(third, SWIM)
    await follow(third.page, 'Zur Einreichung')
    await follow(third.page, 'Zurückziehen …')
    await press(third.page, 'Ja, zurückziehen')
    expect(await textOf(third.page)).toContain('Ihre Einreichung ist zurückgezogen.')
    expect(await readLetter(third, 'Zurückgezogen')).toContain(`${YEAR}-003`)
    // What belongs to one entrant is unknown to another.
    expect((await second.page.goto(lampPath))?.status()).toBe(404)
    expect((await second.page.goto(lampPhoto))?.status()).toBe(404)
  })

  it('after the deadline a save is refused, and what was typed is still there', async () => {
    await app.setClock(TIMES.lastMinute)
    const { page } = entrant
    await page.goto(`${lampPath}/bearbeiten/2`)
    await fill(page, { Kurzfassung: 'Noch schnell etwas Besseres.' })
    await app.setClock(CALL_CLOSES)
    const status = watchStatus(page)
    await press(page, 'Speichern')
    expect(status()).toBe(409)
    const text = await textOf(page)
    expect(text).toContain('Einreichungsschluss war am Mi., 31. März 2027, 23:59 Uhr (MESZ).')
    expect(text).toContain('der letzte gespeicherte Stand bleibt erhalten')
    expect(await field(page, 'Kurzfassung').inputValue()).toBe('Noch schnell etwas Besseres.')
    await page.goto(lampPath)
    expect(await textOf(page)).toContain(LAMP.summary)
    expect((await page.goto(`${lampPath}/fotos`))?.status()).toBe(409)
  })

  it('the organiser invites a jury of four, and each accepts', async () => {
    const { page } = organiser
    await page.goto(paths.adminJury(YEAR))
    for (const [index, { email }] of jurors.entries()) {
      await fill(page, { Name: `Jurymitglied ${index + 1}`, 'E-Mail-Adresse': email, Einrichtung: 'Verband' })
      if (index === 0) await page.getByRole('checkbox', { name: 'Vorsitz' }).check()
      await press(page, 'Einladung senden')
    }
    for (const juror of jurors) {
      await juror.page.goto(linkIn(await readLetter(juror, 'Einladung in die Jury')))
      await signIn(juror)
      // What the invitation named stands there already.
      expect(await field(group(juror.page, 'Institution 1'), 'Name').inputValue()).toBe('Verband')
      await juror.page.getByRole('checkbox', { name: 'vertraulich' }).check()
      await press(juror.page, 'Einladung annehmen')
      expect(await textOf(juror.page)).toContain('Die Bewertung beginnt am Mo., 5. April 2027, 08:00 Uhr')
    }
    await page.goto(paths.adminJury(YEAR))
    expect(await textOf(page)).toContain('Dabei seit 31. März 2027')
  })

  it('every juror scores everything; one recuses and loses the entry from sight', async () => {
    await app.setClock(TIMES.judging)
    const [chair, middle, left, right] = jurors
    for (const [juror, points] of [
      [chair, '9'],
      [left, '6'],
      [right, '8'],
    ] as const) {
      await juror.page.goto(paths.juryEdition(YEAR))
      await follow(juror.page, 'Mit der ersten beginnen')
      await score(juror, points, `Eindruck von ${juror.email}`)
      await score(juror, '5', 'Auch schön.')
      expect(await textOf(juror.page)).toContain('Alle Bögen sind abgeschlossen – vielen Dank!')
    }
    const { page } = middle
    await page.goto(paths.juryEdition(YEAR))
    await follow(page, 'Mit der ersten beginnen')
    expect((await loadedImages(page)).map(({ width }) => width > 0)).toEqual([true, true])
    await score(middle, '8', 'Gefällt mir.')
    const entry = new URL(page.url()).pathname
    expect(await textOf(page)).toContain(LIBRARY.title)
    await follow(page, 'Befangenheit erklären')
    await fill(page, { Grund: 'Meine Schwester leitet die Bücherei.' })
    await press(page, 'Befangenheit erklären')
    expect(await textOf(page)).toContain('Ihre Befangenheit ist festgehalten.')
    expect((await page.goto(entry))?.status()).toBe(404)
    await organiser.page.goto(paths.adminConflicts(YEAR))
    expect(await textOf(organiser.page)).toContain('Meine Schwester leitet die Bücherei.')
  })

  it('nobody sees the scores of others while judging is open', async () => {
    const [chair, middle, left] = jurors
    await left.page.goto(paths.juryEdition(YEAR))
    await follow(left.page, LAMP.title)
    expect(await textOf(left.page)).toContain('Ihr Bogen zählt so, wie er am')
    expect(await textOf(left.page)).toContain('6,00')
    expect(await left.page.content()).not.toContain(chair.email)
    for (const others of ['9,00', '8,00', 'Eindruck von vorsitz'])
      expect(await left.page.content()).not.toContain(others)
    expect((await middle.page.goto(paths.adminDecision(YEAR)))?.status()).toBe(404)
    for (const { page } of [organiser, chair]) {
      expect((await page.goto(paths.adminDecision(YEAR)))?.status()).toBe(409)
      expect(await textOf(page)).toContain('Bis dahin sieht niemand die Wertungen der anderen.')
    }
  })

  it('after judging the chair sees the ranking and decides', async () => {
    await app.setClock(TIMES.deliberation)
    const { page } = jurors[0]
    await page.goto(paths.adminDecision(YEAR))
    const section = page.locator('section', { has: page.getByRole('heading', { name: 'Draußen im Ort' }) })
    const rows = await section.getByRole('table').getByRole('row').allInnerTexts()
    expect(rows[1]?.split(/\s*\t\s*|\n/).map((cell) => cell.trim())).toEqual([
      '1',
      `${YEAR}-001`,
      LAMP.title,
      LAMP.organisation,
      '7,750',
      '7,750',
      'Rang 1',
      '4',
    ])
    expect(rows[2]).toContain('5,000')
    expect(await textOf(page)).not.toContain(SWIM.title)
    expect(await textOf(page)).toContain('Die Jury entscheidet in einer Sitzung')
  })

  it('the jury meets: who is there, who leaves, a vote, another number, and what is decided', async () => {
    const [{ page }, middle, left] = jurors
    await page.goto(paths.adminMeetings(YEAR))
    await fill(page, { Beginn: `${YEAR}-05-03T10:00`, Ort: 'Rathaus, Zimmer 7' })
    await press(page, 'Sitzung anlegen')
    const meeting = new URL(page.url()).pathname
    await press(page, 'Sitzung eröffnen')
    expect(await textOf(page)).toContain('Nicht beschlussfähig')
    for (const state of await page.getByLabel('Anwesenheit', { exact: true }).all())
      await state.selectOption({ label: 'anwesend' })
    await press(page, 'Anwesenheit speichern')
    expect(await textOf(page)).toContain('Beschlussfähig: 4 Jurymitglieder sind anwesend')
    const call = async (title: string) => {
      await page.getByRole('row', { name: title }).getByRole('button').click()
      await page.waitForLoadState()
    }
    await call(LIBRARY.title)
    expect((await page.goto(`${meeting}/leinwand`))?.status()).toBe(200)
    expect(await textOf(page)).toContain(LIBRARY.title)
    expect(await textOf(page)).not.toContain(middle.email)
    await middle.page.goto(meeting)
    expect(await textOf(middle.page)).toContain('Bitte verlassen Sie den Raum')
    expect(await textOf(middle.page)).not.toContain(LIBRARY.title)
    expect((await middle.page.goto(`${meeting}/leinwand`))?.status()).toBe(404)
    await page.goto(meeting)
    await press(page, 'Beratung beenden')
    await call(LAMP.title)
    const called = page.locator('#aufgerufen')
    await called.getByLabel('Neuer Antrag: Wortlaut').fill('Die Laterne wird Erste.')
    await called.getByLabel('Gestellt von').selectOption({ index: 1 })
    await called.getByRole('button', { name: 'Antrag aufnehmen' }).click()
    await left.page.goto(meeting)
    await left.page.getByText('Eigene Punkte ändern').click()
    await fill(left.page, { 'Neue Punkte': '7', 'Grund der Änderung': 'Sie hat es uns gezeigt.' })
    await press(left.page, 'Punkte ändern')
    expect(await textOf(left.page)).toContain('Gespeichert.')
    for (const juror of [left, middle, jurors[0]]) {
      await juror.page.goto(meeting)
      await press(juror.page, 'Ja')
    }
    await press(page, 'Auszählen')
    expect(await textOf(page)).toMatch(/Angenommen\s+3 Ja, 0 Nein, 0 Enthaltungen/)
    await press(page, 'Beratung beenden')
    await follow(page, 'Nominieren und entscheiden')
    const section = page.locator('section', { has: page.getByRole('heading', { name: 'Draußen im Ort' }) })
    await section.getByRole('button', { name: 'Nominierungen festlegen' }).click()
    expect(await textOf(page)).toContain('Die Entscheidung ist gespeichert.')
    await field(group(section, '1. Auszeichnung'), 'Projekt').selectOption({ label: LAMP.title })
    await fill(group(section, '1. Auszeichnung'), {
      'Begründung der Jury': 'Hell, einfach, überall zu gebrauchen.',
    })
    await field(group(section, '2. Auszeichnung'), 'Projekt').selectOption({ label: 'bleibt bewusst leer' })
    await field(group(section, '3. Auszeichnung'), 'Projekt').selectOption({ label: LIBRARY.title })
    await section.getByRole('button', { name: 'Plätze speichern' }).click()
    expect(await textOf(page)).toContain('Die Entscheidung ist gespeichert.')
    expect(await field(group(section, '2. Auszeichnung'), 'Projekt').inputValue()).toBe('leer')
    const special = group(page, 'Sonderpreis 1')
    await fill(special, { 'Name des Preises': 'Sonderpreis Nachbarschaft' })
    await field(special, 'Projekt').selectOption({ label: LIBRARY.title })
    await press(page, 'Sonderpreise speichern')
    expect(await textOf(page)).toContain('Die Entscheidung ist gespeichert.')
    await page.goto(meeting)
    await press(page, 'Sitzung beenden')
    expect(await textOf(page)).toContain('Beendet')
    await page.goto(paths.adminDecision(YEAR))
  })

  it('before the release nothing of it is public', async () => {
    const hidden = [
      paths.winners(YEAR),
      paths.winner(YEAR, 'die-laterne-meldet-sich-selbst'),
      paths.apiEdition(YEAR),
      paths.gallery(YEAR),
      lampPhoto.replace('/fotos/', '/bilder/'),
    ]
    for (const path of hidden) expect([path, await status(app.origin, path)]).toEqual([path, 404])
    // The private address leads to the sign-in, whether or not the picture exists.
    expect(await status(app.origin, lampPhoto)).toBe(303)
    expect(await status(app.origin, lampPhoto.replace(/[0-9a-f]{8}/, '00000000'))).toBe(303)
  })

  it('organisers seal, the chair confirms and opens, and everyone can read the results', async () => {
    const [chair] = jurors
    await organiser.page.goto(paths.adminRelease(YEAR))
    await follow(organiser.page, 'Texte, Bilder und Reihenfolge')
    await fill(organiser.page, { 'Einleitung der Seite der Preisträger': 'Drei Ideen für alle Orte.' })
    await press(organiser.page, 'Speichern')
    await organiser.page.goto(`${paths.adminReleasePreview(YEAR)}/preistraeger`)
    expect(await textOf(organiser.page)).toContain('Drei Ideen für alle Orte.')
    await follow(organiser.page, LAMP.title)
    expect(await textOf(organiser.page)).toContain('Hell, einfach, überall zu gebrauchen.')
    expect((await loadedImages(organiser.page)).every(({ width }) => width > 0)).toBe(true)
    await organiser.page.goto(paths.adminRelease(YEAR))
    await press(organiser.page, 'Versiegeln')
    expect(await textOf(organiser.page)).toContain('wartet auf Bestätigung')
    const { page } = chair
    await page.goto(paths.adminRelease(YEAR))
    expect(await textOf(page)).toContain('bleibt leer')
    await press(page, 'Bestätigen')
    expect(await textOf(page)).toContain('Bitte prüfen Sie Ihre Eingaben')
    await page.getByRole('checkbox').check()
    await press(page, 'Bestätigen')
    expect(await status(app.origin, paths.winners(YEAR))).toBe(404)
    await follow(page, 'Zum Öffnen von Hand')
    await page.getByText('Jetzt öffnen').click()
    await press(page, 'Ja, alles öffnen')
    expect(new URL(page.url()).pathname).toBe(paths.winners(YEAR))
    const reader = await person('niemand@leser.example')
    await reader.page.goto(paths.winners(YEAR))
    const text = await textOf(reader.page)
    expect(text).toContain('2. Platz: nicht vergeben.')
    expect(text).toContain('Sonderpreis Nachbarschaft')
    expect((await loadedImages(reader.page)).every(({ width }) => width > 0)).toBe(true)
    await follow(reader.page, LAMP.title)
    const story = await textOf(reader.page)
    expect(story).toContain('Heute weiß der Bauhof morgens, wo er hinmuss.')
    expect(story).toContain('40 % weniger dunkle Nächte')
    expect(story).toContain('Hell, einfach, überall zu gebrauchen.')
    expect(story).toContain('Foto: Alex Beispiel')
    const pictures = await loadedImages(reader.page)
    expect(pictures.length).toBe(2)
    expect(pictures.every(({ width }) => width > 0)).toBe(true)
    for (const address of await imageAddresses(reader.page)) await expectClean(app.origin + address)
    expect(await readLetter(entrant, 'Herzlichen Glückwunsch')).toContain('1. Platz')
    const api = (await (await fetch(app.origin + paths.apiResource(YEAR, 'winners'))).json()) as {
      items: unknown[]
    }
    expect(api.items.length).toBe(3)
  })

  it('the organiser imports the pictures of the conference with their captions', async () => {
    const { page } = organiser
    await page.goto(paths.adminGallery(YEAR))
    await field(page, 'Bilder').setInputFiles(await galleryFiles())
    await field(page, 'Tabelle mit Bildunterschriften (CSV)').setInputFiles({
      name: 'texte.csv',
      mimeType: 'text/csv',
      buffer: captionTable(),
    })
    await fill(page, {
      'Bildnachweis des Albums': 'Robin Probe',
      'Rechte am Album': 'Alle haben zugestimmt.',
    })
    await field(page, 'Abgebildete Personen').selectOption('consent')
    await press(page, 'Importieren')
    await page.locator('.story-order__text', { hasText: gallerySentences[5] }).waitFor({ timeout: 30_000 })
    await press(page, 'Galerie veröffentlichen')
    expect(await textOf(page)).toContain('Die Galerie ist veröffentlicht.')
  })

  it('the album tells the story in order, without a word about where it was taken', async () => {
    const { page } = third
    await page.goto(paths.archive)
    await follow(page, '6 Bilder')
    const captions = await page.locator('.figure__caption').allInnerTexts()
    expect(captions).toEqual(gallerySentences)
    const credits = await page.locator('.figure__credit').allInnerTexts()
    expect(credits).toEqual(
      gallerySentences.map((_, index) => `Foto: ${index === 3 ? 'Kim Muster' : 'Robin Probe'}`),
    )
    const sizes = await loadedImages(page)
    expect(
      sizes.map(({ width, height }) => (width > height ? 'quer' : width > 0 ? 'hoch' : 'fehlt')),
    ).toEqual(['quer', 'hoch', 'quer', 'quer', 'quer', 'quer'])
    const addresses = await imageAddresses(page)
    expect(addresses.length).toBeGreaterThanOrEqual(12)
    await Promise.all(addresses.map((address) => expectClean(app.origin + address)))
    // Where scripts run, a click opens the large view over the page; its address is the same page.
    const second = page.getByRole('link', { name: 'Bild 2 der Konferenz' })
    await page.goto((await second.getAttribute('href')) ?? '')
    expect(await textOf(page)).toContain(gallerySentences[1])
    await follow(page, 'Nächstes Bild →')
    expect(await textOf(page)).toContain(gallerySentences[2])
    await follow(page, '← Vorheriges Bild')
    await follow(page, '← Vorheriges Bild')
    expect(await page.getByRole('link', { name: '← Vorheriges Bild' }).count()).toBe(0)
    expect((await loadedImages(page)).map(({ width }) => width > 0)).toEqual([true])
  })

  it('a withdrawn gallery is gone at once, with every picture', async () => {
    await third.page.goto(paths.gallery(YEAR))
    const [address = ''] = await imageAddresses(third.page)
    await press(organiser.page, 'Galerie zurückziehen')
    expect(await status(app.origin, paths.gallery(YEAR))).toBe(404)
    expect(await status(app.origin, address)).toBe(404)
  })

  it('no script failed on any page', () => {
    expect(errors).toEqual([])
  })
}

/** The delivered file is a picture and says nothing about camera or place; a JPEG names its credit. */
const expectClean = async (url: string) => {
  const response = await fetch(url)
  expect([url, response.status]).toEqual([url, 200])
  const bytes = new Uint8Array(await response.arrayBuffer())
  const credited = url.endsWith('.jpeg')
  expect([url, exifOf(bytes)]).toEqual([url, { exif: credited, gps: false, xmp: credited }])
  expect(Buffer.from(bytes).toString('latin1')).not.toContain(ARTIST)
}

/** Every runtime has a file of its own, so that they run beside each other. */
export const describeAwardYear = (name: string, stage: Stage): void => {
  describe(`an award year on ${name}`, { timeout: 60_000 }, () => theYear(stage))
}
