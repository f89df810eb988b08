// Forms with data-progress show how far a large file has been sent, and then what the server is doing with it.
// Without this script the same form is sent by the browser itself.

const element = (name, attributes, parent) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  parent.append(made)
  return made
}

const send = (form, onProgress) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded, event.total)
    })
    request.addEventListener('load', () => resolve(request))
    request.addEventListener('error', reject)
    request.send(new FormData(form))
  })

const percent = (loaded, total) => `${Math.round((100 * loaded) / total)} %`

/** Puts the answer in place of the page, with the chosen file still chosen: after a dry run comes the real one. */
const showAnswer = (text, files) => {
  const page = new DOMParser().parseFromString(text, 'text/html')
  const main = page.querySelector('main')
  document.title = page.title
  document.querySelector('main').replaceWith(main)
  const input = main.querySelector('form[data-progress] input[type=file]')
  if (input) input.files = files
  for (const form of main.querySelectorAll('form[data-progress]')) watch(form)
  const start = main.querySelector('[autofocus]') ?? main
  start.focus()
  scrollTo(0, 0)
}

const upload = async (form, input) => {
  const box = form.querySelector('.upload') ?? element('div', { class: 'upload' }, form)
  box.replaceChildren()
  const state = element('p', { class: 'save-state', role: 'status' }, box)
  const bar = element('progress', { 'aria-label': 'Fortschritt' }, box)
  state.textContent = 'Die Datei wird gesendet …'
  try {
    const answer = await send(form, (loaded, total) => {
      bar.max = total
      bar.value = loaded
      if (loaded < total) state.textContent = `Die Datei wird gesendet: ${percent(loaded, total)}`
      else {
        // How long checking takes is not known: a bar without a value says so.
        bar.removeAttribute('value')
        state.textContent = form.dataset.progress
      }
    })
    // The form's own address answers with a report; a redirect leads to another address.
    if (answer.status === 200 && answer.responseURL !== form.action) location.assign(answer.responseURL)
    else showAnswer(answer.responseText, input.files)
  } catch {
    bar.remove()
    state.textContent = 'Die Verbindung ist abgebrochen. Bitte senden Sie die Datei noch einmal.'
  }
}

const watch = (form) => {
  const input = form.querySelector('input[type=file]')
  form.addEventListener('submit', (event) => {
    if (input.files.length === 0) return
    event.preventDefault()
    if (form.dataset.busy) return
    form.dataset.busy = 'true'
    upload(form, input).finally(() => delete form.dataset.busy)
  })
}

for (const form of document.querySelectorAll('form[data-progress]')) watch(form)
