/** What a browser is asked about a passkey: options as JSON, and the cookie that binds the answer to this browser. */
import { getCookie, setCookie } from 'hono/cookie'
import type { Result } from '../core/result.ts'
import type { Ctx } from './context.ts'
import { failurePage } from './error-page.tsx'

const COOKIE = 'kuer_passkey'

/** Answers a script of ours with the question. */
export const question = (c: Ctx, asked: Result<{ cookie: string; options: object }>) => {
  if (!asked.ok) return failurePage(c, asked.error)
  setCookie(c, COOKIE, asked.value.cookie, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: c.get('services').config.origin.startsWith('https:'),
    maxAge: 600,
  })
  return c.json(asked.value.options)
}

/** What this browser was asked with; '' when it was not. */
export const questionOf = (c: Ctx): string => getCookie(c, COOKIE) ?? ''
