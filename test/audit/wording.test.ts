/** What an event says beyond its sentence, in German: the type asks for words of keys, these tests for the rest. */
import { describe, expect, it } from 'vitest'
import { KEYS, VALUES } from '../../src/audit/detail-words.ts'
import { detailText } from '../../src/audit/wording.ts'
import { letterKinds } from '../../src/core/de.ts'
import { editionForm } from '../../src/edition/schema.ts'
import { piecesOf } from '../../src/retention/class-store.ts'
import { CLASSES } from '../../src/retention/classes.ts'

const text = (detail: unknown) => detailText({ detail: JSON.stringify(detail) }, () => undefined)

describe('the detail of an event in words', () => {
  it.each<[unknown, string]>([
    [{ kind: 'retention' }, 'Art: Ankündigung einer Löschung'],
    [{ part: 'withdrawn-photos', rows: 2 }, 'Teil: Fotos zurückgezogener Einreichungen · Zeilen: 2'],
    [{ state: 'draft' }, 'Stand: Entwurf'],
    [{ phase: 'draft' }, 'Phase: In Vorbereitung'],
    [{ from: 'open', until: null }, 'bisher: noch nicht geprüft'],
    [{ may: 'hand_in', public: true }, 'Recht: bearbeiten und einreichen · öffentlich: ja'],
    [{ title: { from: '', to: 'Award' } }, 'Titel: bisher –, neu Award'],
    [{ rules: { kinds: [], effect: 'flag' } }, 'Regeln: 2 Angaben'],
    [{ awards: [{ place: 1 }] }, 'Auszeichnungen: 1 Einträge'],
    [{ points: [['c', 7]], votes: 3 }, ''],
    [{ unknown: 'x' }, 'unknown: x'],
  ])('%j', (detail, words) => {
    expect(text(detail)).toBe(words)
  })

  it('has a word for every class and part of what is deleted, field of an edition and kind of letter', () => {
    const { version: _, ...fields } = editionForm.shape
    const keys = [...CLASSES.map(({ id }) => id), ...Object.keys(fields)]
    expect(keys.filter((key) => !Object.hasOwn(KEYS, key))).toEqual([])
    const coded: [key: string, value: string][] = [
      ...CLASSES.map(({ id }): [string, string] => ['class', id]),
      ...CLASSES.flatMap(({ id }) => piecesOf(id)).map(({ key }): [string, string] => ['part', key]),
      ...Object.keys(letterKinds).map((kind): [string, string] => ['kind', kind]),
    ]
    expect(coded.filter(([key, value]) => VALUES[key]?.[value] === undefined)).toEqual([])
  })
})
