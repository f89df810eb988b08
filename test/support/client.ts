/** A browser without a screen: keeps cookies, sends forms as one of our own pages would, follows nothing. */
import { request as httpRequest } from 'node:http'
import { paths } from '../../src/core/paths.ts'
import type { RunningApp } from './node-server.ts'

export type Fields = Record<string, string> | [string, string][]

export interface Client {
  readonly cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Posts a form; `headers` replace those of one of our own pages. */
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Response>
  /** Sends anything. */
  send(path: string, init: RequestInit): Promise<Response>
}

/** What a browser sends with a form of our own pages. */
export const OWN_PAGE = { 'Sec-Fetch-Site': 'same-origin' }

const keep = (cookies: Map<string, string>, response: Response) => {
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split('=')
    const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute))
    if (gone) cookies.delete(name)
    else cookies.set(name, value)
  }
}

/** Somebody with a browser of their own. */
export const newClient = (app: Pick<RunningApp, 'origin'>): Client => {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    if (cookies.size > 0 && !headers.has('Cookie'))
      headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const signal = AbortSignal.timeout(15_000)
    const response = await fetch(app.origin + path, { redirect: 'manual', signal, ...init, headers })
    keep(cookies, response)
    return response
  }
  return {
    cookies,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = OWN_PAGE) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
  }
}

export interface SignInLetter {
  readonly code: string
  /** The whole address as mailed. */
  readonly link: string
}

/** Every sign-in letter to `email`, newest first, as /dev/post shows them. */
export const lettersTo = async (app: Pick<RunningApp, 'origin'>, email: string): Promise<SignInLetter[]> => {
  const page = await (await fetch(app.origin + paths.devMail)).text()
  return page
    .split('<article')
    .filter((article) => article.includes(`An ${email},`))
    .flatMap((article) => {
      const code = /(\d{4}) (\d{4})/.exec(article)
      const link = /<a href="([^"]+)"/.exec(article)?.[1]
      return code && link ? [{ code: `${code[1]}${code[2]}`, link }] : []
    })
}

/** The newest sign-in letter to `email`. */
export const letterTo = async (app: Pick<RunningApp, 'origin'>, email: string): Promise<SignInLetter> => {
  const [newest] = await lettersTo(app, email)
  if (!newest) throw new Error(`no letter to ${email}`)
  return newest
}

/** Asks for a code in this browser. */
export const askForCode = async (client: Client, email: string, weiter = '/'): Promise<void> => {
  const asked = await client.post(paths.signIn, { email, weiter })
  if (asked.status !== 303) throw new Error(`asking for a code: ${asked.status}`)
}

/** Signs `email` in, in a browser of its own. */
export const signedIn = async (app: Pick<RunningApp, 'origin'>, email: string): Promise<Client> => {
  const client = newClient(app)
  await askForCode(client, email)
  const redeemed = await client.post(paths.signInCode, { code: (await letterTo(app, email)).code })
  if (redeemed.status !== 303) throw new Error(`signing in: ${redeemed.status}`)
  return client
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

/**
 * A request with exactly these headers, Host and Content-Length included.
 * @param request `unfinished` is sent as the beginning of a body that never ends, as is a Content-Length without one
 */
export const rawRequest = (
  app: Pick<RunningApp, 'origin'>,
  request: {
    readonly method: string
    readonly path: string
    readonly headers: Record<string, string>
    readonly body?: string
    readonly unfinished?: string
  },
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(app.origin)
    const { method, path, headers } = request
    const sent = httpRequest({ hostname, port, method, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        })
        sent.destroy()
      })
    })
    sent.on('error', reject)
    if (request.unfinished !== undefined) sent.write(request.unfinished)
    else if (request.body === undefined && headers['Content-Length']) sent.flushHeaders()
    else sent.end(request.body)
  })
