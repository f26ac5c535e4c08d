import { callStore } from "./store-api.js"

const CART = "demo-cart"

/** Fills a cart and starts its payment with Klarna. */
export async function startPayment(purchase) {
  if (purchase.items.length === 0) throw new Error("Please choose something to buy.")
  const { cart } = await callStore("/store/carts", {
    billing_address: purchase.address,
    email: purchase.email,
    items: purchase.items,
    region_id: purchase.regionId,
    shipping_address: purchase.address,
  })
  sessionStorage.setItem(CART, cart.id)
  await chooseShipping(cart.id, purchase.shipping)
  return openPaymentSession(cart.id, purchase)
}

/** Europe and the United States have a Klarna account each. */
async function findProvider(regionId) {
  const path = `/store/payment-providers?region_id=${regionId}`
  const { payment_providers: all } = await callStore(path)
  const found = all.find(({ id }) => id.startsWith("pp_klarna_"))
  if (!found) throw new Error("Klarna isn't offered in this country.")
  return found.id
}

async function chooseShipping(cartId, name) {
  const { shipping_options: options } = await callStore(`/store/shipping-options?cart_id=${cartId}`)
  const option = options.find((one) => one.name === name) ?? options[0]
  if (!option) throw new Error("Nothing is delivered to this country.")
  await callStore(`/store/carts/${cartId}/shipping-methods`, { option_id: option.id })
}

async function openPaymentSession(cartId, { checkout, regionId }) {
  const provider = await findProvider(regionId)
  const { payment_collection: collection } = await callStore("/store/payment-collections", {
    cart_id: cartId,
  })
  const { payment_collection: opened } = await callStore(
    `/store/payment-collections/${collection.id}/payment-sessions`,
    { data: { checkout }, provider_id: provider },
  )
  const session = opened.payment_sessions.find(({ provider_id }) => provider_id === provider)
  const { amount, currency_code: currency } = opened
  return { amount, cartId, currency, data: session.data, id: session.id }
}

/** What the shopper authorizes: asked for ahead, because a popup only opens at the click itself. */
export async function readAuthorizePayload({ cartId, id }) {
  const path = `/store/klarna/payment-sessions/${id}/authorize-payload?cart_id=${cartId}`
  return (await callStore(path)).authorize_payload
}

/** Hands the shopper's yes to the store. */
export async function recordAuthorization({ cartId, id }, token) {
  const body = { authorization_token: token, cart_id: cartId }
  return callStore(`/store/klarna/payment-sessions/${id}/authorization`, body)
}

/** Turns the cart into an order. Throws the store's sentence when it doesn't become one. */
export async function completeCart(cartId = sessionStorage.getItem(CART)) {
  if (!cartId) throw new Error("This browser has no cart.")
  const completed = await callStore(`/store/carts/${cartId}/complete`, {})
  if (completed.type !== "order") throw new Error(completed.error.message)
  sessionStorage.removeItem(CART)
  return completed.order
}
