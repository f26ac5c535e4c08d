import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"

import { deriveKeys, type Keys } from "./derive-keys"

/** A sealed value that can't be opened: made with a secret that is gone, or not by us, or moved to another row. */
export class SealError extends Error {
  constructor(message: string) {
    super(message)
    this.name = "SealError"
  }
}

/**
 * Seals texts for the database with AES-256-GCM. `place` names table, column and row: a sealed value that is copied to
 * another place doesn't open.
 */
export interface Sealer {
  seal(text: string, place: string): string
  /** @throws SealError */
  open(sealed: string, place: string): string
  /** Whether the value was sealed with an older secret than the newest. */
  isOutdated(sealed: string): boolean
}

const VERSION = "v1"
const IV_BYTES = 12
const TAG_BYTES = 16

/** @param secrets the store's secrets, newest first: the newest seals, all of them open */
export function createSealer(secrets: readonly [string, ...string[]]): Sealer {
  const [newest, ...older] = secrets
  const current = deriveKeys(newest)
  const byId = new Map([current, ...older.map(deriveKeys)].map((keys) => [keys.id, keys]))
  return {
    isOutdated: (sealed) => partsOf(sealed).keyId !== current.id,
    open(sealed, place) {
      const { keyId, payload } = partsOf(sealed)
      const keys = byId.get(keyId)
      if (!keys)
        throw new SealError(`sealed with key ${keyId}, which options.secret no longer holds`)
      return decrypt(keys, payload, place)
    },
    seal: (text, place) => [VERSION, current.id, encrypt(current, text, place)].join("."),
  }
}

function partsOf(sealed: string): { keyId: string; payload: Buffer } {
  const [version, keyId, payload] = sealed.split(".")
  if (version !== VERSION || !keyId || !payload) throw new SealError("not a sealed value")
  return { keyId, payload: Buffer.from(payload, "base64url") }
}

function encrypt({ sealing }: Keys, text: string, place: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv("aes-256-gcm", sealing, iv).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")
}

function decrypt({ sealing }: Keys, payload: Buffer, place: string): string {
  const iv = payload.subarray(0, IV_BYTES)
  const tag = payload.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)
  try {
    const decipher = createDecipheriv("aes-256-gcm", sealing, iv, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag)
    const text = Buffer.concat([
      decipher.update(payload.subarray(IV_BYTES + TAG_BYTES)),
      decipher.final(),
    ])
    return text.toString("utf8")
  } catch {
    throw new SealError(`damaged, or sealed for another place than ${place}`)
  }
}
