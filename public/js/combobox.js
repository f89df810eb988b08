// Suggestions from the register while somebody types a name: an editable combobox with a listbox, after WAI-ARIA 1.2.
// Without this script the same field is plain text, and the search page does the finding.

const PAUSE = 150
const MIN = 2

const element = (name, attributes, parent) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  parent.append(made)
  return made
}

const fetchItems = async (source, query, signal) => {
  const response = await fetch(`${source}?q=${encodeURIComponent(query)}`, {
    signal,
    headers: { Accept: 'application/json' },
  })
  // A session that has ended leads to a page instead: then the field is plain text again.
  const type = response.headers.get('Content-Type') ?? ''
  return response.ok && type.startsWith('application/json') ? (await response.json()).items : null
}

const say = (count) => {
  if (count === 0) return 'Kein Vorschlag. Sie können den Namen frei eintragen.'
  return `${count === 1 ? 'Ein Vorschlag' : `${count} Vorschläge`}. Auswählen mit den Pfeiltasten und der Eingabetaste.`
}

const enhance = (input) => {
  const box = input.closest('.combobox')
  const hidden = box.querySelector('input[type=hidden]')
  const picked = box.querySelector('.combobox__picked')
  const id = `${input.id}-vorschlaege`
  const list = element(
    'ul',
    { id, class: 'combobox__list', role: 'listbox', 'aria-label': 'Vorschläge', hidden: '' },
    box,
  )
  const spoken = element('p', { class: 'kern-sr-only', role: 'status' }, box)
  for (const [key, value] of Object.entries({
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': id,
  }))
    input.setAttribute(key, value)

  let items = []
  let active = -1
  let timer = 0
  let request = null

  const close = () => {
    clearTimeout(timer)
    request?.abort()
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    activate(-1)
  }

  const activate = (index) => {
    active = index
    for (const [at, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(at === index))
      if (at === index) option.scrollIntoView({ block: 'nearest' })
    }
    if (index < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', `${id}-${index}`)
  }

  const choose = (item) => {
    input.value = item.name
    hidden.value = item.key
    picked.textContent = `Aus der amtlichen Liste: ${item.place}`
    spoken.textContent = `${item.name} übernommen.`
    // For scripts that save along; "input" would mean that somebody typed.
    input.dispatchEvent(new Event('change', { bubbles: true }))
    close()
  }

  const show = (found) => {
    items = found
    list.replaceChildren()
    for (const [index, item] of items.entries()) {
      const option = element('li', { id: `${id}-${index}`, role: 'option', 'aria-selected': 'false' }, list)
      element('span', { class: 'combobox__name' }, option).textContent = item.name
      // Read as one phrase: name, then place.
      option.append(' ')
      element('span', { class: 'combobox__place' }, option).textContent = item.place
      option.addEventListener('click', () => choose(item))
    }
    list.hidden = items.length === 0
    input.setAttribute('aria-expanded', String(items.length > 0))
    activate(-1)
    spoken.textContent = say(items.length)
  }

  const look = async () => {
    request?.abort()
    request = new AbortController()
    const { signal } = request
    const query = input.value.trim()
    if (query.length < MIN) {
      close()
      return
    }
    const found = await fetchItems(input.dataset.source, query, signal).catch(() => null)
    // Left or typed on meanwhile: this answer is no longer the question's.
    if (signal.aborted || document.activeElement !== input) return
    if (found) show(found)
    else close()
  }

  const move = (step) => {
    if (items.length === 0) return
    const from = active < 0 && step < 0 ? 0 : active
    activate((from + step + items.length) % items.length)
  }

  input.addEventListener('input', () => {
    // What is typed is not what was picked.
    hidden.value = ''
    picked.textContent = ''
    clearTimeout(timer)
    timer = setTimeout(look, PAUSE)
  })

  input.addEventListener('keydown', (event) => {
    const open = !list.hidden
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (open) move(event.key === 'ArrowDown' ? 1 : -1)
      else look()
    } else if (event.key === 'Enter' && open && active >= 0) {
      event.preventDefault()
      choose(items[active])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      close()
    } else if (event.key === 'Tab') {
      close()
    }
  })

  // The field keeps the focus while an option is pressed, or the list would be gone before the click.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  input.addEventListener('blur', close)
}

for (const input of document.querySelectorAll('input[data-combobox]')) enhance(input)
