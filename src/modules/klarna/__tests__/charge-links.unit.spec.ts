import { createChargeLinks } from "../secrets/charge-links"

const SECRET = "a-secret-of-more-than-thirty-two-characters"
const OLDER = "an-older-secret-of-more-than-32-characters"
const AT = new Date("2026-12-04T10:00:00.000Z")

describe("links by which customers pay a charge", () => {
  const links = createChargeLinks([SECRET])

  it("say which charge, until when, and name their nonce by its hash alone", () => {
    const { hash, token } = links.make("klchg_1", AT)
    expect(links.read(token)).toEqual({ chargeId: "klchg_1", expiresAt: AT, hash })
    expect(token).not.toContain(hash)
  })

  it("are different each time", () => {
    const [one, other] = [links.make("klchg_1", AT), links.make("klchg_1", AT)]
    expect(one.token).not.toBe(other.token)
    expect(one.hash).not.toBe(other.hash)
  })

  it("are read after the secret was rotated, and by no other store", () => {
    const { token } = createChargeLinks([OLDER]).make("klchg_1", AT)
    expect(createChargeLinks([SECRET, OLDER]).read(token)?.chargeId).toBe("klchg_1")
    expect(links.read(token)).toBeUndefined()
  })

  it("aren't read where a single character was altered", () => {
    const { token } = links.make("klchg_1", AT)
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === "A" ? "B" : "A"
      const altered = token.slice(0, at) + other + token.slice(at + 1)
      expect(links.read(altered)).toBeUndefined()
    }
  })

  it.each(["", ".", "nothing", "a.b", "a.b.c"])("aren't read where they are none: %j", (text) => {
    expect(links.read(text)).toBeUndefined()
  })
})
