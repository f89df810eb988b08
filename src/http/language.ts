/** Which language an address asks for. */
import type { MiddlewareHandler } from 'hono'
import { getPath } from 'hono/utils/url'
import { splitLanguage } from '../core/language.ts'
import type { AppEnv } from './context.ts'

/** What the router goes by: the German address of the page. */
export const germanPath = (request: Request): string => splitLanguage(getPath(request)).path

/** Puts the language into the context. */
export const readLanguage: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.set('language', splitLanguage(getPath(c.req.raw)).lang)
  await next()
}
