// A click into a picture chooses its focal point; the select beneath says the same without this script.

/** Where the picture itself lies inside its box: it is shown whole, so two sides may be empty. */
const shown = (image) => {
  const { width, height } = image.getBoundingClientRect()
  const scale = Math.min(width / image.naturalWidth, height / image.naturalHeight)
  const [w, h] = [image.naturalWidth * scale, image.naturalHeight * scale]
  return {
    left: image.offsetLeft + (width - w) / 2,
    top: image.offsetTop + (height - h) / 2,
    width: w,
    height: h,
  }
}

const percent = (part, whole) => Math.min(100, Math.max(0, Math.round((100 * part) / whole)))

/** Selects the value; one that is not offered yet becomes the last choice. */
const choose = (select, x, y) => {
  const value = `${x} ${y}`
  if (![...select.options].some((option) => option.value === value)) {
    for (const old of select.querySelectorAll('[data-clicked]')) old.remove()
    const option = new Option(`${x} % von links, ${y} % von oben`, value)
    option.dataset.clicked = 'true'
    select.append(option)
  }
  select.value = value
}

const watch = (box) => {
  const select = document.getElementById(box.dataset.focal)
  const image = box.querySelector('img')
  const mark = document.createElement('span')
  mark.className = 'focal__mark'
  box.append(mark)
  const show = () => {
    mark.hidden = select.value === '' || image.naturalWidth === 0
    if (mark.hidden) return
    const [x, y] = select.value.split(' ').map(Number)
    const { left, top, width, height } = shown(image)
    mark.style.left = `${left + (width * x) / 100}px`
    mark.style.top = `${top + (height * y) / 100}px`
  }
  image.addEventListener('click', (event) => {
    const { left, top, width, height } = shown(image)
    const frame = image.getBoundingClientRect()
    const [x, y] = [
      event.clientX - frame.left + image.offsetLeft,
      event.clientY - frame.top + image.offsetTop,
    ]
    choose(select, percent(x - left, width), percent(y - top, height))
    show()
  })
  select.addEventListener('change', show)
  image.addEventListener('load', show)
  addEventListener('resize', show)
  show()
}

for (const box of document.querySelectorAll('[data-focal]')) watch(box)
