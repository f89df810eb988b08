/** One table maps every kind of refusal to its status and page. */
import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ErrorView } from '../../views/error.tsx'
import type { Failure, FailureKind } from '../core/result.ts'
import type { AppEnv, Ctx } from './context.ts'
import { type PageOptions, page } from './page.tsx'

type HttpKind = 'wrong_host' | 'cross_site' | 'unsupported_type' | 'too_large' | 'malformed' | 'broken'
export type ErrorKind = Exclude<FailureKind, 'invalid'> | 'invalid' | HttpKind

interface ErrorText {
  readonly status: NonNullable<PageOptions['status']>
  readonly title: string
  readonly message: string
}

const ERRORS: Record<ErrorKind, ErrorText> = {
  not_found: {
    status: 404,
    title: 'Diese Seite gibt es nicht',
    message:
      'Die Adresse ist unbekannt, oder die Seite ist nicht für Sie bestimmt. Prüfen Sie die Adresse, oder melden Sie sich an.',
  },
  forbidden: {
    status: 403,
    title: 'Dafür fehlt Ihnen die Berechtigung',
    message:
      'Mit diesem Konto ist die Seite nicht zugänglich. Haben Sie mehrere Adressen, dann melden Sie sich mit der anderen an.',
  },
  closed: { status: 409, title: 'Das ist jetzt nicht möglich', message: 'Dafür ist gerade nicht die Zeit.' },
  conflict: {
    status: 409,
    title: 'Jemand war schneller',
    message:
      'In der Zwischenzeit hat sich etwas geändert. Bitte laden Sie die Seite neu und prüfen Sie den Stand.',
  },
  too_many: {
    status: 429,
    title: 'Zu viele Versuche',
    message: 'Bitte warten Sie etwas und versuchen Sie es dann noch einmal.',
  },
  invalid: {
    status: 422,
    title: 'Bitte prüfen Sie Ihre Eingaben',
    message: 'Etwas an den Angaben stimmt nicht.',
  },
  wrong_host: {
    status: 421,
    title: 'Unbekannte Adresse',
    message:
      'Unter diesem Servernamen ist Kür nicht erreichbar. Bitte verwenden Sie die bekannt gegebene Adresse.',
  },
  cross_site: {
    status: 403,
    title: 'Nicht von dieser Seite',
    message:
      'Die Eingabe kam nicht von einer Seite dieser Anwendung und wurde deshalb nicht ausgeführt. Öffnen Sie die Seite neu und versuchen Sie es dort.',
  },
  unsupported_type: {
    status: 415,
    title: 'Diese Art von Daten wird nicht verstanden',
    message: 'Bitte benutzen Sie das Formular auf der Seite.',
  },
  too_large: {
    status: 413,
    title: 'Das ist zu viel auf einmal',
    message:
      'Die gesendeten Daten sind zu groß. Kürzen Sie den Text, oder laden Sie weniger Bilder auf einmal hoch (zusammen höchstens 100 MB). Gespeichert ist weiterhin der letzte Stand.',
  },
  malformed: {
    status: 400,
    title: 'Die Daten kamen unvollständig an',
    message:
      'Ihre Eingabe ist auf dem Weg zu uns beschädigt worden. Gehen Sie mit Ihrem Browser zurück und senden Sie sie noch einmal ab. Gespeichert ist weiterhin der letzte Stand.',
  },
  broken: {
    status: 500,
    title: 'Da ist uns ein Fehler passiert',
    message:
      'Das liegt nicht an Ihnen. Was gespeichert war, ist noch da. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
  },
}

/** The page for a refusal; `message` replaces the general sentence. */
export const errorPage = (c: Ctx, kind: ErrorKind, message?: string) => {
  const { status, title, message: general } = ERRORS[kind]
  const text = message ?? general
  if (new URL(c.req.url).pathname.startsWith('/api/')) return problem(c, { status, title, detail: text })
  return page(
    c,
    { title, status },
    <ErrorView title={title} message={text} signedIn={Boolean(c.get('actor'))} />,
  )
}

/** A refusal for programs (RFC 9457), which other websites may read as they read the data. */
const problem = (
  c: Ctx,
  { status, ...words }: { status: ErrorText['status']; title: string; detail: string },
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
  console.error(
    JSON.stringify({ level: 'error', path: c.req.path, message: String(error), stack: error.stack }),
  )
  return errorPage(c, 'broken')
}
