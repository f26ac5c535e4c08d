import { readFileSync } from "node:fs"
import type { ExecArgs, MedusaContainer } from "@medusajs/framework/types"

import { authorize } from "../../../demo/check/checkout"
import { ANNA } from "../../../demo/check/purchases"
import { createKlarnaClient } from "../../../src/klarna/client"
import type { KlarnaModuleService } from "../../../src/modules/klarna/service"
import { mintToken } from "../../support/mint-token"
import { makeCustomers, makeOrigin, makeClub } from "./shop"
import { SeedWish, WISH_VARIABLE } from "./wish"

const AT_ONCE = 8
const FASTER_THAN_ALLOWED = { createSession: 10_000, other: 10_000 }

/** For `medusa exec`. */
export default async function seed({ container }: ExecArgs): Promise<void> {
  await subscribe(
    container,
    SeedWish.parse(JSON.parse(readFileSync(process.env[WISH_VARIABLE] ?? "", "utf8"))),
  )
}

/** Fills a store with subscriptions whose first renewal is due then. */
export async function subscribe(container: MedusaContainer, wish: SeedWish): Promise<void> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const client = clientOf(klarna)
  const variant_id = await makeClub(container)
  const origin_order_id = await makeOrigin(container)
  const customers = await makeCustomers(container, wish.subscriptions.length)
  const { apiUrl: baseUrl, environment, id: account, installation } = klarna.account("eu")
  const begin = async ({ dueAt, name }: SeedWish["subscriptions"][number], customer_id: string) => {
    const owner = { account, customer_id, environment }
    const { facts, token } = await mintToken(client, (id) => authorize({ baseUrl }, id, ANNA))
    const row = { ...facts, ...owner, cart_id: null, installation }
    const { id: customer_token_id } = await klarna.customerTokens.keep(row, token)
    // As the store has read it back: else each new order would ask Klarna about all of them.
    await klarna.customerTokens.update({ id: customer_token_id, read_at: klarna.clock.now() })
    await klarna.subscriptions.create({
      ...owner,
      anchor_at: monthBefore(new Date(dueAt)),
      currency_code: "EUR",
      customer_token_id,
      ends_at: null,
      interval: "month",
      interval_count: 1,
      items: { items: [{ quantity: 1, variant_id }] },
      name,
      next_charge_at: new Date(dueAt),
      origin_order_id,
      periods: null,
      status: "active",
    })
  }
  const left = wish.subscriptions.map((one, index) => () => begin(one, customers[index] ?? ""))
  const worker = async () => {
    for (let next = left.pop(); next; next = left.pop()) await next()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

function clientOf(klarna: KlarnaModuleService) {
  const { password, username } = klarna.options.accounts["eu"] ?? { password: "", username: "" }
  const baseUrl = klarna.account("eu").apiUrl
  const requestTimeoutMs = klarna.options.requestTimeoutMs
  const rateLimits = FASTER_THAN_ALLOWED
  return createKlarnaClient({ baseUrl, password, rateLimits, requestTimeoutMs, username })
}

function monthBefore(date: Date): Date {
  const before = new Date(date)
  before.setUTCMonth(before.getUTCMonth() - 1)
  return before
}
