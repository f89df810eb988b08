/** Every wrong setting has its sentence, and all of them are said at once. */
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { readNodeSettings, readWorkerSettings } from '../../src/platform/config.ts'
import { type Env, metricsAddress, SETTINGS } from '../../src/platform/settings.ts'

const RIGHT: Env = {
  NODE_ENV: 'production',
  KUER_ORIGIN: 'https://award.example.org',
  KUER_SECRET: 'a'.repeat(32),
  SMTP_URL: 'smtps://user:p%40ss@mail.example.org',
  MAIL_FROM: 'Kür <award@example.org>',
  KUER_FIRST_ORGANISER: 'first@example.org',
  KUER_DATA: 'data',
  KUER_PROXIES: '1',
  KUER_DATA_LICENCE: 'dl-by-de/2.0',
  HOST: '0.0.0.0',
  PORT: '8080',
  KUER_METRICS: '127.0.0.1:9464',
  KUER_LOG: 'json',
}

const problemsOf = (env: Env) => readNodeSettings(env, () => 'd'.repeat(32)).problems

describe('the settings of the server', () => {
  it('are right in production, and right when nothing is set in development', () => {
    expect(problemsOf(RIGHT)).toEqual([])
    expect(problemsOf({})).toEqual([])
  })

  it.each<[name: string, value: string | undefined, said: RegExp]>([
    ['NODE_ENV', 'prod', /NODE_ENV ist „prod“; möglich ist „production“/],
    ['KUER_ORIGIN', undefined, /KUER_ORIGIN fehlt/],
    ['KUER_ORIGIN', 'http://award.example.org', /in Produktion mit https/],
    ['KUER_ORIGIN', 'https://award.example.org/award', /ohne Pfad/],
    ['KUER_ORIGIN', 'award.example.org', /KUER_ORIGIN/],
    ['KUER_SECRET', undefined, /KUER_SECRET fehlt/],
    ['KUER_SECRET', 'a'.repeat(31), /kürzer als 32 Zeichen/],
    ['SMTP_URL', undefined, /SMTP_URL fehlt/],
    ['SMTP_URL', 'mail.example.org', /SMTP_URL ist keine Adresse/],
    ['SMTP_URL', 'https://mail.example.org', /SMTP_URL ist keine Adresse/],
    ['SMTP_URL', 'smtps://user:pa/ss@mail.example.org', /%2F/],
    ['MAIL_FROM', undefined, /MAIL_FROM fehlt/],
    ['MAIL_FROM', 'Kür', /MAIL_FROM ist kein Absender/],
    ['MAIL_FROM', 'a@example.org\nBcc: b@example.org', /MAIL_FROM ist kein Absender/],
    ['KUER_FIRST_ORGANISER', 'first', /KUER_FIRST_ORGANISER ist keine E-Mail-Adresse/],
    ['KUER_PROXIES', '10', /KUER_PROXIES muss eine Zahl von 0 bis 9 sein/],
    ['KUER_PROXIES', '1e0', /KUER_PROXIES/],
    ['KUER_DATA_LICENCE', 'CC BY', /KUER_DATA_LICENCE/],
    ['HOST', 'http://127.0.0.1', /HOST muss eine Netzadresse/],
    ['PORT', '0', /PORT muss eine Zahl von 1 bis 65535 sein/],
    ['PORT', '65536', /PORT/],
    ['PORT', '80a', /PORT/],
    ['KUER_DEMO', 'no', /KUER_DEMO ist „no“/],
    ['KUER_MODE', 'dev', /KUER_MODE ist „dev“/],
    ['KUER_LOG', 'text', /KUER_LOG ist „text“/],
    ['KUER_METRICS', '9464', /KUER_METRICS muss Adresse und Port sein/],
    ['KUER_METRICS', '127.0.0.1:8080', /nicht den Port der öffentlichen Seiten/],
    ['KUER_ORIGN', 'x', /KUER_ORIGN ist keine Einstellung von Kür\. Gemeint ist vielleicht KUER_ORIGIN\./],
    ['KUER_UNHEARD_OF', 'x', /KUER_UNHEARD_OF ist keine Einstellung von Kür\.$/],
  ])('%s=%s has one sentence', (name, value, said) => {
    const problems = problemsOf({ ...RIGHT, [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(said)
  })

  it('are all named at once, without repeating a password, and nothing is written', () => {
    const secrets: string[] = []
    const { problems } = readNodeSettings(
      { NODE_ENV: 'production', SMTP_URL: 'smtp:secret@x', PORT: 'x', KUER_DATE: 'x' },
      () => {
        secrets.push('made')
        return ''
      },
    )
    expect(problems.map((problem) => /^[A-Z_]+/.exec(problem)?.[0])).toEqual([
      'KUER_ORIGIN',
      'KUER_SECRET',
      'SMTP_URL',
      'MAIL_FROM',
      'PORT',
      'KUER_DATE',
    ])
    expect(problems.join()).not.toContain('smtp:secret')
    expect(secrets).toEqual([])
  })

  it('count as not set when they are empty', () => {
    expect(problemsOf({ KUER_ORIGIN: '', KUER_METRICS: '', PORT: '' })).toEqual([])
    expect(problemsOf({ ...RIGHT, KUER_SECRET: '' })).toHaveLength(1)
  })

  it('are read as they are written', () => {
    const { settings } = readNodeSettings({ ...RIGHT, KUER_ORIGIN: 'https://award.example.org/' }, () => '')
    expect(settings).toMatchObject({
      config: { mode: 'production', origin: 'https://award.example.org', proxies: 1 },
      host: '0.0.0.0',
      port: 8080,
      smtp: { from: 'Kür <award@example.org>' },
      metrics: { host: '127.0.0.1', port: 9464 },
      log: 'json',
      demo: false,
    })
    expect(metricsAddress('[::1]:9464')).toEqual({ host: '::1', port: 9464 })
  })
})

test('a Worker is in production unless it says otherwise, and believes no proxy', () => {
  const { KUER_ORIGIN, KUER_SECRET } = RIGHT
  expect(readWorkerSettings({ KUER_ORIGIN, KUER_SECRET, KUER_PROXIES: '3' })).toMatchObject({
    config: { mode: 'production', proxies: 0 },
    problems: [],
  })
  expect(readWorkerSettings({}).problems).toHaveLength(2)
  expect(readWorkerSettings({ KUER_MODE: 'development' }).config.mode).toBe('development')
})

test.each(SETTINGS.map(({ name }) => name))('%s stands in the README', (name) => {
  expect(readFileSync('README.md', 'utf8')).toContain(`\`${name}`)
})
