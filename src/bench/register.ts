/** Taking over a list of municipalities as large as the country's. */
import type { Actor } from '../account/rules.ts'
import { importRegister } from '../register/actions.ts'
import { emptyWorld, someone } from './world.ts'

const SYLLABLES = ['Alt', 'Bärn', 'Grün', 'Hohen', 'Klein', 'Müh', 'Ober', 'Schön', 'Unter', 'Wald']

const list = (count: number): string => {
  const lines = Array.from({ length: count }, (_, index) => {
    const syllable = (place: number) => SYLLABLES[Math.floor(index / place) % 10] ?? ''
    const name = `${syllable(1)}${syllable(10).toLowerCase()}bach am ${syllable(100)}see`
    return `${10_000_000 + index};${name};Gemeinde;Kreis ${index % 300};Land ${index % 16};${100 + index}`
  })
  return `key;name;type;county;state;population\n${lines.join('\n')}\n`
}

/** Milliseconds for a first import of `count` rows. */
export const importCountry = async ([count = '11000']: string[]): Promise<{ ms: number }> => {
  const { services, close } = emptyWorld()
  const { id, email } = await someone(services, 'organiser@bench.example')
  const actor: Actor = { id, email, name: '', isOrganiser: true, isGalleryEditor: false, juries: [] }
  const bytes = new TextEncoder().encode(list(Number(count)))
  const file = { name: 'liste.csv', bytes, source: 'Bench', listedOn: '2026-01-01', dryRun: false }
  const started = performance.now()
  const done = await importRegister(services, actor, file)
  const ms = performance.now() - started
  close()
  if (!done.ok || done.value.added !== Number(count)) throw new Error(JSON.stringify(done))
  return { ms }
}
