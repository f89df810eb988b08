/** The two ceremonies of WebAuthn: what is asked of a browser, and whether its answer holds. Pure. */
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { Assertion, Attestation } from './passkey-schema.ts'

/** For whom keys are made and where they may be used. */
export interface Party {
  /** Domain name. */
  readonly id: string
  readonly origin: string
}

/**
 * The party of an installation, from its configured public address and nothing else. Keys belong to names, so on a
 * developer's own machine the address with a number (127.0.0.1) counts as `localhost`.
 * @returns null where the address has no name
 */
export const partyOf = (origin: string): Party | null => {
  const url = new URL(origin)
  if (url.hostname === '127.0.0.1') url.hostname = 'localhost'
  return /^\[|^[\d.]+$/.test(url.hostname) ? null : { id: url.hostname, origin: url.origin }
}

/** How long a person has to answer, in ms. */
export const ANSWER_MS = 10 * 60_000

const ES256 = -7
const RS256 = -257
const ED25519 = -8

/** Options for `navigator.credentials.create`, as JSON. The key must find itself (no name typed) and ask its owner. */
export const creationOptions = (
  party: Party,
  of: {
    readonly challenge: string
    readonly award: string
    readonly account: { readonly handle: string; readonly email: string; readonly name: string }
    readonly held: readonly string[]
  },
) => ({
  challenge: of.challenge,
  rp: { id: party.id, name: of.award },
  user: { id: of.account.handle, name: of.account.email, displayName: of.account.name || of.account.email },
  pubKeyCredParams: [ES256, ED25519, RS256].map((alg) => ({ type: 'public-key' as const, alg })),
  timeout: ANSWER_MS,
  attestation: 'none' as const,
  excludeCredentials: of.held.map((id) => ({ type: 'public-key' as const, id })),
  authenticatorSelection: {
    residentKey: 'required' as const,
    requireResidentKey: true,
    userVerification: 'required' as const,
  },
})

/** Options for `navigator.credentials.get`, as JSON; whose key it is comes out with the answer. */
export const requestOptions = (party: Party, challenge: string) => ({
  challenge,
  rpId: party.id,
  timeout: ANSWER_MS,
  userVerification: 'required' as const,
})

/** What is kept of a key. */
export interface NewPasskey {
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly syncs: boolean
  readonly backedUp: boolean
}

/** The key in the answer to `creationOptions`; null when the answer does not hold. */
export const newPasskeyOf = async (
  party: Party,
  challenge: string,
  response: Attestation,
): Promise<NewPasskey | null> => {
  const verified = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    // It throws at whatever is wrong: with a foreign answer that is no fault of ours.
  }).catch(() => null)
  if (!verified?.verified) return null
  const { credential, credentialDeviceType, credentialBackedUp } = verified.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    syncs: credentialDeviceType === 'multiDevice',
    backedUp: credentialBackedUp,
  }
}

export interface HeldPasskey {
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
}

/** New counter and backup state from the answer to `requestOptions`; null when the answer does not hold. */
export const useOf = async (
  party: Party,
  challenge: string,
  response: Assertion,
  held: HeldPasskey,
): Promise<{ counter: number; backedUp: boolean } | null> => {
  const verified = await verifyAuthenticationResponse({
    response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: held.credentialId,
      publicKey: held.publicKey as Uint8Array<ArrayBuffer>,
      counter: held.counter,
    },
  }).catch(() => null)
  if (!verified?.verified) return null
  const { newCounter, credentialBackedUp } = verified.authenticationInfo
  return { counter: newCounter, backedUp: credentialBackedUp }
}
