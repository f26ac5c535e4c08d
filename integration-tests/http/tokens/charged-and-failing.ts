import { z } from "zod"

import { PayChargeResponse } from "../../../src/http-contract/charges"
import type { Customer } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { chargeDue, chargesOf } from "../../support/recurring"
import { passTime } from "../../support/sync"
import { attempt, spoilToken } from "../subscriptions/scene"

/** What a test keeps of a customer whose weekly subscription is charged. */
export interface Watched {
  readonly customer: Customer
  readonly subscriptionId: string
  /** All that anybody was answered. */
  readonly answers: unknown[]
  /** Does something while every call of Klarna's fails, in one way and then in another. */
  readonly failing: (act: () => Promise<unknown>) => Promise<void>
}

const Payload = z.object({ authorize_payload: z.record(z.string(), z.unknown()) })

/** A charge that Klarna doesn't answer and then takes; one that fails, then is the customer's to pay, and that they pay. */
export async function chargedAndFailing(store: Store, watched: Watched): Promise<void> {
  const { answers, failing, subscriptionId } = watched
  await passTime(store, "P7D")
  await failing(() => chargeLater(store, "PT10M"))
  await chargeLater(store, "PT1H")
  spoilToken(store, "fail", 1)
  await chargeLater(store, "P7D")
  spoilToken(store, "unavailable")
  await chargeLater(store, "P1D")
  await payAtKlarna(store, watched)
  answers.push(await chargeDue(store))
  expect(await chargesOf(store, subscriptionId)).toMatchObject([
    { state: "paid", way: "token" },
    { refusals: 2, state: "paid", way: "customer" },
  ])
}

async function chargeLater(store: Store, wait: string): Promise<unknown> {
  await passTime(store, wait)
  return chargeDue(store)
}

async function payAtKlarna(store: Store, watched: Watched): Promise<void> {
  const { answers, customer, failing, subscriptionId } = watched
  const ask = async (path: string, body?: object) => {
    const { answer, status } = await attempt(customer.api, path, body)
    answers.push(answer)
    expect({ path, status }).toEqual({ path, status: 200 })
    return answer
  }
  const pay = `/store/klarna/subscriptions/${subscriptionId}/pay`
  await failing(() => attempt(customer.api, pay, {}))
  const { payment } = PayChargeResponse.parse(await ask(pay, {}))
  const { cart_id = "", payment_session } = payment.fallback ?? {}
  const session = `/store/klarna/payment-sessions/${payment_session?.id ?? ""}`
  const answer = await ask(`${session}/authorize-payload?cart_id=${cart_id}`)
  const { authorization_token } = store.sandbox.control.authorizeSession(
    String(payment_session?.data["klarna_session_id"]),
    { data: Payload.parse(answer).authorize_payload },
  )
  await ask(`${session}/authorization`, { authorization_token, cart_id })
  await ask(`/store/carts/${cart_id}`)
  const complete = `/store/carts/${cart_id}/complete`
  await failing(() => attempt(customer.api, complete, {}))
  await ask(complete, {})
}

/** What customer and merchant are shown of a subscription and its charges. */
export async function lookAtEverything(store: Store, watched: Watched): Promise<void> {
  const { answers, customer, subscriptionId } = watched
  const charges = await chargesOf(store, subscriptionId)
  const orders = charges.map(({ order_id }) => order_id ?? "")
  const fields = "fields=*payment_collections.payments,*payment_collections.payment_sessions"
  const look = async (api: Customer["api"], paths: readonly string[]) => {
    for (const path of paths) {
      const { answer, status } = await attempt(api, path)
      answers.push(answer)
      expect({ path, status }).toEqual({ path, status: 200 })
    }
  }
  await look(customer.api, [
    "/store/klarna/subscriptions",
    `/store/klarna/subscriptions/${subscriptionId}`,
    ...orders.map((id) => `/store/orders/${id}`),
  ])
  await look(store.admin, [
    "/admin/klarna/subscriptions",
    `/admin/klarna/subscriptions/${subscriptionId}`,
    "/admin/klarna/charges",
    ...orders.map((id) => `/admin/orders/${id}?${fields}`),
  ])
  const retry = `/admin/klarna/charges/${charges[0]?.id ?? ""}/retry`
  answers.push(await attempt(store.admin, retry, {}))
  answers.push(await attempt(store.admin, "/admin/klarna/charges/due", {}))
}
