/** A passkey in software: makes keys and answers as a browser with a device would, and wrongly where a test says so. */

import type { Assertion, Attestation } from '../../src/account/passkey-schema.ts'
import { base64url } from '../../src/core/ids.ts'

const text = (value: string) => new TextEncoder().encode(value)

const joined = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const digest = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

const bytes32 = (value: number) => new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value])

/** CBOR of a byte string. */
const cborBytes = (value: Uint8Array) =>
  value.length < 256
    ? joined(new Uint8Array([0x58, value.length]), value)
    : joined(new Uint8Array([0x59, value.length >> 8, value.length & 255]), value)

/** CBOR of a short text. */
const cborText = (value: string) => joined(new Uint8Array([0x60 + value.length]), text(value))

/** The 64 bytes that WebCrypto signs with, as the DER that authenticators send. */
const derOf = (signature: Uint8Array): Uint8Array => {
  const integer = (half: Uint8Array) => {
    const from = half.findIndex((byte) => byte !== 0)
    const digits = half.slice(from < 0 ? half.length - 1 : from)
    const value = (digits[0] ?? 0) > 127 ? joined(new Uint8Array([0]), digits) : digits
    return joined(new Uint8Array([2, value.length]), value)
  }
  const both = joined(integer(signature.slice(0, 32)), integer(signature.slice(32)))
  return joined(new Uint8Array([0x30, both.length]), both)
}

export interface Options {
  readonly challenge: string
  readonly rpId?: string
  readonly rp?: { readonly id: string }
  readonly user?: { readonly id: string }
}

/** What may be wrong about an answer. */
export interface Lies {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** Without asking its owner for finger, face or PIN. */
  readonly unverified?: boolean
  readonly counter?: number
  readonly type?: string
  /** Signs with a key of somebody else. */
  readonly foreignKey?: boolean
}

const USER_PRESENT = 1
const USER_VERIFIED = 4
const BACKUP_ELIGIBLE = 8
const KEY_INCLUDED = 64

/** A device with one key, made at its first `create`. */
export const newAuthenticator = async (origin: string) => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const foreign = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const id = crypto.getRandomValues(new Uint8Array(32))
  let counter = 0
  let handle = ''

  const clientData = (type: string, options: Options, lies: Lies) =>
    text(
      JSON.stringify({
        type: lies.type ?? type,
        challenge: lies.challenge ?? options.challenge,
        origin: lies.origin ?? origin,
        crossOrigin: false,
      }),
    )

  const authenticatorData = async (options: Options, lies: Lies, flags: number, key = new Uint8Array()) => {
    const party = await digest(text(lies.rpId ?? options.rpId ?? options.rp?.id ?? ''))
    const verified = lies.unverified === true ? 0 : USER_VERIFIED
    counter += 1
    const shown = bytes32(lies.counter ?? counter)
    return joined(party, new Uint8Array([USER_PRESENT | BACKUP_ELIGIBLE | verified | flags]), shown, key)
  }

  const signatureOf = async (data: Uint8Array, client: Uint8Array<ArrayBuffer>, lies: Lies) => {
    const { privateKey } = lies.foreignKey === true ? foreign : pair
    const signed = joined(data, await digest(client))
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, signed)
    return derOf(new Uint8Array(signature))
  }

  /** Statement of "packed" by the key itself: { alg: ES256, sig }. */
  const ownWord = async (data: Uint8Array, client: Uint8Array<ArrayBuffer>, lies: Lies) =>
    joined(
      new Uint8Array([0xa2]),
      joined(cborText('alg'), new Uint8Array([0x26])),
      joined(cborText('sig'), cborBytes(await signatureOf(data, client, lies))),
    )

  return {
    /** `vouched`: the key signs its own making, as some devices do unasked. */
    create: async (options: Options, lies: Lies = {}, vouched = false): Promise<Attestation> => {
      handle = options.user?.id ?? ''
      const cose = joined(
        new Uint8Array([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
        cborBytes(point.slice(1, 33)),
        new Uint8Array([0x22]),
        cborBytes(point.slice(33)),
      )
      const credential = joined(new Uint8Array(16), new Uint8Array([0, id.length]), id, cose)
      const data = await authenticatorData(options, lies, KEY_INCLUDED, credential)
      const client = clientData('webauthn.create', options, lies)
      const attestation = joined(
        new Uint8Array([0xa3]),
        joined(cborText('fmt'), cborText(vouched ? 'packed' : 'none')),
        joined(cborText('attStmt'), vouched ? await ownWord(data, client, lies) : new Uint8Array([0xa0])),
        joined(cborText('authData'), cborBytes(data)),
      )
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        response: {
          clientDataJSON: base64url(client),
          attestationObject: base64url(attestation),
        },
        clientExtensionResults: {},
      }
    },
    get: async (options: Options, lies: Lies = {}): Promise<Assertion> => {
      const data = await authenticatorData(options, lies, 0)
      const client = clientData('webauthn.get', options, lies)
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(await signatureOf(data, client, lies)),
          userHandle: handle,
        },
        clientExtensionResults: {},
      }
    },
  }
}

export type Authenticator = Awaited<ReturnType<typeof newAuthenticator>>
