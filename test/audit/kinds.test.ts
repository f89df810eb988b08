import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PARTS } from '../../src/audit/kinds.ts'
import { allKinds, kindsOf, predicateOf } from '../../src/audit/predicates.ts'
import { detailJson } from '../../src/audit/rules.ts'

const files = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true })
const sources = [...files('src'), ...files('migrations')]
  .filter((file) => file.isFile() && /\.(tsx?|sql)$/.test(file.name) && !file.name.endsWith('kinds.ts'))
  .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
  .join('\n')

/** Kinds that are written with a word put in: `conflict.${state}`. */
const MADE =
  /^(conflict\.(confirmed|dismissed)|adoption\.(accepted|refused|removed)|release\.(undo|correction)_asked|letter\.(failed|bounced))$/

describe('the kinds of events', () => {
  it('are each in one part, with words of their own', () => {
    const parts = Object.keys(PARTS).map(kindsOf)
    expect(new Set(parts.flat()).size).toBe(parts.flat().length)
    expect(new Set(allKinds().map(predicateOf)).size).toBe(allKinds().length)
    expect(allKinds().filter((kind) => !/^(hat|möchte|arbeitet) /.test(predicateOf(kind)))).toEqual([])
  })

  // What is written and missing here does not compile; this is the other half.
  it('are all written somewhere', () => {
    const dead = allKinds().filter((kind) => !MADE.test(kind) && !sources.includes(`'${kind}'`))
    expect(dead).toEqual([])
  })

  it('keep their name where they are no longer known', () => {
    expect(predicateOf('gone.kind')).toBe('gone.kind')
    expect(kindsOf('constructor')).toEqual([])
  })
})

describe('the detail of an event', () => {
  it('keeps ids, numbers, digests, dates and filters', () => {
    const detail = {
      juror: '0b9a8a5e-6c55-4d3c-8a3c-5d0f3a0a1b2c',
      sha256: 'ab'.repeat(32),
      until: 1_790_000_000_000,
      points: [['c1', 7]],
      filter: 'q=…&stand=eingereicht',
      none: null,
      yes: true,
    }
    expect(JSON.parse(detailJson('score.saved', detail))).toEqual(detail)
  })

  it.each(['Anna Beispiel', 'a@b.example', 'Müller', 'zwei\nZeilen', 'x'.repeat(401)])(
    'holds no words that somebody typed: %j',
    (typed) => {
      const detail = { reason: typed, deep: [{ also: typed }] }
      expect(JSON.parse(detailJson('conflict.stated', detail))).toEqual({
        reason: '…',
        deep: [{ also: '…' }],
      })
    },
  )

  it('holds the words of the published configuration', () => {
    const detail = { title: { from: 'Preis 2025', to: 'Preis für alle' } }
    expect(JSON.parse(detailJson('edition.saved', detail))).toEqual(detail)
  })
})
