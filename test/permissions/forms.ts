/** The forms of a page, filled as somebody would: what stands in them, and what is missing. Pure. */
import { SMALL_JPEG } from '../support/small-jpeg.ts'

export interface Form {
  /** Where it goes, with its query. */
  readonly path: string
  readonly body: URLSearchParams | FormData
}

type Attributes = Readonly<Record<string, string>>

interface Control {
  readonly tag: string
  readonly attributes: Attributes
  /** What a text area holds. */
  readonly text: string
  readonly options: Attributes[]
}

interface Raw {
  readonly attributes: Attributes
  readonly controls: Control[]
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

const plain = (html: string): string => html.replace(/&(amp|lt|gt|quot|#39);/g, (one) => ENTITIES[one] ?? one)

const attributesOf = (tag: string): Attributes =>
  Object.fromEntries(
    [...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, plain(value)]),
  )

const TAGS = /<(\/?)(form|input|select|option|textarea|button)\b((?:[^">]|"[^"]*")*)>/g

/** Every form of a page with its controls, those that only name their form included. */
const rawForms = (html: string): Raw[] => {
  const forms: Raw[] = []
  const outside: Control[] = []
  let open: Raw | undefined
  let select: Control | undefined
  for (const { 1: closing, 2: tag = '', 3: rest = '', index, 0: whole } of html.matchAll(TAGS)) {
    if (closing) {
      if (tag === 'form') open = undefined
      continue
    }
    const attributes = attributesOf(rest)
    if (tag === 'form') {
      open = { attributes, controls: [] }
      forms.push(open)
    } else if (tag === 'option') select?.options.push(attributes)
    else {
      const after = index + whole.length
      const text = tag === 'textarea' ? html.slice(after, html.indexOf('</textarea>', after)).trim() : ''
      const control = { tag, attributes, text: plain(text), options: [] }
      if (tag === 'select') select = control
      ;('form' in attributes ? outside : (open?.controls ?? [])).push(control)
    }
  }
  for (const control of outside)
    forms.find(({ attributes }) => attributes.id === control.attributes.form)?.controls.push(control)
  return forms
}

/** How much somebody writes: only what must be, or everything. */
type Zeal = 'least' | 'all'

const SAMPLES: Readonly<Record<string, string>> = {
  email: 'neu@z.example',
  number: '1',
  date: '2026-12-01',
  'datetime-local': '2026-12-01T10:00',
  url: 'https://z.example',
  tel: '0711 1',
}

const sampleOf = ({ type = 'text', min, pattern }: Attributes): string =>
  type === 'number' ? min || '1' : (SAMPLES[type] ?? (pattern ? '1' : 'Ein Text.'))

const fileOf = (accept: string): File => {
  if (/image|jp/.test(accept)) return new File([SMALL_JPEG], 'bild.jpg', { type: 'image/jpeg' })
  if (/csv/.test(accept)) return new File(['Name;Ort\nBauhof;Weg\n'], 'liste.csv', { type: 'text/csv' })
  return new File(['%PDF-1.7\n%%EOF'], 'blatt.pdf', { type: 'application/pdf' })
}

const chosenOf = ({ attributes, options }: Control, zeal: Zeal): string => {
  const standing = options.find((option) => 'selected' in option) ?? options[0]
  const must = zeal === 'all' || 'required' in attributes
  const chosen = must && !standing?.value ? options.find(({ value }) => value) : standing
  return chosen?.value ?? ''
}

type Entry = [name: string, value: string | File]

const ticked = (control: Control, others: readonly Control[], zeal: Zeal): boolean => {
  const { type, name, checked, required } = control.attributes
  if (checked !== undefined) return true
  if (type === 'checkbox') return zeal === 'all' || required !== undefined
  const group = others.filter(({ attributes }) => attributes.type === 'radio' && attributes.name === name)
  const open = !group.some(({ attributes }) => 'checked' in attributes)
  return open && group.at(zeal === 'all' ? -1 : 0) === control
}

const entryOf = (control: Control, all: readonly Control[], zeal: Zeal): Entry[] => {
  const { tag, attributes, text } = control
  const { name, type, value = '' } = attributes
  if (!name || tag === 'button' || type === 'submit' || 'disabled' in attributes) return []
  if (tag === 'select') return [[name, chosenOf(control, zeal)]]
  if (type === 'checkbox' || type === 'radio')
    return ticked(control, all, zeal) ? [[name, value || 'on']] : []
  if (type === 'file') return [[name, fileOf(attributes.accept ?? '')]]
  const standing = tag === 'textarea' ? text : value
  if (type === 'hidden' || standing || !(zeal === 'all' || 'required' in attributes))
    return [[name, standing]]
  return [[name, sampleOf(attributes)]]
}

const bodyOf = (entries: readonly Entry[], multipart: boolean): Form['body'] => {
  const body = multipart ? new FormData() : new URLSearchParams()
  for (const [name, value] of entries) body.append(name, value as string)
  return body
}

/**
 * Every way to send the forms of a page: with each of its buttons, with the least and with everything filled in.
 * @param at the address of the page, for forms that go back to it
 */
export const formsOf = (html: string, at: string): Form[] =>
  rawForms(html)
    .filter(({ attributes }) => attributes.method === 'post')
    .flatMap(({ attributes, controls }) => {
      const multipart = attributes.enctype === 'multipart/form-data'
      const buttons = controls.filter(
        ({ tag, attributes: { type } }) => tag === 'button' && type !== 'button',
      )
      const ways = [
        ...new Map(
          buttons.map(({ attributes: own }) => [`${own.formaction} ${own.name} ${own.value}`, own]),
        ).values(),
      ]
      return ways.flatMap((own) =>
        (['least', 'all'] as const).map((zeal) => {
          const entries = controls.flatMap((control) => entryOf(control, controls, zeal))
          const pressed: Entry[] = own.name ? [[own.name, own.value ?? '']] : []
          return {
            path: own.formaction ?? attributes.action ?? at,
            body: bodyOf([...entries, ...pressed], multipart),
          }
        }),
      )
    })

/** Every address of this house that a page leads to or shows. */
export const linksOf = (html: string): string[] => [
  ...new Set([...html.matchAll(/ (?:href|src)="(\/[^"#]*)/g)].map(([, path = '']) => plain(path))),
]
