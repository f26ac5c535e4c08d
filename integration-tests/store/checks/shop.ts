import { deepStrictEqual as equal } from "node:assert"

import { readBooks } from "../../../demo/check/books"
import type { Api } from "../../../demo/check/http"
import type { Expected } from "../../../demo/check/ledger"
import type { Offer } from "../../../demo/check/shopper"

/** Everybody who takes part in a sale. */
export interface Shop {
  store: Api
  admin: Api
  sandbox: Api
  offer: Offer
}

/** Both sides may agree and be wrong, so Klarna's order has to be as expected too. Amounts in minor units. */
export async function expectBoth(shop: Shop, orderId: string, expected: Expected): Promise<void> {
  const { lines } = await readBooks(shop.sandbox, shop.admin)
  const line = lines.find(({ medusa }) => medusa?.id === orderId)
  const { status, amount, captured, refunded } = line?.klarna ?? {}
  equal(
    { status, amount, captured, refunded, differences: line?.differences },
    { captured: 0, refunded: 0, ...expected, differences: [] },
  )
}
