/** The log leaves the house at night, by file and by mail, and can be checked without us. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkChain, sealLog } from '../../src/audit/chain-actions.ts'
import { lastSeal } from '../../src/audit/chain-store.ts'
import { verifyLogCommand } from '../../src/audit/command.ts'
import { record } from '../../src/audit/store.ts'
import type { Services } from '../../src/core/services.ts'
import { copyLog } from '../../src/offsite/actions.ts'
import { diskFiles } from '../../src/platform/files-disk.ts'
import { emptyWorld, must, openYear, person, type World } from '../submission/world.ts'

let world: World
let app: Services
const folder = mkdtempSync(join(tmpdir(), 'kuer-copy-'))
beforeAll(async () => {
  world = emptyWorld()
  app = {
    ...world.app,
    logCopy: diskFiles(folder),
    config: { ...world.app.config, logMail: ['a@rat.example', 'b@rat.example'] },
  }
  await openYear(app, await person(app, 'organiser@x.example', true), 2026)
})
afterAll(() => {
  world.close()
  rmSync(folder, { recursive: true })
})

const copies = () => readdirSync(join(folder, 'log')).sort()
const verify = (...args: string[]) => verifyLogCommand(args, join(folder, 'log'))
const happen = async (subject: string) =>
  must(await app.db.commit([record(app.db.q, { at: 1, actorId: null, kind: 'barrier.done', subject })]))

describe('the nightly copy', () => {
  it('takes along what is new, is one log night after night, and leaves quiet nights out', async () => {
    expect(await copyLog(world.app)).toBe(false)
    expect(await copyLog(app)).toBe(true)
    await sealLog(app)
    expect(await copyLog(app)).toBe(false)
    await happen('two')
    expect(await copyLog(app)).toBe(true)
    expect(copies()).toHaveLength(2)
    const head = await lastSeal(app.db)
    const right = verify(...copies().reverse(), '--root', head?.hash ?? '')
    expect(right).toMatchObject({ code: 0, stderr: '' })
    expect(right?.stdout).toMatch(/stimmt +Das Protokoll ist unverändert/)
    expect(verify(copies()[1] ?? '')?.stdout).toMatch(
      /beginnt mit Siegel 2; was davor war, ist nicht geprüft/,
    )
    expect((await checkChain(app, head?.hash ?? null)).problem).toBeNull()
  })

  it('mails the hash to whom it may concern', async () => {
    const letters = await app.db.q
      .selectFrom('outbox')
      .select(['recipient', 'body'])
      .where('kind', '=', 'log_seal')
      .orderBy('created_at')
      .orderBy('recipient')
      .execute()
    expect(letters.map(({ recipient }) => recipient).sort()).toEqual([
      'a@rat.example',
      'a@rat.example',
      'b@rat.example',
      'b@rat.example',
    ])
    const head = (await lastSeal(app.db))?.hash ?? ''
    expect(letters.filter(({ body }) => body.includes(head))).toHaveLength(2)
  })
})

describe('npm run verify', () => {
  it('finds a changed line, a missing file and a hash that no seal has', () => {
    const [first = '', second = ''] = copies()
    expect(verify(second, first, '--root', 'ab'.repeat(32))).toMatchObject({ code: 1 })
    const text = readFileSync(join(folder, 'log', first), 'utf8')
    writeFileSync(join(folder, 'log', 'forged.jsonl'), text.replace('edition.opened', 'edition.closed'))
    expect(verify('forged.jsonl')?.stdout).toMatch(/STIMMT NICHT {2}Ein Ereignis zwischen/)
    writeFileSync(join(folder, 'log', 'broken.jsonl'), `${text}["e",1]\n`)
    expect(verify('broken.jsonl')).toMatchObject({ code: 2, stdout: '' })
    expect(verify('none.jsonl')?.code).toBe(2)
    expect(verify(first, '--root', 'x')?.code).toBe(2)
    expect(verify('ergebnis.json')).toBeNull()
  })
})
