import { deepStrictEqual as equal } from "node:assert"
import { z } from "zod"

import { readBooks } from "../../../demo/check/books"
import type { Api } from "../../../demo/check/http"
import { call } from "../../../demo/check/http"
import { cancel, capture, logIn, refund } from "../../../demo/check/merchant"
import { MIXED, ONE_HUNDRED } from "../../../demo/check/purchases"
import { findPaymentId } from "../../../demo/check/read-medusa"
import { readOffer } from "../../../demo/check/shopper"
import { ADMIN } from "../../../demo/support/store/environment"
import type { Stage } from "../main"
import type { OpenStore } from "./boot"
import { checkInside } from "./inside"
import { buyByInvoice, buyOnKlarnasPage, buyWithKlarna, OWN_PROVIDER } from "./purchases"
import { checkShopfront } from "./shopfront"
import type { Shop } from "./shop"
import { expectBoth } from "./shop"

const Providers = z.object({ payment_providers: z.array(z.object({ id: z.string() })) })
const OURS = ["pp_klarna_eu", "pp_klarna_us", OWN_PROVIDER]

/** Sells by the store's APIs, as shoppers and merchants do. */
export async function checkSelling(stage: Stage, store: OpenStore): Promise<void> {
  const { report } = stage
  const shop = await report.must("a merchant logs in", () => enter(store))
  await report.check("its own payment provider and one per Klarna account are there", () =>
    expectProviders(shop.admin),
  )
  await checkInside(stage, shop)
  await checkShopfront(stage, shop)
  await checkCaptures(stage, shop)
  await checkRedirect(stage, shop)
  await checkCancel(stage, shop)
  const others = await checkOwnProvider(stage, shop)
  await report.check("Klarna's books and Medusa's agree on all orders", () => compare(shop, others))
}

async function enter({ url, sandboxUrl, publishableKey }: OpenStore): Promise<Shop> {
  const store: Api = { baseUrl: url, headers: { "x-publishable-api-key": publishableKey } }
  const offer = await readOffer(store)
  return { store, sandbox: { baseUrl: sandboxUrl }, admin: await logIn(url, ADMIN), offer }
}

async function expectProviders(admin: Api): Promise<void> {
  const path = "/admin/payments/payment-providers?is_enabled=true"
  const { payment_providers: all } = await call(admin, { path, answer: Providers })
  const ids = all.map(({ id }) => id)
  equal(
    OURS.filter((id) => !ids.includes(id)),
    [],
    `The store has ${ids.join(", ")}.`,
  )
}

async function checkCaptures({ report }: Stage, shop: Shop): Promise<void> {
  const { admin } = shop
  const amount = ONE_HUNDRED.total
  const orderId = await report.must("a shopper buys with Klarna", async () => {
    const id = await buyWithKlarna(shop, ONE_HUNDRED)
    await expectBoth(shop, id, { status: "AUTHORIZED", amount })
    return id
  })
  const paymentId = await findPaymentId(admin, orderId)
  await report.check("the merchant captures 30.00 of 100.00", async () => {
    await capture(admin, paymentId, 30)
    await expectBoth(shop, orderId, { status: "PART_CAPTURED", amount, captured: 3_000 })
  })
  await report.check("the merchant captures the rest", async () => {
    await capture(admin, paymentId, 70)
    await expectBoth(shop, orderId, { status: "CAPTURED", amount, captured: amount })
  })
  await report.check("the merchant refunds 10.00", async () => {
    await refund(admin, paymentId, 10)
    const paid = { captured: amount, refunded: 1_000 }
    await expectBoth(shop, orderId, { status: "CAPTURED", amount, ...paid })
  })
}

async function checkRedirect({ report }: Stage, shop: Shop): Promise<void> {
  await report.check("another shopper buys on Klarna's page", async () => {
    const { orderId, returnUrl } = await buyOnKlarnasPage(shop, ONE_HUNDRED)
    equal(returnUrl.endsWith("/checkout?klarna=success"), true, returnUrl)
    await expectBoth(shop, orderId, { status: "AUTHORIZED", amount: ONE_HUNDRED.total })
  })
}

async function checkCancel({ report }: Stage, shop: Shop): Promise<void> {
  await report.check("the merchant cancels another order", async () => {
    const orderId = await buyWithKlarna(shop, MIXED)
    await cancel(shop.admin, orderId)
    await expectBoth(shop, orderId, { status: "CANCELLED", amount: MIXED.total })
  })
}

/** @returns the orders that Klarna has nothing to do with */
async function checkOwnProvider({ report }: Stage, shop: Shop): Promise<string[]> {
  const others: string[] = []
  await report.check("the store's own payment provider sells as before", async () => {
    const orderId = await buyByInvoice(shop, ONE_HUNDRED)
    others.push(orderId)
    await capture(shop.admin, await findPaymentId(shop.admin, orderId), 100)
    const { medusa } = await readBooks(shop.sandbox, shop.admin)
    equal(medusa.find(({ id }) => id === orderId)?.paymentStatus, "captured")
  })
  return others
}

async function compare({ sandbox, admin }: Shop, others: readonly string[]): Promise<void> {
  const { klarna, medusa, lines } = await readBooks(sandbox, admin)
  const ours = lines.filter(({ medusa: order }) => !others.includes(order?.id ?? ""))
  equal(
    ours.flatMap(({ differences }) => differences),
    [],
  )
  equal(klarna.length, medusa.length - others.length)
}
