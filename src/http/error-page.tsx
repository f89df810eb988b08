/** One table maps every kind of refusal to its status and page. */
import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { errorWords } from '../../views/components/words/errors.ts'
import { ErrorView } from '../../views/error.tsx'
import { logError } from '../core/log.ts'
import type { Failure, FailureKind } from '../core/result.ts'
import { wayBack } from '../core/way-back.ts'
import type { AppEnv, Ctx } from './context.ts'
import { type PageOptions, page } from './page.tsx'
import { traceOf } from './trace.ts'

type HttpKind = 'wrong_host' | 'cross_site' | 'unsupported_type' | 'too_large' | 'malformed' | 'broken'
export type ErrorKind = Exclude<FailureKind, 'invalid'> | 'invalid' | HttpKind

const STATUS: Record<ErrorKind, NonNullable<PageOptions['status']>> = {
  not_found: 404,
  forbidden: 403,
  closed: 409,
  conflict: 409,
  too_many: 429,
  invalid: 422,
  wrong_host: 421,
  cross_site: 403,
  unsupported_type: 415,
  too_large: 413,
  malformed: 400,
  broken: 500,
}

/** The page for a refusal; `message` replaces the general sentence. */
export const errorPage = async (c: Ctx, kind: ErrorKind, message?: string): Promise<Response> => {
  const status = STATUS[kind]
  const lang = c.get('language') ?? 'de'
  const [title = '', general = ''] = errorWords[lang][kind]
  const text = message ?? general
  const { pathname } = new URL(c.req.url)
  if (pathname.startsWith('/api/')) return problem(c, { status, title, detail: text })
  const actor = c.get('actor')
  return page(
    c,
    { title, status },
    <ErrorView
      lang={lang}
      title={title}
      message={text}
      signedIn={Boolean(actor)}
      back={actor && (kind === 'closed' || kind === 'conflict') ? wayBack(pathname, actor) : null}
      request={kind === 'broken' ? traceOf(c)?.id : undefined}
    />,
  )
}

/** A refusal for programs (RFC 9457), which other websites may read as they read the data. */
const problem = (
  c: Ctx,
  { status, ...words }: { status: (typeof STATUS)[ErrorKind]; title: string; detail: string },
) =>
  c.body(JSON.stringify({ type: 'about:blank', status, ...words }), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Access-Control-Allow-Origin': '*',
  })

/** The page for a failed Result. */
export const failurePage = (c: Ctx, failure: Failure) => errorPage(c, failure.kind, failure.message)

/** The one error handler: HTTPException passes with its status, everything else is ours to mend. */
export const onError: ErrorHandler<AppEnv> = (error, c) => {
  if (error instanceof HTTPException) {
    const kind: ErrorKind =
      error.status === 404 ? 'not_found' : error.status === 413 ? 'too_large' : 'malformed'
    return errorPage(c, kind)
  }
  logError('request.broken', error, { request: traceOf(c)?.id, route: routePath(c) })
  return errorPage(c, 'broken')
}
