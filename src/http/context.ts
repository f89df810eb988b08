/** What every request carries. */
import type { Context } from 'hono'
import type { Sessions } from '../account/lucia.ts'
import type { Actor, HeldSession } from '../account/rules.ts'
import type { Language } from '../core/language.ts'
import type { Look } from '../core/look.ts'
import type { PublicPages } from '../core/public-pages.ts'
import type { Services } from '../core/services.ts'

export interface AppEnv {
  Bindings: Record<string, unknown>
  Variables: {
    services: Services
    pages: PublicPages
    sessions: Sessions
    actor: Actor | null
    /** The session that says who the actor is. */
    session: HeldSession | null
    /** Of a public page; everything else is German. */
    language: Language
    /** Whether the route that answers speaks both languages. */
    bilingual: boolean
    /** Asked for by whatever page is drawn. */
    look: () => Promise<Look>
    /** When the request reached us, UTC ms; taken once, decides every deadline. */
    receivedAt: number
  }
}

export type Ctx = Context<AppEnv>

/** A parameter of the address; '' where the route has none of that name. */
export const param = (c: Context, name: string): string => c.req.param(name) ?? ''

/** The person behind a request to a route that requires one. */
export const actorOf = (c: Ctx): Actor => {
  const actor = c.get('actor')
  if (!actor) throw new Error('route without access rule asked for its actor')
  return actor
}

/** The session behind such a request. */
export const sessionOf = (c: Ctx): HeldSession => {
  const session = c.get('session')
  if (!session) throw new Error('route without access rule asked for its session')
  return session
}
