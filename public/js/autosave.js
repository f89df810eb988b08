// Forms with data-autosave are saved at every pause in typing. What was typed stays on the page whatever happens.

const PAUSE = 1500

const state = document.querySelector('[data-save-state]')

let shown = null

/** Puts what stands against taking part (HTML of our own server) into its place; says it again only when it changed. */
const showFindings = (html) => {
  const place = document.querySelector('[data-findings]')
  if (place && html !== shown) place.innerHTML = html
  shown = html
}

/** Posts the form in the background and takes over the new version. */
const save = async (form) => {
  const body = new URLSearchParams(new FormData(form))
  const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } })
  const json = (response.headers.get('Content-Type') ?? '').startsWith('application/json')
  if (!json)
    return response.status === 401
      ? 'Nicht gespeichert: Ihre Anmeldung ist abgelaufen. Bitte selbst speichern, Ihr Text bleibt erhalten.'
      : 'Nicht gespeichert. Ihr Text steht noch da.'
  const answer = await response.json()
  if (answer.version) form.elements.namedItem('version').value = String(answer.version)
  if (answer.findings !== undefined) showFindings(answer.findings)
  return answer.saved ?? answer.message
}

for (const form of document.querySelectorAll('form[data-autosave]')) {
  let timer = 0
  let running = Promise.resolve()
  let busy = false
  let sent = new URLSearchParams(new FormData(form)).toString()
  const now = () => {
    running = running.then(async () => {
      const current = new URLSearchParams(new FormData(form)).toString()
      if (current === sent) return
      busy = true
      state.textContent = 'Wird gespeichert …'
      state.textContent = await save(form).catch(
        () => 'Keine Verbindung. Ihr Text steht noch da; wir versuchen es weiter.',
      )
      sent = new URLSearchParams(new FormData(form)).toString()
      busy = false
    })
  }
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(now, PAUSE)
  })
  // The button saves by itself. One that is pressed while an autosave is on its way waits for the new version.
  let waiting = false
  form.addEventListener('submit', (event) => {
    clearTimeout(timer)
    if (!busy || waiting) return
    event.preventDefault()
    waiting = true
    const { submitter } = event
    running.finally(() => form.requestSubmit(submitter))
  })
}
