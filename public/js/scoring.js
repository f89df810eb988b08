// The score page: the running total, the bar on a phone, and keys for those who score many.

const page = document.querySelector('[data-scoring]')
const sheet = page?.querySelector('.score-page__sheet')
const criteria = [...(page?.querySelectorAll('[data-criterion]') ?? [])]
const twoDecimals = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

const chosen = (criterion) => criterion.querySelector('.scale input:checked')

/** The same weighted mean that the server shows. */
const total = () => {
  let sum = 0
  let weights = 0
  for (const criterion of criteria) {
    const points = Number.parseInt(chosen(criterion)?.value ?? '', 10)
    if (Number.isNaN(points)) continue
    const weight = Number(criterion.dataset.criterion)
    sum += weight * points
    weights += weight
  }
  return weights === 0 ? '–' : twoDecimals.format(sum / weights)
}

const showTotal = () => {
  for (const place of page.querySelectorAll('[data-total]')) place.textContent = total()
}

/** On a phone the sheet begins folded, except where an error or an answer stands in it. */
const foldOnPhones = () => {
  const phone = matchMedia('(max-width: 37.5rem)')
  const follow = () => {
    sheet.open = !phone.matches || sheet.dataset.folds === 'no'
  }
  phone.addEventListener('change', follow)
  follow()
}

const STORED = 'kuer-keys-off'
const help = page?.querySelector('[data-keys]')
const keysOn = help?.querySelector('[data-keys-on]')

const TYPING = 'textarea, select, input:not([type="radio"], [type="checkbox"]), [contenteditable]'

/** The criterion in which the focus is, else the next without points, else none. */
const current = () =>
  criteria.find((criterion) => criterion.contains(document.activeElement)) ??
  criteria.find((criterion) => !chosen(criterion))

/** Sets the points and goes on to the next criterion; "0" means 10 where the scale begins above it. */
const setPoints = (digit) => {
  const criterion = current()
  const choose = (value) => criterion?.querySelector(`.scale input[value="${value}"]`)
  const input = choose(digit) ?? (digit === '0' ? choose('10') : null)
  if (!input) return
  sheet.open = true
  input.checked = true
  input.dispatchEvent(new Event('input', { bubbles: true }))
  const next = criteria[criteria.indexOf(criterion) + 1]
  const target = (next && (chosen(next) ?? next.querySelector('.scale input'))) ?? input
  target.focus()
}

/** Saves the draft on the way to another entry; without a draft the link goes there. */
const leave = (key) => {
  const form = page.querySelector('form[data-autosave]')
  if (!form) return page.querySelector(`[data-key="${key}"]`)?.click()
  const then = document.createElement('input')
  then.type = 'hidden'
  then.name = 'then'
  then.value = key === 'n' ? 'next' : 'previous'
  form.append(then)
  form.requestSubmit()
}

const showHelp = () => {
  sheet.open = true
  help.open = !help.open
  if (help.open) help.querySelector('summary').focus()
}

const onKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (event.target.closest?.(TYPING) || !keysOn.checked) return
  if (/^\d$/.test(event.key)) setPoints(event.key)
  else if (event.key === 'n' || event.key === 'p') leave(event.key)
  else if (event.key === '?') showHelp()
  else return
  event.preventDefault()
}

if (page) {
  foldOnPhones()
  page.addEventListener('input', showTotal)
  help.hidden = false
  keysOn.checked = localStorage.getItem(STORED) === null
  keysOn.addEventListener('change', () =>
    keysOn.checked ? localStorage.removeItem(STORED) : localStorage.setItem(STORED, '1'),
  )
  document.addEventListener('keydown', onKey)
}
