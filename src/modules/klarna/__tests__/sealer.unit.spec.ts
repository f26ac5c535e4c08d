import { deriveKeys } from "../secrets/derive-keys"
import { createSealer, SealError } from "../secrets/sealer"

const OLD = "an-old-secret-of-at-least-32-characters"
const NEW = "a-new-secret-of-at-least-32-characters!"
const PLACE = "klarna_session.authorization_token.klses_1"

describe("sealing", () => {
  it("gives back what was sealed, and shows nothing of it", () => {
    const sealer = createSealer([OLD])
    const sealed = sealer.seal("a token", PLACE)
    expect(sealed).toMatch(/^v1\.[0-9a-f]{12}\.[\w-]+$/)
    expect(sealed).not.toContain(Buffer.from("a token").toString("base64url"))
    expect(sealer.open(sealed, PLACE)).toBe("a token")
  })

  it("never seals the same text to the same value", () => {
    const sealer = createSealer([OLD])
    expect(sealer.seal("a token", PLACE)).not.toBe(sealer.seal("a token", PLACE))
  })

  it("doesn't open a value that was copied to another row", () => {
    const sealer = createSealer([OLD])
    const sealed = sealer.seal("a token", PLACE)
    expect(() => sealer.open(sealed, PLACE.replace("_1", "_2"))).toThrow(SealError)
  })

  it("doesn't open a value of which one character was changed", () => {
    const sealer = createSealer([OLD])
    const sealed = sealer.seal("a token", PLACE)
    const last = sealed.at(-2) === "A" ? "B" : "A"
    expect(() => sealer.open(`${sealed.slice(0, -2)}${last}${sealed.slice(-1)}`, PLACE)).toThrow(
      SealError,
    )
  })

  it("opens after a rotation, and says which values are of the older secret", () => {
    const sealed = createSealer([OLD]).seal("a token", PLACE)
    const rotated = createSealer([NEW, OLD])
    expect(rotated.open(sealed, PLACE)).toBe("a token")
    expect(rotated.isOutdated(sealed)).toBe(true)
    expect(rotated.isOutdated(rotated.seal("a token", PLACE))).toBe(false)
  })

  it("names the missing key when its secret is gone", () => {
    const sealed = createSealer([OLD]).seal("a token", PLACE)
    expect(() => createSealer([NEW]).open(sealed, PLACE)).toThrow(
      `sealed with key ${deriveKeys(OLD).id}, which options.secret no longer holds`,
    )
  })
})

describe("keys", () => {
  it("are one for each purpose, and the same every time", () => {
    const keys = deriveKeys(OLD)
    const all = [keys.sealing, keys.callbacks, keys.links].map((key) => key.toString("hex"))
    expect(new Set(all).size).toBe(3)
    expect(all.every((key) => key.length === 64)).toBe(true)
    expect(deriveKeys(OLD)).toEqual(keys)
    expect(deriveKeys(NEW).id).not.toBe(keys.id)
  })
})
