// Forms with data-upload send one file at a time: progress is visible, and one refused file does not stop the others.
// Without this script the same form sends everything at once.

const send = async (form, input, file) => {
  const body = new FormData(form)
  body.delete(input.name)
  body.append(input.name, file)
  const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } })
  const type = response.headers.get('Content-Type') ?? ''
  if (!type.startsWith('application/json')) {
    return response.status === 401
      ? 'Ihre Anmeldung ist abgelaufen.'
      : 'Der Server hat die Datei nicht angenommen.'
  }
  const { refused, problem } = await response.json()
  return problem ?? refused[0]?.error ?? null
}

const element = (name, className, parent) => {
  const made = document.createElement(name)
  made.className = className
  parent.append(made)
  return made
}

const upload = async (form, input) => {
  const files = [...input.files]
  const box = form.querySelector('.upload') ?? element('div', 'upload', form)
  box.replaceChildren()
  const state = element('p', 'save-state', box)
  state.setAttribute('role', 'status')
  const bar = element('progress', '', box)
  bar.max = files.length
  bar.setAttribute('aria-label', 'Fortschritt')
  const errors = []
  for (const [index, file] of files.entries()) {
    bar.value = index
    state.textContent = `${index + 1} von ${files.length}: ${file.name}`
    const error = await send(form, input, file).catch(
      () => 'Die Verbindung ist abgebrochen. Bitte noch einmal versuchen.',
    )
    if (error) errors.push({ file, error })
  }
  bar.value = files.length
  if (errors.length === 0) {
    location.reload()
    return
  }
  state.textContent = `${files.length - errors.length} von ${files.length} übernommen. Nicht übernommen wurden:`
  const list = element('ul', '', box)
  for (const { file, error } of errors) element('li', '', list).textContent = `${file.name}: ${error}`
  const again = element('a', '', box)
  again.href = location.pathname
  again.textContent = 'Seite neu laden'
}

for (const form of document.querySelectorAll('form[data-upload]')) {
  const input = form.querySelector('input[type=file][multiple]')
  form.addEventListener('submit', (event) => {
    if (input.files.length === 0) return
    event.preventDefault()
    upload(form, input)
  })
  for (const kind of ['dragover', 'dragleave', 'drop']) {
    form.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      form.classList.toggle('form--drop', kind === 'dragover')
      if (kind !== 'drop' || event.dataTransfer.files.length === 0) return
      input.files = event.dataTransfer.files
      upload(form, input)
    })
  }
}

// Where pictures are still being made, looks every few seconds whether they are there; what is being typed stays.
const link = document.querySelector('a[data-waiting]')
const LOOK_EVERY = 3000
let typing = false
document.addEventListener('input', () => {
  typing = true
})

const look = async () => {
  const answer = await fetch(link.href).catch(() => null)
  const seen = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null
  const waiting = seen?.querySelector('a[data-waiting]')?.dataset.waiting ?? '0'
  if (seen === null || waiting === link.dataset.waiting) setTimeout(look, LOOK_EVERY)
  else if (typing) link.textContent = 'Fertig: Seite neu laden (vorher speichern, was Sie geschrieben haben)'
  else location.reload()
}

if (link) setTimeout(look, LOOK_EVERY)
