import { createHash, hkdfSync } from "node:crypto"

/** Keys for separate purposes, derived from one secret of the store: none of them tells anything about another. */
export interface Keys {
  /** Names the secret without telling it: sealed values carry it, so that a rotated one is found again. */
  readonly id: string
  /** AES-256 */
  readonly sealing: Buffer
  /** HMAC-SHA-256 of the addresses that Klarna calls. */
  readonly callbacks: Buffer
  /** HMAC-SHA-256 of links that customers get. */
  readonly links: Buffer
}

const KEY_BYTES = 32
const ID_LENGTH = 12

export function deriveKeys(secret: string): Keys {
  return {
    callbacks: derive(secret, "callbacks"),
    id: createHash("sha256").update(derive(secret, "key id")).digest("hex").slice(0, ID_LENGTH),
    links: derive(secret, "links"),
    sealing: derive(secret, "sealing"),
  }
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "medusa-plugin-klarna", purpose, KEY_BYTES))
}
