import type { Locator, Page } from "playwright-core"

import { textAt } from "../../../src/sandbox/data"
import type { Shop } from "../../sandbox/support/shop"
import { aPurchase } from "../../sandbox/support/shop"

export const click = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { exact: true, name }).click()

export const tab = (page: Page, name: RegExp): Locator => page.getByRole("tab", { name })

/** The entry of a list that says this. */
export const entry = (page: Page, text: string): Locator =>
  page.getByRole("article").filter({ hasText: text })

/** Waits until the page says that something was done. */
export const notice = (page: Page, sentence: string): Promise<void> =>
  page.getByRole("status").getByText(sentence).waitFor()

/** A customer token, and an authorization callback to a shop that doesn't answer. @returns the token's id */
export async function subscribe(shop: Shop): Promise<string> {
  const merchant_urls = { authorization: "https://127.0.0.1:9/authorized" }
  const token = await shop.authorize(aPurchase({ intent: "buy_and_tokenize", merchant_urls }))
  const { body } = await shop.call("POST", `/payments/v1/authorizations/${token}/customer-token`, {
    description: "Shoes every month",
    intended_use: "SUBSCRIPTION",
    locale: "de-DE",
    purchase_country: "DE",
    purchase_currency: "EUR",
  })
  return textAt(body, "token_id")
}
