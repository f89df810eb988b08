/** What binds a jury to its finished sheets: payload, commitment, the root over all of them, receipts. Pure. */
import { canonicalJson, fromHex, hex, sha256Bytes } from '../core/ids.ts'
import { inclusionProof, merkleRoot, provesInclusion } from '../core/merkle.ts'

/** Names the format, and keeps the digest apart from digests of anything else. */
export const FORMAT = 'award-score/1'

/** A finished sheet as it is committed to. */
export interface ScorePayload {
  readonly format: typeof FORMAT
  /** The year. */
  readonly edition: number
  /** SHA-256 of the frozen rules. */
  readonly rules: string
  /** Number of the entry, e.g. "2026-003". */
  readonly entry: string
  /** `jurorDigest`; before there was one, a random id. */
  readonly juror: string
  /** Points by the id of the criterion; null where the juror abstained. */
  readonly points: Readonly<Record<string, number | null>>
  /** UTC, ISO 8601; only in sheets that were never meant to be opened. */
  readonly finalisedAt?: string
}

const text = new TextEncoder()

/**
 * Names the juror in a payload so that two sheets of one juror look unrelated to whoever does not know the tag, while
 * the root binds which sheets belong together: SHA-256("award-juror/1" ‖ tag ‖ nonce).
 * @param tag of the juror, 32 random bytes
 * @param nonce of the sheet, 32 random bytes
 * @returns 64 hex digits
 */
export const jurorDigest = (tag: Uint8Array, nonce: Uint8Array): string =>
  hex(sha256Bytes(text.encode('award-juror/1'), tag, nonce))

/**
 * c = SHA-256("award-score/1" ‖ canonical JSON of the payload ‖ nonce), as 64 hex digits. Without the nonce the few
 * possible sheets could simply be tried out.
 * @param payload canonical JSON, UTF-8
 * @param nonce 32 bytes
 */
export const commitmentOf = (payload: string, nonce: Uint8Array): string =>
  hex(sha256Bytes(text.encode(FORMAT), text.encode(payload), nonce))

/**
 * A sheet with a fresh nonce and its commitment, as they are stored.
 * @param tag of the juror, 64 hex digits
 */
export const commitTo = (tag: string, sheet: Omit<ScorePayload, 'format' | 'juror'>) => {
  const nonce = crypto.getRandomValues(new Uint8Array(32))
  const juror = jurorDigest(bytesOf(tag), nonce)
  const json = canonicalJson({ format: FORMAT, ...sheet, juror } satisfies ScorePayload)
  return { payload: json, nonce: hex(nonce), commitment: commitmentOf(json, nonce) }
}

/** 32 bytes from hex digits. */
const bytesOf = (digits: string): Uint8Array => {
  const bytes = fromHex(digits)
  if (bytes?.length !== 32) throw new Error(`no 32 bytes: ${digits}`)
  return bytes
}

const leavesOf = (commitments: readonly string[]): Uint8Array[] => commitments.map(bytesOf)

/** The commitments in the order in which they stand in the tree, and its root as hex digits. */
export const sealOf = (commitments: readonly string[]): { leaves: string[]; root: string } => {
  const leaves = commitments.toSorted()
  return { leaves, root: hex(merkleRoot(leavesOf(leaves))) }
}

export interface ReceiptProof {
  readonly root: string
  readonly index: number
  readonly size: number
  /** From the bottom up. */
  readonly path: readonly string[]
}

/** What a juror keeps. Without a proof until judging has closed, and for a sheet that was replaced. */
export interface Receipt {
  readonly payload: ScorePayload
  /** 32 bytes as hex digits. */
  readonly nonce: string
  readonly commitment: string
  /** The juror's own, 64 hex digits: finds their sheets where they are published under numbers. */
  readonly tag?: string
  readonly proof?: ReceiptProof
}

/** Where the commitment stands under the root; null when it does not. */
export const proofOf = (
  seal: { readonly leaves: readonly string[]; readonly root: string },
  commitment: string,
): ReceiptProof | null => {
  const index = seal.leaves.indexOf(commitment)
  if (index === -1) return null
  const path = inclusionProof(leavesOf(seal.leaves), index).map(hex)
  return { root: seal.root, index, size: seal.leaves.length, path }
}

/** Root and number of leaves, as they are sent to the jury. */
export interface Head {
  readonly root: string
  readonly size: number
}

/**
 * What is wrong with a receipt; null when everything fits, also under `head` if one is given. The size belongs to it:
 * a proof may hold for several sizes of the tree.
 */
export const receiptProblem = (receipt: Receipt, head?: Head): string | null => {
  const nonce = fromHex(receipt.nonce)
  if (nonce?.length !== 32) return 'Die Zufallszahl ist unvollständig.'
  if (receipt.payload.format !== FORMAT) return 'Das Format ist unbekannt.'
  if (commitmentOf(canonicalJson(receipt.payload), nonce) !== receipt.commitment)
    return 'Bogen und Zufallszahl ergeben nicht die Prüfsumme.'
  const tag = receipt.tag === undefined ? null : fromHex(receipt.tag)
  if (receipt.tag !== undefined && (tag === null || jurorDigest(tag, nonce) !== receipt.payload.juror))
    return 'Die Kennung gehört nicht zu diesem Bogen.'
  if (head === undefined) return null
  const { proof } = receipt
  if (!proof) return NO_PROOF
  const top = fromHex(head.root)
  const path = proof.path.map(fromHex).filter((step) => step !== null)
  if (top === null || path.length < proof.path.length) return NO_PROOF
  return proof.root === head.root &&
    proof.size === head.size &&
    provesInclusion(bytesOf(receipt.commitment), { ...proof, path }, top)
    ? null
    : 'Der Bogen steht nicht unter diesem Gesamtwert.'
}

const NO_PROOF = 'Der Nachweis fehlt oder ist beschädigt.'
