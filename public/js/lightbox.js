// The large view of a picture over its gallery. What it shows is the picture's own page, so there is one source of
// captions, credits and links; the address changes with it and can be shared.

const pages = new Map()

/** The figure and the links of a picture's page; fetched once. */
const load = (href) => {
  if (!pages.has(href)) {
    const page = fetch(href).then(async (response) => {
      if (!response.ok) throw new Error(String(response.status))
      const html = new DOMParser().parseFromString(await response.text(), 'text/html')
      const find = (selector) => html.querySelector(selector)
      return { title: html.title, figure: find('.large-view'), nav: find('.large-view__nav') }
    })
    // What failed once may work the next time.
    page.catch(() => pages.delete(href))
    pages.set(href, page)
  }
  return pages.get(href)
}

const link = (nav, rel) => nav?.querySelector(`a[rel=${rel}]`)?.getAttribute('href')

/** Fetches the neighbours, page and picture, while one looks. */
const preload = async (href) => {
  const { figure } = await load(href)
  const source = figure.querySelector('img')
  const image = new Image()
  image.sizes = source.sizes
  image.srcset = figure.querySelector('source')?.srcset || source.srcset
}

const start = (album) => {
  const gallery = location.pathname
  const galleryTitle = document.title
  const dialog = document.createElement('dialog')
  dialog.className = 'lightbox'
  dialog.setAttribute('aria-label', album.dataset.lightbox)
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'link-button lightbox__close'
  close.textContent = album.dataset.close
  const body = document.createElement('div')
  dialog.append(close, body)
  document.body.append(dialog)
  let current = ''

  /** The picture before or after this one in the album. */
  const beside = (href, rel) => {
    const all = [...album.querySelectorAll('.figure > a')].map((one) => one.getAttribute('href'))
    const at = all.indexOf(href)
    return at < 0 ? undefined : all[at + (rel === 'next' ? 1 : -1)]
  }

  const thumbnail = (href) => album.querySelector(`a[href="${href}"]`)

  /** Shows at once what the gallery has, then the page of the picture. */
  const show = async (href) => {
    current = href
    const figure = thumbnail(href)?.closest('figure').cloneNode(true)
    if (figure) {
      figure.className = 'large-view'
      for (const one of figure.querySelectorAll('source, img')) one.sizes = '100vw'
      figure.querySelector('a').replaceWith(figure.querySelector('picture'))
      body.replaceChildren(figure)
    }
    if (!dialog.open) dialog.showModal()
    const page = await load(href).catch(() => null)
    if (current !== href) return
    // Without a connection the picture's own address still is the best answer.
    if (!page) return location.assign(href)
    const [large, nav] = [page.figure.cloneNode(true), page.nav.cloneNode(true)]
    large.querySelector('figcaption').setAttribute('aria-live', 'polite')
    body.replaceChildren(large, nav)
    document.title = page.title
    for (const rel of ['next', 'prev']) {
      const neighbour = link(nav, rel)
      if (neighbour) preload(neighbour).catch(() => undefined)
    }
  }

  const move = (href) => {
    if (!href) return
    history.replaceState({ lightbox: href }, '', href)
    show(href)
  }

  const leave = () => {
    if (history.state?.lightbox) history.back()
    else dialog.close()
  }

  album.addEventListener('click', (event) => {
    const opened = event.target.closest('.figure > a')
    if (!opened || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    const href = opened.getAttribute('href')
    history.pushState({ lightbox: href }, '', href)
    show(href)
  })

  close.addEventListener('click', leave)
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    leave()
  })
  dialog.addEventListener('click', (event) => {
    const to = event.target.closest('.large-view__nav a')
    if (!to) return
    event.preventDefault()
    if (to.rel === 'next' || to.rel === 'prev') move(to.getAttribute('href'))
    else leave()
  })
  dialog.addEventListener('keydown', (event) => {
    const rel = { ArrowRight: 'next', ArrowLeft: 'prev' }[event.key]
    // A key pressed before the page of the picture has come must not be lost.
    if (rel) move(link(body, rel) ?? beside(current, rel))
  })
  dialog.addEventListener('close', () => {
    document.title = galleryTitle
    thumbnail(current)?.focus()
    body.replaceChildren()
  })
  addEventListener('popstate', (event) => {
    if (event.state?.lightbox) show(event.state.lightbox)
    else if (location.pathname === gallery) dialog.close()
  })
}

for (const album of document.querySelectorAll('[data-lightbox]')) start(album)
