/** The site itself on both runtimes: nobody overwrites an unseen text or look, and both show at once. */
import assert from 'node:assert/strict'
import { guard } from '../../src/core/database.ts'
import { insertText, textsOf } from '../../src/site/store.ts'
import { currentTheme, lookOf, themeRow, updateTheme } from '../../src/site/theme-store.ts'
import type { Case } from './cases.ts'

const NOW = Date.UTC(2026, 5, 1)

export const siteCases: Case[] = [
  {
    name: 'site: of many saves on top of one version exactly one wins, for texts and for the look',
    run: async ({ db }) => {
      const version = async () => {
        const row = await db.q.selectFrom('public_version').select('number').executeTakeFirstOrThrow()
        return row.number
      }
      const before = await version()
      const text = { slug: 'vertrag', language: 'de', title: 'Titel', published: 1 } as const
      const write = (body: string, seen: number) =>
        db.commit([
          insertText(db.q, { ...text, body, saved_by: 'x', saved_at: NOW, restored: null }, seen),
          guard,
        ])
      const saved = await Promise.all(['a', 'b', 'c', 'd'].map((body) => write(body, 0)))
      assert.equal(saved.filter(({ ok }) => ok).length, 1)
      assert.ok((await write('e', 1)).ok)
      assert.deepEqual(await textsOf(db, 'vertrag'), [
        { language: 'de', version: 2, title: 'Titel', body: 'e', published: 1 },
      ])
      assert.ok((await version()) > before)

      const { id: _id, version: seen, ...row } = await themeRow(db)
      const paint = (accent: string) => db.commit([updateTheme(db.q, seen, { ...row, accent }), guard])
      const painted = await Promise.all(['#111111', '#222222', '#333333'].map(paint))
      assert.equal(painted.filter(({ ok }) => ok).length, 1)
      assert.match((await currentTheme(db)).accent, /^#(111111|222222|333333)$/)
      const look = await lookOf(db, `contract-${await version()}`)
      assert.ok(look.styles?.startsWith('/theme.css?v='))
      assert.deepEqual(look.pages, [{ path: '/seiten/vertrag', de: 'Titel', en: 'Titel' }])
      assert.ok((await db.commit([updateTheme(db.q, seen + 1, row)])).ok)
    },
  },
]
