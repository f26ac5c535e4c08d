import {
  aCharge,
  aSignUp,
  aToken,
  cancelToken,
  charge,
  readToken,
} from "../../../sandbox/support/customer-tokens"
import { createPage, PAGES } from "../../../sandbox/support/hosted-pages"
import type { Shop } from "../../../sandbox/support/shop"
import { textAt } from "../../../../src/sandbox/data"
import { anAddress } from "../../../sandbox/support/shop"

const CATEGORIES = ["pay_later", "pay_now", "pay_over_time"] as const

/** Every call of Customer Token goes well once, for each way to pay, and is refused once. */
export async function everyCallOfAToken(shop: Shop): Promise<void> {
  const urls = { merchant_urls: { confirmation: "https://shop.example/{order.id}" } }
  const id = await aToken(
    shop,
    aSignUp("customer@email.de", { ...urls, customer: { gender: "female" } }),
  )
  await charge(shop, id, {
    body: aCharge({ ...urls, merchant_reference1: "1", shipping_address: anAddress() }),
    key: "contract-1",
  })
  await charge(shop, id)
  shop.sandbox.control.actOnToken(id, "fail")
  await charge(shop, id)
  await cancelToken(shop, id)
  await readToken(shop, id)
  await charge(shop, id)
  await charge(shop, id, { body: {} })
  await readToken(shop, "unknown")
  for (const category of CATEGORIES) await readToken(shop, await aTokenBy(shop, category))
}

async function aTokenBy(shop: Shop, category: (typeof CATEGORIES)[number]): Promise<string> {
  const session = await shop.openSession(aSignUp())
  const { authorization_token: token } = shop.sandbox.control.authorizeSession(session, {
    category,
  })
  const body = {
    description: "Shoes",
    intended_use: "SUBSCRIPTION",
    locale: "de-DE",
    purchase_country: "DE",
    purchase_currency: "EUR",
  }
  const path = `/payments/v1/authorizations/${token}/customer-token`
  const reply = await shop.call("POST", path, body)
  await shop.call("POST", path, {})
  return textAt(reply.body, "token_id")
}

const MODES = ["PLACE_ORDER", "CAPTURE_ORDER", "NONE"] as const
const ENDS = ["open", "back", "fail", "error", "cancel"] as const

/** Every call of Hosted Payment Page goes well once, in each mode and status, and is refused once. */
export async function everyCallOfAPage(shop: Shop): Promise<void> {
  const page = async (mode: (typeof MODES)[number] = "NONE"): Promise<string> => {
    const options = { options: { page_title: "Pay", place_order_mode: mode } }
    return textAt((await createPage(shop, await shop.openSession(), options)).body, "session_id")
  }
  const read = (id: string) => shop.call("GET", `${PAGES}/${id}`)
  for (const mode of MODES) {
    const id = await page(mode)
    shop.sandbox.control.actOnHostedPage(id, "complete")
    await read(id)
    await shop.call("DELETE", `${PAGES}/${id}`)
  }
  for (const end of ENDS) {
    const id = await page()
    shop.sandbox.control.actOnHostedPage(id, end)
    await read(id)
  }
  await disableAndLetGo(shop, [await page(), await page()])
}

async function disableAndLetGo(
  shop: Shop,
  [first, second]: readonly [string, string],
): Promise<void> {
  const contact = { contact_information: { email: "customer@email.de" }, method: "email" }
  await shop.call("POST", `${PAGES}/${first}/distribution`, contact)
  await shop.call("POST", `${PAGES}/${first}/distribution`, {})
  await shop.call("DELETE", `${PAGES}/${first}`)
  await shop.call("GET", `${PAGES}/${first}`)
  await shop.call("GET", `${PAGES}/unknown`)
  shop.sandbox.control.changeClock({ advance: "P2D" })
  await shop.call("GET", `${PAGES}/${second}`)
}
