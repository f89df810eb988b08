/** The load: keep-alive connections on loopback that send the next request when the last one is answered. */
import { connect, type Socket } from 'node:net'
import type { ClientPlan, Plan } from './server.ts'

/** Sends the requests from `from` up to `to` of every client; requests per second over all. */
export const load = async (plan: Plan, from: number, to: number): Promise<number> => {
  const started = performance.now()
  await Promise.all(plan.clients.map((client) => drive(plan, client, from, to)))
  return (plan.clients.length * (to - from)) / ((performance.now() - started) / 1000)
}

const drive = (plan: Plan, client: ClientPlan, from: number, to: number) =>
  new Promise<void>((resolve, reject) => {
    const socket = connect(plan.port, '127.0.0.1')
    let next = from
    let answer = ''
    const send = () => {
      const [path, fields] = client.requests[next] ?? ['', '']
      if (plan.reads) get(socket, client.cookie, path)
      else post(socket, plan, client.cookie, path, fields)
    }
    socket.setNoDelay(true)
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
      if (!isComplete(answer)) return
      if (!answer.startsWith(plan.reads ? 'HTTP/1.1 200' : 'HTTP/1.1 303')) {
        socket.destroy()
        reject(new Error(`${client.requests[next]?.[0]}: ${answer.slice(0, 3000)}`))
        return
      }
      answer = ''
      next += 1
      if (next < to) return send()
      socket.end()
      resolve()
    })
  })

/** The public address of the measured installation. */
const HOST = '127.0.0.1'

/** What a browser that was never here sends with it. */
const STRANGER = 'Accept-Encoding: gzip, deflate, br'

const get = (socket: Socket, cookie: string, path: string) =>
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: ${HOST}\r\n${cookie === '' ? STRANGER : `Cookie: ${cookie}`}\r\n\r\n`,
  )

const post = (socket: Socket, plan: Plan, cookie: string, path: string, fields: string) => {
  const body = `${fields}&${plan.common}`
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: ${HOST}\r\nCookie: ${cookie}\r\n` +
      `Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

const isComplete = (answer: string): boolean => {
  const head = answer.indexOf('\r\n\r\n')
  if (head === -1) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, head))?.[1]
  if (length !== undefined) return answer.length >= head + 4 + Number(length)
  return !/\r\ntransfer-encoding: chunked/i.test(answer.slice(0, head)) || answer.endsWith('\r\n0\r\n\r\n')
}
