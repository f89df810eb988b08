// Passkeys: asks the server for a question, the browser for an answer, and sends the form with it. Where the browser
// knows no passkeys, the offer stays hidden and nothing else changes.
const HALF_THE_TIME = 5 * 60_000
const able =
  'PublicKeyCredential' in window &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential

const question = async (form) => {
  const answer = await fetch(form.dataset.question, { method: 'POST', body: new URLSearchParams() })
  if (!answer.ok) throw new Error(`question: ${answer.status}`)
  return answer.json()
}

const answerTo = async (form, more) => {
  const asked = await question(form)
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked),
        ...more,
      })
    : navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked),
        ...more,
      })
}

const send = (form, credential) => {
  form.elements.antwort.value = JSON.stringify(credential)
  form.submit()
}

const say = (form, text) => {
  form.querySelector('[role=status]').textContent = text
}

/** What happened when the browser gave no answer. */
const why = (form, error) => {
  if (error.name === 'InvalidStateError') return 'Auf diesem Gerät gibt es schon einen Passkey für Ihr Konto.'
  if (error.name === 'NotAllowedError')
    return form.dataset.passkey === 'create'
      ? 'Es wurde kein Passkey angelegt. Sie können es noch einmal versuchen.'
      : 'Es wurde kein Passkey bestätigt. Sie können es noch einmal versuchen.'
  return 'Das hat nicht geklappt. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.'
}

let waiting = null

/** The browser offers its passkeys at the address field by itself, with a question that is never stale. */
const suggest = async (form) => {
  waiting?.abort()
  const mine = new AbortController()
  waiting = mine
  setTimeout(() => waiting === mine && suggest(form), HALF_THE_TIME)
  try {
    send(form, await answerTo(form, { mediation: 'conditional', signal: mine.signal }))
  } catch {
    // Nobody chose one: the page works without.
  }
}

const start = async (form) => {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (!form.reportValidity()) return
    waiting?.abort()
    waiting = null
    say(form, '')
    try {
      send(form, await answerTo(form, {}))
    } catch (error) {
      say(form, why(form, error))
    }
  })
  if ('suggest' in form.dataset && (await PublicKeyCredential.isConditionalMediationAvailable?.()))
    suggest(form)
}

for (const form of able ? document.querySelectorAll('form[data-passkey]') : []) start(form)
for (const offer of document.querySelectorAll('[data-passkey-offer]')) offer.hidden = !able
for (const note of document.querySelectorAll('[data-passkey-missing]')) note.hidden = able
