// Colours as they are typed, shown at once in the preview. Without scripts a button shows them.
const form = document.querySelector('form[data-theme]')
const sample = document.querySelector('.theme-preview')

const TOKENS = {
  accent: ['--accent', '--kern-color-action-default', '--kern-color-action-default-contextual'],
  gold: ['--gold'],
}

const show = (input) => {
  if (!/^#[0-9a-f]{6}$/i.test(input.value)) return
  for (const token of TOKENS[input.name]) sample.style.setProperty(token, input.value)
}

if (form && sample) {
  for (const name of Object.keys(TOKENS)) {
    form.elements[name].addEventListener('input', (event) => show(event.target))
  }
  const words = { short_name: '.brand__name', award_name: 'small' }
  for (const [name, where] of Object.entries(words)) {
    form.elements[name].addEventListener('input', (event) => {
      sample.querySelector(where).textContent = event.target.value
    })
  }
}
