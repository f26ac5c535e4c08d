import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import { toAuthorizePayload } from "../../../demo/check/klarna-address"
import { ANNA, ONE_HUNDRED } from "../../../demo/check/purchases"
import { ChargeRunReport, PayChargeResponse } from "../../../src/http-contract/charges"
import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { aSubscription, chargeDue, chargesOf } from "../../support/recurring"
import { hearEvents, passTime, reconcile, settled } from "../../support/sync"
import { Data, payBy } from "./fallbacks"

/** Half of them begin with the one, half with the other, each by another margin. */
const ROUNDS = 6
const STEP_MS = 12
const Asked = z.tuple([z.looseObject({ link: z.string() })])
type Payment = PayChargeResponse["payment"]

export function races(store: () => Store): void {
  const due = () =>
    call(store().admin, { answer: ChargeRunReport, body: {}, path: "/admin/klarna/charges/due" })
  const orders = () => store().sandbox.control.orders()

  it(`is paid once when its retry and the customer come at the same moment, ${String(ROUNDS)} times`, async () => {
    const customer = await register(store(), ANNA)
    const { subscription } = await aSubscription(asCustomer(store(), customer))
    const path = `/store/klarna/subscriptions/${subscription.id}/pay`
    const pay = () => call(customer.api, { answer: PayChargeResponse, body: {}, path })
    const ways: (string | null)[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      failOnce(store())
      await chargeDue(store())
      await passTime(store(), "P1D")
      const before = orders().length
      const { payment } = await atOnce(round, { pay, work: due })
      await finish(store(), payment)
      const charge = (await chargesOf(store(), subscription.id))[round]
      expect(charge).toMatchObject({ last_error: null, state: "paid" })
      expect(orders()).toHaveLength(before + 1)
      ways.push(charge?.way ?? null)
      await passTime(store(), "P30D")
    }
    await reconcile(store())
    // Both win sometimes, or this was no race.
    expect(new Set(ways)).toEqual(new Set(["token", "customer"]))
  }, 300_000)

  it("is paid once when a merchant retries it and the customer follows the link", async () => {
    const { subscription } = await aSubscription(store())
    for (let round = 0; round < ROUNDS / 2; round += 1) {
      const link = await askedByLink(store())
      const charge = (await chargesOf(store(), subscription.id))[round]
      const retry = `/admin/klarna/charges/${charge?.id ?? ""}/retry`
      const work = async () => {
        await call(store().admin, { answer: Anything, body: {}, path: retry }).catch(refused)
        return due()
      }
      const before = orders().length
      const { payment } = await atOnce(round, { pay: () => payBy(store().store, link), work })
      await finish(store(), payment)
      const ended = (await chargesOf(store(), subscription.id))[round]
      expect(ended).toMatchObject({ last_error: null, state: "paid" })
      expect(orders()).toHaveLength(before + 1)
      await passTime(store(), "P31D")
    }
    await reconcile(store())
  }, 300_000)
}

/** A retry of what the customer is paying right now. */
const refused = () => undefined

const tokenOf = ({ sandbox }: Store) => sandbox.control.tokens()[0]?.token_id ?? ""

function failOnce(store: Store): void {
  store.sandbox.control.actOnToken(tokenOf(store), "fail", { times: 1 })
}

/** The next renewal can't be charged, its customer is asked, and by then it could be. @returns what stands in their link */
async function askedByLink(store: Store): Promise<string> {
  const heard = hearEvents(store, "klarna.charge.needs_customer")
  store.sandbox.control.actOnToken(tokenOf(store), "unavailable")
  await chargeDue(store)
  heard.stop()
  store.sandbox.control.actOnToken(tokenOf(store), "activate")
  const [{ link }] = Asked.parse(heard.data)
  return new URL(link).searchParams.get("token") ?? ""
}

interface Race {
  readonly pay: () => Promise<PayChargeResponse>
  readonly work: () => Promise<unknown>
}

/** Lets both go, now the one first, now the other. @returns the payment that the customer got, if any */
async function atOnce(round: number, { pay, work }: Race): Promise<{ payment?: Payment }> {
  const margin = Math.floor(round / 2) * STEP_MS
  const [payFirst, workFirst] = round % 2 === 0 ? [0, margin] : [margin, 0]
  const [paid] = await Promise.allSettled([after(payFirst, pay), after(workFirst, work)])
  return paid.status === "fulfilled" ? paid.value : {}
}

async function after<T>(ms: number, act: () => Promise<T>): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, ms))
  return act()
}

/** The customer approves what they were offered, completes the cart while the job runs, and everything comes to rest. */
async function finish(store: Store, payment: Payment | undefined): Promise<void> {
  if (payment?.fallback) {
    const { cart_id, payment_session } = payment.fallback
    const { klarna_session_id } = Data.parse(payment_session.data)
    const data = toAuthorizePayload(ONE_HUNDRED.person)
    store.sandbox.control.authorizeSession(klarna_session_id, { data })
    const path = `/store/carts/${cart_id}/complete`
    await Promise.all([call(store.store, { answer: Anything, body: {}, path }), chargeDue(store)])
  }
  await settled(store)
  await chargeDue(store)
}
