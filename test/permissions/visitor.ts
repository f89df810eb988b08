/** Somebody with a session cookie who asks the running application. */
import { createSessions } from '../../src/account/lucia.ts'
import type { Actor } from '../../src/account/rules.ts'
import type { RunningNode } from '../support/node-server.ts'

export interface Visitor {
  get(path: string): Promise<Response>
  /** Sends a form as the application's own pages do. */
  post(path: string, fields?: Record<string, string> | [name: string, value: string][]): Promise<Response>
}

/** Signs the person in (a new session each time); `null` is anybody from the street. */
export const visit = async (app: RunningNode, actor: Actor | null): Promise<Visitor> => {
  const sessions = createSessions(app.services.db, false)
  const session = actor && (await sessions.createSession(actor.id, {}))
  const headers: Record<string, string> = {
    Origin: app.origin,
    'Sec-Fetch-Site': 'same-origin',
    ...(session ? { Cookie: `${sessions.sessionCookieName}=${session.id}` } : {}),
  }
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(app.origin + path, { ...init, headers: { ...headers, ...init.headers }, redirect: 'manual' })
  return {
    get: (path) => ask(path),
    post: (path, fields = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
  }
}
