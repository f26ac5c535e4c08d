import { setTimeout as sleep } from "node:timers/promises"

import { z } from "zod"

import { authorize, complete, payCart } from "./checkout"
import { type Customer, register } from "./customer"
import { Anything, call } from "./http"
import { capture } from "./merchant"
import { type Person, type Purchase, COFFEE } from "./purchases"
import { findPaymentId } from "./read-medusa"
import type { Cast } from "./scenes"
import { fillCart } from "./shopper"

const PATIENCE_MS = 30_000
const EVERY_MS = 200

const Charge = z.object({
  order_id: z.string().nullable(),
  period: z.number().nullable(),
  state: z.string(),
})
type Charge = z.infer<typeof Charge>
const Subscriptions = z.object({ subscriptions: z.array(z.object({ id: z.string() })) })
const Detail = z.object({ subscription: z.object({ charges: z.array(Charge) }) })
const Tokens = z.array(z.object({ token_id: z.string() }))
const Payment = z.object({
  payment: z.object({
    fallback: z.object({
      cart_id: z.string(),
      payment_session: z.object({ data: z.object({ klarna_session_id: z.string() }) }),
    }),
  }),
})

interface Subscriber {
  readonly customer: Customer
  readonly person: Person
  readonly subscriptionId: string
}

/**
 * A customer subscribes and agrees at Klarna to be charged later; a month later the token is charged; in the month after, the
 * payment method fails and the customer pays once; then the token is charged again. The months pass on the sandbox's clock.
 */
export async function subscribe(cast: Cast): Promise<void> {
  const person = { ...COFFEE.person, email: "erika@shopper.test" }
  const subscriber = await begin(cast, { ...COFFEE, person })
  await noteCharge(cast, "  a month later: renewed", await renew(cast, subscriber, 1))
  await failNextCharges(cast)
  const failed = await renew(cast, subscriber, 2)
  if (failed.state !== "needs_customer")
    throw new Error(`The failed charge is ${failed.state}; expected needs_customer.`)
  await noteCharge(cast, "  failed, paid by customer", await payOnce(cast, subscriber))
  await noteCharge(cast, "  and a month later", await renew(cast, subscriber, 3))
}

async function begin(cast: Cast, purchase: Purchase): Promise<Subscriber> {
  const { ledger, offer, sandbox, store } = cast
  const { person, total: amount } = purchase
  const customer = await register(store, person)
  const id = await fillCart(customer.api, offer, purchase)
  const orderId = await payCart(customer.api, sandbox, { id, purchase })
  const expected = { amount, status: "AUTHORIZED" }
  await ledger.note({ expected, name: `${purchase.name}: subscribed`, orderId })
  await captureWhole(cast, orderId, amount)
  const subscriptionId = await until(async () => {
    const path = "/store/klarna/subscriptions"
    const { subscriptions } = await call(customer.api, { answer: Subscriptions, path })
    return subscriptions[0]?.id
  }, "the subscription")
  return { customer, person, subscriptionId }
}

async function captureWhole({ admin }: Cast, orderId: string, amount: number): Promise<void> {
  await capture(admin, await findPaymentId(admin, orderId), amount / 100)
}

/** A month goes by, and the merchant's store charges what is due. @returns the charge of this period, when it was tried */
async function renew(cast: Cast, subscriber: Subscriber, period: number): Promise<Charge> {
  const { admin, sandbox } = cast
  await call(sandbox, { answer: Anything, body: { advance: "P31D" }, path: "/_sandbox/clock" })
  return until(
    async () => {
      await call(admin, { answer: Anything, body: {}, path: "/admin/klarna/charges/due" })
      const charge = await chargeOf(subscriber, period)
      return charge?.state === "due" ? undefined : charge
    },
    `the charge of period ${String(period)}`,
  )
}

async function chargeOf(
  { customer, subscriptionId }: Subscriber,
  period: number,
): Promise<Charge | undefined> {
  const path = `/store/klarna/subscriptions/${subscriptionId}`
  const { subscription } = await call(customer.api, { answer: Detail, path })
  return subscription.charges.find((charge) => charge.period === period)
}

async function noteCharge(cast: Cast, name: string, charge: Charge): Promise<void> {
  const { order_id: orderId, state } = charge
  if (state !== "paid" || orderId === null)
    throw new Error(`The charge is ${state}; expected paid, with an order.`)
  await captureWhole(cast, orderId, COFFEE.total)
  const expected = { amount: COFFEE.total, captured: COFFEE.total, status: "CAPTURED" }
  await cast.ledger.note({ expected, name, orderId })
}

async function failNextCharges({ sandbox }: Cast): Promise<void> {
  const tokens = await call(sandbox, { answer: Tokens, path: "/_sandbox/tokens" })
  const id = tokens.at(-1)?.token_id ?? ""
  const path = `/_sandbox/tokens/${id}/unavailable`
  await call(sandbox, { answer: Anything, body: {}, path })
}

/** The customer, logged in, pays what is open in Klarna's widget; the token works again then. */
async function payOnce(cast: Cast, subscriber: Subscriber): Promise<Charge> {
  const { admin, sandbox } = cast
  const { customer, person, subscriptionId } = subscriber
  const { payment } = await call(customer.api, {
    answer: Payment,
    body: { checkout: "widget" },
    path: `/store/klarna/subscriptions/${subscriptionId}/pay`,
  })
  const { cart_id, payment_session } = payment.fallback
  await authorize(sandbox, payment_session.data.klarna_session_id, person)
  await complete(customer.api, cart_id)
  return until(async () => {
    await call(admin, { answer: Anything, body: {}, path: "/admin/klarna/charges/due" })
    const charge = await chargeOf(subscriber, 2)
    return charge?.state === "paid" ? charge : undefined
  }, "the customer's payment")
}

async function until<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(EVERY_MS)) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error(`${what} didn't come within ${String(PATIENCE_MS / 1000)} seconds.`)
}
