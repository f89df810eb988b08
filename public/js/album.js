// What organisers do with many pictures: texts saved row by row while one types, and the order changed by dragging.
// Without this script the same forms save everything at once.

const PAUSE = 900

const FIELDS = 'input:not([type=hidden]):not([type=checkbox]), textarea, select'

/** Everything of one row that its form would send. */
const valuesOf = (row) => {
  const body = new URLSearchParams({ do: 'save' })
  for (const field of row.querySelectorAll('[name]')) {
    if (field.type !== 'checkbox') body.append(field.name, field.value)
  }
  return body
}

const startRow = (form, row, counted) => {
  const state = row.querySelector('[data-state]')
  const version = row.querySelector('[name="version[]"]')
  let sent = valuesOf(row).toString()
  let timer = 0
  let running = Promise.resolve()

  const save = async () => {
    const body = valuesOf(row)
    if (body.toString() === sent) return
    state.textContent = 'Wird gespeichert …'
    const headers = { Accept: 'application/json' }
    const response = await fetch(form.action, { method: 'POST', body, headers })
    if (!(response.headers.get('Content-Type') ?? '').startsWith('application/json')) {
      state.textContent =
        response.status === 401
          ? 'Nicht gespeichert: Ihre Anmeldung ist abgelaufen. Ihr Text steht noch da.'
          : 'Nicht gespeichert. Ihr Text steht noch da.'
      return
    }
    const { rows, gaps } = await response.json()
    const [one] = rows
    // Told of the other version now: saving once more replaces it knowingly.
    version.value = String(one.version)
    row.classList.toggle('batch__row--refused', one.state !== 'saved')
    state.textContent = one.state === 'saved' ? `Gespeichert. ${one.message}` : one.message
    if (one.state === 'saved') {
      body.set('version[]', String(one.version))
      sent = body.toString()
    }
    counted(gaps)
  }

  const now = () => {
    clearTimeout(timer)
    running = running.then(save).catch(() => {
      state.textContent = 'Keine Verbindung. Ihr Text steht noch da.'
    })
    return running
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(now, PAUSE)
  }
  row.addEventListener('input', (event) => {
    if (event.target.type !== 'checkbox') soon()
  })
  // Leaving the row saves it at once.
  row.addEventListener('focusout', (event) => {
    if (!row.contains(event.relatedTarget)) now()
  })
  return now
}

/** Enter goes to the same field of the next picture; with Shift it breaks the line. */
const walkDown = (form) => {
  form.addEventListener('keydown', (event) => {
    const field = event.target
    if (event.key !== 'Enter' || event.shiftKey || !field.matches(FIELDS) || !field.closest('[data-row]'))
      return
    event.preventDefault()
    const column = [...form.elements].filter(({ name }) => name === field.name)
    const next = column[column.indexOf(field) + 1]
    next?.focus()
    next?.closest('[data-row]').scrollIntoView({ block: 'nearest' })
  })
}

for (const form of document.querySelectorAll('form[data-batch]')) {
  const bar = document.querySelector('.kern-progress progress')
  const shown = document.querySelector('.kern-progress .num')
  const counted = (gaps) => {
    bar.value = bar.max - gaps
    shown.textContent = `${bar.value} von ${bar.max}`
  }
  const rows = [...form.querySelectorAll('[data-row]')].map((row) => startRow(form, row, counted))
  walkDown(form)
  // The buttons send everything: what is on its way must have arrived, or it would seem to be somebody else's.
  let waited = false
  form.addEventListener('submit', (event) => {
    if (waited) return
    event.preventDefault()
    const { submitter } = event
    Promise.all(rows.map((save) => save())).then(() => {
      waited = true
      form.requestSubmit(submitter)
    })
  })
}

for (const form of document.querySelectorAll('form[data-order]')) {
  let dragged = null
  const items = [...form.querySelectorAll('[data-item]')]
  for (const item of items) item.draggable = true
  const clear = () => {
    for (const item of items) item.classList.remove('story-order__item--target')
  }
  form.addEventListener('dragstart', (event) => {
    dragged = event.target.closest?.('[data-item]')
    event.dataTransfer.effectAllowed = 'move'
  })
  form.addEventListener('dragover', (event) => {
    const over = event.target.closest('[data-item]')
    if (!dragged || !over) return
    event.preventDefault()
    clear()
    over.classList.add('story-order__item--target')
  })
  form.addEventListener('dragend', clear)
  form.addEventListener('drop', (event) => {
    const over = event.target.closest('[data-item]')
    if (!dragged || !over || over === dragged) return
    event.preventDefault()
    const [from, to] = [items.indexOf(dragged), items.indexOf(over)]
    // Before the one it was dropped on; places are counted without the one that moves.
    dragged.querySelector('[name="place[]"]').value = String(from < to ? to : to + 1)
    form.requestSubmit(form.querySelector('button[value=places]'))
  })
}
