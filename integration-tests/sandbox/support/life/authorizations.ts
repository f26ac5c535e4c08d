import type { Data } from "../../../../src/sandbox/data"
import { same, textAt } from "../../../../src/sandbox/data"
import type { AuthorizeInput } from "../../../../src/sandbox/operations/shopper"
import { aTokenRequest, mint } from "../customer-tokens"
import type { Act, Consent, Doing, Life, Step } from "./life"
import { called, choose, NOBODY, pick } from "./life"
import { lineOver, orderOf } from "./purchases"
import { sessionOf } from "./sessions"
import { happened } from "./world"

const AUTHORIZATIONS = "/payments/v1/authorizations"

const ANSWERS = [
  {},
  {},
  {},
  { category: "pay_now" },
  { category: "pay_over_time" },
  { outcome: "decline" },
  { outcome: "close" },
  { auto_finalize: false },
] as const satisfies readonly [AuthorizeInput, ...AuthorizeInput[]]

type Ask = "authorizeSession" | "finalizeSession"

const ask =
  (call: Ask): Act =>
  (life, doing) => {
    const id = sessionOf(life, doing)
    return happened(() => {
      const input = call === "authorizeSession" ? choose(ANSWERS, doing.variant) : {}
      const { authorization_token: token } = life.shop.sandbox.control[call](id, input)
      const purchase = life.sessions.get(id)
      if (token === undefined || !purchase) return
      life.consents.push({ at: life.shop.sandbox.clock.now(), purchase, token })
    })
  }

/** The shopper decides. */
export const authorize = ask("authorizeSession")
export const finalize = ask("finalizeSession")

const HOUR_MS = 3_600_000

const STRANGER: Consent = { at: new Date(0), purchase: {}, token: NOBODY }
const consentOf = ({ consents }: Life, doing: Doing): Consent =>
  pick(consents, doing.pick) ?? STRANGER

/** A consent is given back. */
export const releaseAuthorization: Act = async (life, doing) =>
  called(await life.shop.call("DELETE", `${AUTHORIZATIONS}/${consentOf(life, doing).token}`))

const isFresh = ({ shop }: Life, { at }: Consent): boolean =>
  shop.sandbox.clock.now().getTime() - at.getTime() < HOUR_MS

/** What has to happen with a body for an order that is placed already. */
function again(life: Life, consent: Consent, body: Data): Partial<Step> {
  const before = life.placed.get(consent.token)
  if (!before) return {}
  if (!isFresh(life, consent)) return { mustFail: "a token of more than an hour ago" }
  return same(before.body, body)
    ? { repeats: before.reply }
    : { mustFail: "another body for an order that is placed" }
}

async function place(life: Life, consent: Consent): Promise<Step> {
  const { purchase, token } = consent
  const body = orderOf(purchase)
  const expected = again(life, consent, body)
  const reply = await life.shop.call("POST", `${AUTHORIZATIONS}/${token}/order`, body)
  if (reply.status === 200 && !life.placed.has(token)) {
    life.placed.set(token, { body, reply })
    life.orders.push(textAt(reply.body, "order_id"))
  }
  return called(reply, expected)
}

/** The order as the shopper agreed to it, also a second time. */
export const placeOrder: Act = (life, doing) => place(life, consentOf(life, doing))

/** The order with another cart, with more captured at once, or with nothing in it. */
export const placeOther: Act = async (life, doing) => {
  const consent = consentOf(life, doing)
  const cart = { order_amount: doing.amount, order_lines: [lineOver(doing.amount)] }
  const changes = choose<Data>(
    [cart, { auto_capture: true }, { merchant_reference2: "two" }],
    doing.variant,
  )
  const purchase = doing.variant === 11 ? {} : { ...consent.purchase, ...changes }
  return place(life, { ...consent, purchase })
}

const isSignUp = ({ purchase }: Consent): boolean => textAt(purchase, "intent").endsWith("tokenize")

/** A customer token for a consent, also a second time. */
export const mintToken: Act = async (life, doing) => {
  const signedUp = { ...life, consents: life.consents.filter(isSignUp) }
  const consent = consentOf(doing.variant % 4 === 0 ? life : signedUp, doing)
  const body = aTokenRequest(doing.variant === 11 ? { purchase_currency: "SEK" } : {})
  const reply = await mint(life.shop, consent.token, body)
  const before = life.minted.get(consent.token)
  if (before && isFresh(life, consent) && doing.variant !== 11) {
    return called(reply, { repeats: before })
  }
  if (reply.status === 200) {
    life.minted.set(consent.token, reply)
    life.tokens.push(textAt(reply.body, "token_id"))
  }
  return called(reply)
}
