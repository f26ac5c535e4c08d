import type { Data } from "../data"
import { textAt } from "../data"
import { Refusal } from "../refusal"
import { readFields } from "../rules/fields"
import type { Category } from "../rules/methods"
import { CATEGORIES } from "../rules/methods"
import { PLACE_ORDER } from "../rules/payments-fields"
import type { HostedPage } from "../state/hosted-page"
import { placeOrderMode } from "../state/hosted-page"
import type { World } from "../world"
import { moveHostedPage } from "./hosted-page"
import { placeWithAuthorization } from "./ordering"
import { authorize } from "./shopper"

/** The categories that the merchant wants on a page, in the words of Payments; none, or `klarna`: all there are. */
function categoriesOfPage({ options }: HostedPage): readonly Category[] {
  const { payment_method_categories: several } = options
  const one = textAt(options, "payment_method_category")
  const wanted: readonly unknown[] = Array.isArray(several) ? several : one === "" ? [] : [one]
  return CATEGORIES.filter((category) => wanted.includes(category.toUpperCase()))
}

function chosen(page: HostedPage, category: Category | undefined): Category {
  const offered = categoriesOfPage(page)
  const choice = category ?? offered[0] ?? "pay_later"
  const isFree = offered.length === 0 || offered.includes("klarna")
  if (isFree || offered.includes(choice)) return choice
  const message = `"category" must be one that the page offers: ${offered.join(", ")}; got "${choice}".`
  throw new Refusal(400, "BAD_VALUE", message)
}

/** The purchase as place order takes it. */
function orderBody(purchase: Data, mode: string): Data {
  const { value } = readFields(PLACE_ORDER, purchase)
  return mode === "CAPTURE_ORDER" ? { ...value, auto_capture: true } : value
}

/** The id of the order that is placed with a token. */
function placed(page: HostedPage, token: string, world: World): string {
  const authorization = world.store.authorizations.get(token)
  const session = world.store.sessions.get(page.paymentSessionId)
  if (!authorization || !session) throw new Refusal(404, "NOT_FOUND", "Invalid session id")
  const body = orderBody(authorization.purchase, placeOrderMode(page))
  const ordering = { authorization, body, now: world.clock.now(), origin: page.origin, session }
  return textAt(placeWithAuthorization(ordering, world), "order_id")
}

function payWith(page: HostedPage, category: Category, world: World): HostedPage {
  const { authorization_token: token } = authorize(page.paymentSessionId, { category }, world)
  if (token === undefined) return moveHostedPage(page, { to: "FAILED" }, world)
  if (placeOrderMode(page) === "NONE") {
    return moveHostedPage(page, { authorizationToken: token, to: "COMPLETED" }, world)
  }
  return moveHostedPage(page, { orderId: placed(page, token, world), to: "COMPLETED" }, world)
}

/**
 * The shopper presses the page's button to pay: the payment session is authorized, and the order placed if the page is
 * to do so. Whom Klarna turns down ends in FAILED, any other refusal in ERROR (assumed).
 */
export function payOnHostedPage(
  page: HostedPage,
  category: Category | undefined,
  world: World,
): HostedPage {
  const choice = chosen(page, category)
  try {
    return payWith(page, choice, world)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const to = error.code === "REJECTED" ? "FAILED" : "ERROR"
    return moveHostedPage(page, { to }, world)
  }
}
