import { createCallbackTokens } from "../../../src/modules/klarna/secrets/callback-tokens"
import type { Store } from "../../support/in-store"
import { hook, json, MADE_UP, recorded, refusals, SECRETS, send, type Sent } from "./hooks"

const LARGE = 65 * 1_024
const SESSION = { authorization_token: "x", session_id: "1" }

export function refusing(store: () => Store): void {
  afterEach(async () => {
    expect(await recorded(store())).toEqual([])
  })

  const withToken = (token: string) => () => `${bare(hook(store(), "push"))}?token=${token}`
  const bare = (url: string) => url.replace(/\?.*$/, "")
  const push = { id: MADE_UP, kind: "push" } as const

  it.each<[string, () => string]>([
    ["no token", () => bare(hook(store(), "push"))],
    ["an empty token", withToken("")],
    ["a made-up token", withToken("A".repeat(43))],
    ["half a token", () => hook(store(), "push").slice(0, -20)],
    ["two tokens", () => `${hook(store(), "push")}&token=a`],
    ["the token of another session", () => hook(store(), "push").replace(MADE_UP, "klses_other")],
    [
      "the token of another kind",
      () => hook(store(), "authorization").replace("/authorization?", "/push?"),
    ],
    [
      "a token of a secret that the store never had",
      withToken(createCallbackTokens([SECRETS.unknown]).sign(push)),
    ],
  ])("is refused with %s", async (_what, url) => {
    const answer = await send(url())
    expect(answer.status).toBe(401)
    expect(await refusals(store())).toEqual(["push bad_token 1"])
  })

  it("learns which sessions there are by the right token only", async () => {
    const url = hook(store(), "push")
    expect((await send(`${bare(url)}?token=guess`)).status).toBe(401)
    expect((await send(url)).status).toBe(404)
    expect((await refusals(store())).sort()).toEqual(["push bad_token 1", "push unknown_id 1"])
  })

  it("isn't taken about what Klarna never calls about, and its words stay out of the tables", async () => {
    const url = hook(store(), "push").replace("/push?", "/anna@shopper.test?")
    expect((await send(url)).status).toBe(404)
    expect((await send(url.replace("anna@", "constructor@"))).status).toBe(404)
    expect(await refusals(store())).toEqual(["other unknown_kind 2"])
  })

  it.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])(
    "isn't made by %s",
    async (method) => {
      const answer = await send(hook(store(), "push"), { method })
      expect(answer.status).toBe(405)
      expect(answer.headers.get("allow")).toBe("POST")
      expect(await refusals(store())).toEqual(["push wrong_method 1"])
    },
  )

  it.each<[string, () => Sent]>([
    ["JSON", () => json({ ...SESSION, more: "x".repeat(LARGE) })],
    ["text", () => ({ body: "x".repeat(LARGE), headers: { "content-type": "text/plain" } })],
    ["no type", () => ({ body: Buffer.alloc(LARGE) })],
    ["unknown length", () => ({ body: new Blob(["x".repeat(LARGE)]).stream() })],
    ["form", () => ({ body: new URLSearchParams({ a: "x".repeat(LARGE) }) })],
  ])("is too large with 65 kB of %s", async (_what, sent) => {
    const answer = await send(hook(store(), "authorization"), sent())
    expect(answer.status).toBe(413)
    expect(await refusals(store())).toEqual(["authorization too_large 1"])
  })

  it.each<["authorization" | "notification" | "status_update", string, Sent]>([
    ["authorization", "without a body", {}],
    ["authorization", "with half of its JSON", { ...json({}), body: '{"session_id":' }],
    ["authorization", "without a session", json({ authorization_token: "x" })],
    ["notification", "without an order", json({ event_type: "FRAUD_RISK_ACCEPTED" })],
    ["notification", "as a form", { body: new URLSearchParams({ order_id: "1" }) }],
    ["status_update", "without an event", json({ session: { status: "COMPLETED" } })],
    ["status_update", "without a page", json({ event_id: "1" })],
  ])("about %s is malformed %s", async (kind, _what, sent) => {
    expect((await send(hook(store(), kind), sent)).status).toBe(400)
    expect(await refusals(store())).toEqual([`${kind} malformed 1`])
  })

  it("is counted each time, also when many come at once", async () => {
    const url = `${bare(hook(store(), "push"))}?token=guess`
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(url)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
    expect(await refusals(store())).toEqual(["push bad_token 20"])
  })
}
