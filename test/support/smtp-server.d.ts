/** The little of smtp-server that the tests use; the package brings no types. */
declare module 'smtp-server' {
  import type { AddressInfo, Server as NetServer } from 'node:net'
  import type { Readable } from 'node:stream'

  export interface SmtpSession {
    readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] }
  }

  export class SMTPServer {
    constructor(options: {
      readonly authOptional?: boolean
      readonly disabledCommands?: readonly string[]
      readonly onMailFrom?: (address: unknown, session: SmtpSession, done: (error?: Error) => void) => void
      readonly onRcptTo?: (address: unknown, session: SmtpSession, done: (error?: Error) => void) => void
      readonly onData?: (stream: Readable, session: SmtpSession, done: (error?: Error) => void) => void
    })
    readonly server: Omit<NetServer, 'address'> & { address(): AddressInfo }
    on(event: 'error', listener: (error: Error) => void): void
    listen(port: number, host: string, ready: () => void): void
    close(done: () => void): void
  }
}
