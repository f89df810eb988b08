// Small comforts on top of pages that work without any script.
import './autosave.js'
import './combobox.js'
import './focal.js'
import './progress.js'
import './scoring.js'
import './theme.js'
import './upload.js'

/** Says beneath a text area how much room is left; aloud only after a pause in typing. */
const countAlong = (area) => {
  const limit = Number(area.dataset.count)
  const shown = document.createElement('p')
  const spoken = document.createElement('p')
  shown.className = 'count'
  shown.setAttribute('aria-hidden', 'true')
  spoken.className = 'kern-sr-only'
  spoken.setAttribute('aria-live', 'polite')
  area.after(shown, spoken)
  const english = document.documentElement.lang === 'en'
  const number = new Intl.NumberFormat(english ? 'en-GB' : 'de-DE')
  const say = () => {
    // The browser sends line breaks as two characters, the server counts one.
    const left = limit - area.value.length
    shown.classList.toggle('count--over', left < 0)
    const count = number.format(Math.abs(left))
    if (english) return `${count} characters ${left < 0 ? 'too many' : 'left'}`
    return left < 0 ? `${count} Zeichen zu viel` : `noch ${count} Zeichen`
  }
  let timer = 0
  shown.textContent = say()
  area.addEventListener('input', () => {
    shown.textContent = say()
    clearTimeout(timer)
    timer = setTimeout(() => {
      spoken.textContent = shown.textContent
    }, 1200)
  })
}

for (const area of document.querySelectorAll('textarea[data-count]')) countAlong(area)

/** Swallows a second click on "send" for five seconds; the first one always goes through. */
const PAUSE = 5000
document.addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || form.method !== 'post') return
  if (form.dataset.sent) {
    event.preventDefault()
    return
  }
  form.dataset.sent = 'true'
  // aria-disabled instead of disabled: a disabled button would not send its own name and value.
  event.submitter?.setAttribute('aria-disabled', 'true')
  setTimeout(() => release(form), PAUSE)
})

const release = (form) => {
  delete form.dataset.sent
  for (const button of form.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled')
}

// Back button: the page returns as it was left, so its forms must be free again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) release(form)
})

// Only a few pages need these. From a disk (a frozen copy) no other page can be fetched: links stay links there.
if (document.querySelector('[data-lightbox]') && location.protocol !== 'file:') import('./lightbox.js')
if (document.querySelector('[data-batch], [data-order]')) import('./album.js')
if (document.querySelector('[data-passkey]')) import('./passkey.js')
