// Recounts a published result and checks a juror's receipt, all in the browser. The mathematics comes from the same
// modules as the server's (proof.js, built from src/proof); here is only the page.
import { checkReceipt, verifyResult } from './proof.js'

const form = document.querySelector('[data-check]')
const receiptForm = document.querySelector('[data-check-receipt]')
const link = document.querySelector('a[data-bundle]')
const findings = document.querySelector('[data-findings]')
const receiptFindings = document.querySelector('[data-receipt-findings]')

const MARKS = { true: 'Stimmt', false: 'Stimmt nicht', null: 'Offen' }
const CLASSES = { true: 'success', false: 'danger', null: 'info' }

const element = (name, text = '', className = '') => {
  const made = document.createElement(name)
  made.textContent = text
  if (className) made.className = className
  return made
}

/** Findings as a list, with a sentence that sums them up. */
const show = (place, all, sums) => {
  const list = element('ul', '', 'findings')
  for (const { ok, what } of all) {
    const item = element('li', '', `findings__item findings__item--${CLASSES[String(ok)]}`)
    item.append(element('strong', MARKS[String(ok)]), ` ${what}`)
    list.append(item)
  }
  const wrong = all.some(({ ok }) => ok === false)
  const open = all.some(({ ok }) => ok === null)
  place.replaceChildren(
    list,
    element('p', wrong ? sums.wrong : open ? sums.open : sums.right, 'findings__sum'),
  )
}

const RESULT = {
  right: 'Das Ergebnis ist vollständig nachgerechnet und stimmt.',
  open: 'Was die Datei offenlegt, stimmt. Was „offen“ ist, lässt sich mit ihr nicht nachrechnen.',
  wrong: 'Das Ergebnis ist nicht bestätigt.',
}
const RECEIPT = {
  right: 'Ihr Bogen ist enthalten, wie Sie ihn abgeschlossen haben.',
  open: '',
  wrong: 'Ihr Bogen ist so nicht bestätigt.',
}

const say = (place, text) => place.replaceChildren(element('p', text))

const points = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 3 })
const shown = (value) => (value === null ? '–' : points.format(value))

const COLUMNS = ['Kategorie', 'Platz', 'Einreichung', 'Punkte', 'Durchschnitt', 'Bögen']
const NUMBERS = ['Platz', 'Punkte', 'Durchschnitt', 'Bögen']

const classOf = (label) => (NUMBERS.includes(label) ? 'num' : '')

/** The ranking as it stands in the bundle, as the pages' own tables look. */
const rankingOf = (bundle) => {
  const titles = new Map(bundle.awards.map(({ entry, title }) => [entry, title]))
  const table = element('table', '', 'data-table')
  table.append(element('caption', 'Die Rangliste', 'data-table__caption'))
  const head = table.createTHead()
  const labels = head.insertRow()
  for (const label of COLUMNS) {
    const cell = element('th', label, classOf(label))
    cell.scope = 'col'
    labels.append(cell)
  }
  const body = table.createTBody()
  const rows = bundle.entries.toSorted(
    (a, b) => (a.category ?? 99) - (b.category ?? 99) || (a.place ?? 9999) - (b.place ?? 9999),
  )
  for (const row of rows) {
    const line = body.insertRow()
    const title = titles.get(row.entry)
    const cells = [
      bundle.categories[row.category] ?? '–',
      row.place === null ? '–' : String(row.place),
      title ? `${row.entry} · ${title}` : row.entry,
      shown(row.score),
      shown(row.mean),
      String(row.sheets),
    ]
    for (const [index, text] of cells.entries()) {
      const cell = element('td', text, classOf(COLUMNS[index]))
      cell.dataset.label = COLUMNS[index]
      line.append(cell)
    }
  }
  return table
}

/** SHA-256 of the file by the browser's own WebCrypto; null where it has none (a page without TLS). */
const digestOf = async (bytes) => {
  if (!globalThis.crypto?.subtle) return null
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const readLink = async () => {
  const response = await fetch(link.href)
  if (!response.ok) throw new Error(String(response.status))
  return response.arrayBuffer()
}

let checked = null

/** Reads and checks; the bundle that is right is what receipts are checked against. */
const check = async (bytes, root) => {
  checked = null
  let bundle
  try {
    bundle = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    say(findings, 'Die Datei lässt sich nicht als JSON lesen.')
    return
  }
  const all = verifyResult(bundle, root === '' ? null : root)
  show(findings, all, RESULT)
  const digest = await digestOf(bytes)
  if (digest) {
    const line = element('p', 'SHA-256 der geprüften Datei: ')
    line.append(element('code', digest, 'break'))
    findings.append(line)
  }
  if (all.some(({ ok }) => ok === false)) return
  checked = bundle
  if (bundle.entries.length > 0) findings.append(rankingOf(bundle))
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const fields = new FormData(form)
  const file = fields.get('file')
  const chosen = event.submitter?.name === 'chosen'
  if (chosen && !(file instanceof File && file.size > 0)) {
    say(findings, 'Bitte zuerst eine Datei wählen.')
    return
  }
  if (!chosen && !link) return
  say(findings, 'Wird nachgerechnet …')
  try {
    await check(chosen ? await file.arrayBuffer() : await readLink(), String(fields.get('root')).trim())
  } catch {
    say(
      findings,
      'Die Datei ist gerade nicht erreichbar. Laden Sie sie herunter, und wählen Sie sie hier aus.',
    )
  }
})

receiptForm.addEventListener('submit', async (event) => {
  event.preventDefault()
  if (!checked && link) await check(await readLink().catch(() => new ArrayBuffer(0)), '')
  if (!checked) {
    say(
      receiptFindings,
      'Bitte zuerst oben ein Ergebnis prüfen; dann ist klar, womit die Quittung verglichen wird.',
    )
    return
  }
  show(receiptFindings, checkReceipt(String(new FormData(receiptForm).get('receipt')), checked), RECEIPT)
})

form.hidden = false
receiptForm.hidden = false
