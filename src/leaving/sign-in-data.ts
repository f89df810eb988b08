/** What is stored about how one person signs in, and the sentences that say so. */
import { showDateTime } from '../core/berlin-time.ts'

export interface SignInData {
  readonly sessions: readonly {
    readonly startedAt: number
    readonly expiresAt: number
    readonly lastSeenAt: number
    readonly browser: string
    readonly method: 'mail' | 'passkey'
  }[]
  readonly passkeys: readonly {
    readonly name: string
    readonly createdAt: number
    readonly lastUsedAt: number | null
  }[]
  readonly browsers: readonly {
    readonly browser: string
    readonly firstAt: number
    readonly lastAt: number
  }[]
  readonly signIns: readonly { readonly askedAt: number; readonly usedAt: number | null }[]
}

const when = (at: number | null): string => (at === null ? '–' : showDateTime(at))

/** One sentence for each session, passkey, browser and code. */
export const signInSentences = (data: SignInData): string[] => [
  ...data.sessions.map(
    ({ startedAt, expiresAt, browser, method }) =>
      `${browser || 'Unbekannter Browser'}: angemeldet ${method === 'passkey' ? 'mit Passkey' : 'per E-Mail'} seit ${when(startedAt)}, spätestens bis ${when(expiresAt)}`,
  ),
  ...data.passkeys.map(
    ({ name, createdAt, lastUsedAt }) =>
      `Passkey „${name}“, angelegt ${when(createdAt)}, zuletzt benutzt: ${when(lastUsedAt)}`,
  ),
  ...data.browsers.map(
    ({ browser, firstAt, lastAt }) =>
      `Bekannter Browser ${browser}: zuerst ${when(firstAt)}, zuletzt ${when(lastAt)}`,
  ),
  ...data.signIns.map(
    ({ askedAt, usedAt }) => `Code angefordert ${when(askedAt)}, eingelöst: ${when(usedAt)}`,
  ),
]
