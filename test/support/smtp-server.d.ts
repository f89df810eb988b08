/** The little of smtp-server that the tests use; the package brings no types. */
declare module 'smtp-server' {
  import type { AddressInfo } from 'node:net'
  import type { Readable } from 'node:stream'

  export interface SmtpSession {
    readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] }
  }

  export class SMTPServer {
    constructor(options: {
      readonly authOptional?: boolean
      readonly disabledCommands?: readonly string[]
      readonly onData?: (stream: Readable, session: SmtpSession, done: (error?: Error) => void) => void
    })
    readonly server: { address(): AddressInfo }
    listen(port: number, host: string, ready: () => void): void
    close(done: () => void): void
  }
}
