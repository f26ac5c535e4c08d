import type { Page } from "playwright-core"

import { ANY_ID } from "../../sandbox/support/shop"
import type { Call } from "./shop-page"

/** Results of a consent. Documented: SDK reference, authorize()~callback. */
export const APPROVED = { approved: true, authorization_token: ANY_ID, show_form: true }
export const DECLINED = { approved: false, show_form: false }
export const CLOSED = { approved: false, show_form: true }

export const payBy = (category: string, more: object = {}, data: object = {}): Call => [
  "authorize",
  { payment_method_category: category, ...more },
  data,
]

/** A shop with a button to pay later. */
export const PAY_LATER = { buttons: { Pay: payBy("pay_later") } }

export const click = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name }).click()
