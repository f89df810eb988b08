/** Forms of passkeys: what a browser answers, as JSON in a hidden field, and the name of a key. */
import * as z from 'zod'
import { line, requiredLine } from '../core/text.ts'

/** Characters of a name, and keys of one person. */
export const PASSKEY_NAME = 60
export const MAX_PASSKEYS = 10

const MAX_ANSWER = 20_000
const encoded = z.string().regex(/^[A-Za-z0-9_-]*$/)
const answer = {
  id: encoded.min(1).max(1400),
  rawId: encoded.min(1).max(1400),
  type: z.literal('public-key'),
}

const attestation = z.object({
  ...answer,
  response: z.object({
    clientDataJSON: encoded,
    attestationObject: encoded,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
})

const assertion = z.object({
  ...answer,
  response: z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: encoded.nullish().transform((handle) => handle ?? undefined),
  }),
  clientExtensionResults: z.object({}).default({}),
})

export type Attestation = z.output<typeof attestation>
export type Assertion = z.output<typeof assertion>

const UNREADABLE = 'Der Browser hat keinen lesbaren Passkey geschickt. Bitte versuchen Sie es noch einmal.'

const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .max(MAX_ANSWER)
    .transform((text, context): z.output<S> => {
      const read = schema.safeParse(parsed(text))
      if (read.success) return read.data
      context.addIssue({ code: 'custom', message: UNREADABLE })
      return z.NEVER
    })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const passkeyName = () =>
  requiredLine(
    PASSKEY_NAME,
    'Bitte einen Namen angeben, an dem Sie den Passkey erkennen, zum Beispiel „Dienst-Laptop“.',
  )

export const passkeySignInForm = z.strictObject({ antwort: json(assertion), weiter: line(500).optional() })

export const newPasskeyForm = z.strictObject({ name: passkeyName(), antwort: json(attestation) })

export const renamePasskeyForm = z.strictObject({ name: passkeyName() })
