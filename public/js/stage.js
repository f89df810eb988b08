// The hall's screen: one step at a time, by keys, clicker, mouse or touch. Everything is in the page already.
const stage = document.querySelector('.stage')
const steps = [...stage.querySelectorAll('.step')]
const controls = document.querySelector('[data-controls]')
const state = document.querySelector('[data-state]')
const count = document.querySelector('[data-count]')
const blackButton = document.querySelector('[data-black]')
const root = document.documentElement

/** Shrinks the words of a step until they fit the screen; long sentences of a jury must not run out of it. */
const fitWords = (step) => {
  const inner = step.firstElementChild
  for (let size = 1; size >= 0.5; size -= 0.05) {
    inner.style.setProperty('--fit', size.toFixed(2))
    if (inner.scrollHeight <= inner.clientHeight && inner.scrollWidth <= inner.clientWidth) return
  }
}

const number = () => Number(stage.dataset.step)

const show = (wanted) => {
  const next = Math.min(Math.max(wanted, 1), steps.length)
  stage.dataset.step = String(next)
  for (const [index, step] of steps.entries()) {
    const here = index + 1 === next
    step.classList.toggle('step--here', here)
    step.inert = !here
  }
  count.textContent = `${next} / ${steps.length}`
  // So that an accidental reload comes back to where it was; the number tells nothing about what comes.
  history.replaceState(null, '', `#schritt-${next}`)
  const here = steps[next - 1]
  fitWords(here)
  here.focus({ preventScroll: true })
}

const setBlack = (on) => {
  root.classList.toggle('black', on)
  blackButton.setAttribute('aria-pressed', String(on))
  // What was hidden has lost the focus.
  if (!on) steps[number() - 1].focus({ preventScroll: true })
}

/** From black, the first press only brings the picture back. */
const go = (by) => {
  if (root.classList.contains('black')) return setBlack(false)
  if (by !== 0) show(number() + by)
}

const toggleFull = () =>
  document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.().catch(() => {})

/** Keyboards, and what presenters' clickers send. */
const KEYS = {
  ArrowRight: () => go(1),
  ArrowDown: () => go(1),
  PageDown: () => go(1),
  ' ': () => go(1),
  Enter: () => go(1),
  ArrowLeft: () => go(-1),
  ArrowUp: () => go(-1),
  PageUp: () => go(-1),
  Backspace: () => go(-1),
  Home: () => show(1),
  f: toggleFull,
  F5: toggleFull,
  b: () => setBlack(!root.classList.contains('black')),
  '.': () => setBlack(!root.classList.contains('black')),
}

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return
  const pressing = event.key === ' ' || event.key === 'Enter'
  if (pressing && event.target.closest?.('a, button')) return
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key]
  if (!act) return
  event.preventDefault()
  // A key that is held down must not run through the whole ceremony.
  if (!event.repeat) act()
})

for (const button of controls.querySelectorAll('[data-go]'))
  button.addEventListener('click', () => go(Number(button.dataset.go)))
controls.querySelector('[data-full]').addEventListener('click', toggleFull)
blackButton.addEventListener('click', () => setBlack(!root.classList.contains('black')))

/** The controls are there while the mouse moves, and while one of them has the focus. */
let quiet = 0
addEventListener('pointermove', () => {
  root.classList.add('busy')
  clearTimeout(quiet)
  quiet = setTimeout(() => root.classList.remove('busy'), 2500)
})

addEventListener('resize', () => fitWords(steps[number() - 1]))

// Leaving is no way back where there is no network.
addEventListener('beforeunload', (event) => {
  if (!navigator.onLine) event.preventDefault()
})

/** The screen stays on, where the browser can do that. */
const stayAwake = () => {
  if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => {})
}
document.addEventListener('visibilitychange', stayAwake)

const start = async () => {
  root.classList.add('live')
  controls.hidden = false
  const from = Number(/^#schritt-(\d+)$/.exec(location.hash)?.[1] ?? 1)
  show(from)
  stayAwake()
  state.textContent = 'Bilder werden geladen …'
  const pictures = [...stage.querySelectorAll('img')]
  const decoded = await Promise.allSettled([
    ...pictures.map((picture) => picture.decode()),
    ...['400 1em "Fira Sans"', '600 1em "Fira Sans"'].map((font) => document.fonts.load(font)),
  ])
  const broken = decoded.filter(({ status }) => status === 'rejected').length
  for (const step of steps) fitWords(step)
  state.textContent =
    broken === 0
      ? 'Bereit. Ab jetzt wird kein Netz mehr gebraucht.'
      : `Bereit, aber ${broken === 1 ? 'ein Bild lässt' : `${broken} Bilder lassen`} sich nicht zeigen.`
  root.classList.add('ready-to-go')
}

start()
