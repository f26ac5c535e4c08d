import { z } from "zod"

import type { KlarnaEventName } from "../../../src/workflows/events"
import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { listenToOutput } from "../../support/listen-to-output"
import { complete, confirm, openPayment } from "../../support/payment"
import { hearEvents, resetClock } from "../../support/sync"
import { attempt, begunWith, mark } from "../subscriptions/scene"
import { chargedAndFailing, lookAtEverything, type Watched } from "./charged-and-failing"
import { everyTable } from "./every-table"
import { agree, cartOf, finishSignUp, openSignUp, remove, tokenOf, welcome } from "./scene"

/** All that name a customer token, to Klarna or from it. */
const CALLS = [
  "createCustomerToken",
  "readCustomerToken",
  "updateCustomerTokenStatus",
  "placeCustomerTokenOrder",
  "createSession",
  "placeOrder",
] as const
const HEARD = [
  "klarna.token.created",
  "klarna.token.canceled",
  "klarna.subscription.created",
  "klarna.subscription.canceled",
  "klarna.charge.succeeded",
  "klarna.charge.failed",
  "klarna.charge.needs_customer",
] as const satisfies KlarnaEventName[]

export function secrecy(store: () => Store): void {
  afterEach(() => resetClock(store()))

  it("is in no answer, event, log, message or table in clear, whatever is charged and whatever fails", async () => {
    await mark(store(), "DAYPACK-INK", { interval: "week", name: "Tea every week" })
    const heard = listenToOutput(store().container().resolve("logger"))
    const events = HEARD.map((name) => hearEvents(store(), name))
    const { id, watched } = await agreeTwice()
    const { answers, customer, failing } = watched
    await chargedAndFailing(store(), watched)
    await lookAtEverything(store(), watched)
    const path = `/admin/klarna/customer-tokens`
    await failing(() => attempt(store().admin, `${path}/${id}/refresh`, {}))
    answers.push(await attempt(store().admin, `${path}/${id}/refresh`, {}))
    answers.push(await attempt(store().admin, path))
    answers.push(await attempt(customer.api, "/store/klarna/customer-tokens"))
    const tables = await tablesWithSealedTokens()
    await failing(() => remove(customer.api, `/store/klarna/customer-tokens/${id}`))
    await remove(store().admin, `${path}/${id}`)
    const output = heard.stop()
    for (const { stop } of events) stop()
    expect(events.map(({ data }) => data.length)).toEqual([2, 1, 1, 1, 2, 1, 1])
    const places = {
      ...tables,
      answers: JSON.stringify(answers),
      events: JSON.stringify(events.map(({ data }) => data)),
      output,
    }
    expect(places.events).toContain(id)
    expect(places.output).toContain("placeCustomerTokenOrder")
    const tokens = store().sandbox.control.tokens()
    expect(tokens).toHaveLength(2)
    const found = tokens.flatMap(({ token_id }) =>
      Object.entries(places).flatMap(([place, text]) => (text.includes(token_id) ? [place] : [])),
    )
    expect(found).toEqual([])
  })

  /** Once in a checkout with which a subscription begins, and once without a payment. */
  async function agreeTwice(): Promise<{ id: string; watched: Watched }> {
    const answers: unknown[] = []
    const customer = await register(store())
    const browser = asCustomer(store(), customer)
    const failing = (act: () => Promise<unknown>) => whileAllFails(answers, act)
    const payment = await openPayment(browser)
    await confirm(browser, payment)
    await failing(() => complete(browser, payment))
    const bought = await complete(browser, payment)
    answers.push(payment, bought)
    const [subscription] = await begunWith(store(), bought.order?.id ?? "")
    await failing(() => welcome(store()))
    await welcome(store())
    const signUp = await openSignUp(customer.api, { cart_id: await cartOf(store(), customer.api) })
    const body = { authorization_token: await agree(store(), signUp) }
    answers.push(signUp, await finishSignUp(customer.api, signUp.id, body))
    const { id } = await tokenOf(store(), payment.cartId)
    const subscriptionId = subscription?.id ?? ""
    return { id, watched: { answers, customer, failing, subscriptionId } }
  }

  /** The connection breaks, and then a gateway refuses. */
  async function whileAllFails(answers: unknown[], act: () => Promise<unknown>): Promise<void> {
    const { control } = store().sandbox
    for (const fault of [{ kind: "reset" }, { kind: "html", status: 401 }] as const) {
      for (const endpoint of CALLS) control.addFault({ ...fault, count: 5, endpoint })
      answers.push(await act().catch((error: unknown) => String(error)))
      control.clearFaults()
    }
  }

  async function tablesWithSealedTokens(): Promise<Record<string, string>> {
    const tokens = await store().klarnaModule().listKlarnaCustomerTokens({})
    expect(tokens.map(({ token }) => z.string().parse(token))).toEqual(
      Array.from(tokens, (): unknown => expect.stringMatching(/^v1\./)),
    )
    const tables = await everyTable(store())
    for (const name of ["klarna_charge", "payment_session", "klarna_session", "order"]) {
      expect(tables[name]).not.toBe("")
    }
    return tables
  }
}
