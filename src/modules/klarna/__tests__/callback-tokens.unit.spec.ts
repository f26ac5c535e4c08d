import fc from "fast-check"

import {
  type CallbackTopic,
  createCallbackTokens,
  toCallbackUrls,
} from "../secrets/callback-tokens"
import { CALLBACK_KINDS } from "../models/klarna-callback"

const OLD = "an-old-secret-of-at-least-32-characters"
const NEW = "a-new-secret-of-at-least-32-characters!"
const PUSH: CallbackTopic = { id: "klses_1", kind: "push" }

describe("tokens of callbacks", () => {
  it("are 43 characters that an address takes as they are, the same each time", () => {
    const tokens = createCallbackTokens([NEW])
    expect(tokens.sign(PUSH)).toMatch(/^[\w-]{43}$/)
    expect(createCallbackTokens([NEW]).sign(PUSH)).toBe(tokens.sign(PUSH))
    expect(tokens.verify(tokens.sign(PUSH), PUSH)).toBe(true)
  })

  it.each<[string, CallbackTopic]>([
    ["another session", { id: "klses_2", kind: "push" }],
    ["a longer id", { id: "klses_1x", kind: "push" }],
    ["another kind", { id: "klses_1", kind: "notification" }],
  ])("say nothing about %s", (_what, topic) => {
    const tokens = createCallbackTokens([NEW])
    expect(tokens.verify(tokens.sign(PUSH), topic)).toBe(false)
  })

  it("are one for each kind", () => {
    const tokens = createCallbackTokens([NEW])
    const all = CALLBACK_KINDS.map((kind) => tokens.sign({ id: "klses_1", kind }))
    expect(new Set(all).size).toBe(CALLBACK_KINDS.length)
  })

  it("hold after a rotation, and new ones are of the newest secret", () => {
    const old = createCallbackTokens([OLD]).sign(PUSH)
    const rotated = createCallbackTokens([NEW, OLD])
    expect(rotated.verify(old, PUSH)).toBe(true)
    expect(rotated.sign(PUSH)).toBe(createCallbackTokens([NEW]).sign(PUSH))
    expect(rotated.sign(PUSH)).not.toBe(old)
  })

  it("are void once their secret is gone", () => {
    const old = createCallbackTokens([OLD]).sign(PUSH)
    expect(createCallbackTokens([NEW]).verify(old, PUSH)).toBe(false)
  })

  it.each([
    ["nothing", () => ""],
    ["half of it", (token: string) => token.slice(0, 20)],
    ["all but its last character", (token: string) => token.slice(0, -1)],
    ["more than it", (token: string) => `${token}A`],
    ["padding", (token: string) => `${token}=`],
    ["characters that base64 passes over", (token: string) => `${token.slice(0, 42)}!${token[42]}`],
    [
      "its first character changed",
      (token: string) => `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`,
    ],
    ["letters beyond ASCII", () => "ä".repeat(43)],
  ])("are refused with %s", (_what, change) => {
    const tokens = createCallbackTokens([NEW, OLD])
    expect(tokens.verify(change(tokens.sign(PUSH)), PUSH)).toBe(false)
  })

  it("can't be guessed, whatever somebody writes", () => {
    const tokens = createCallbackTokens([NEW])
    fc.assert(fc.property(fc.string(), (guess) => !tokens.verify(guess, PUSH)))
  })
})

it("addresses name the session's row, the kind and the token", () => {
  const tokens = createCallbackTokens([NEW])
  const urls = toCallbackUrls(tokens, "https://shop.test/backend", "klses_1")
  expect(Object.keys(urls).sort()).toEqual([...CALLBACK_KINDS])
  expect(urls.push).toBe(
    `https://shop.test/backend/hooks/klarna/klses_1/push?token=${tokens.sign(PUSH)}`,
  )
})
