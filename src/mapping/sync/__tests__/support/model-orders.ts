import { aPayment } from "../builders"
import type { Modelled, World } from "./model"
import { withOrder, withPayment } from "./model-books"

function canceled(world: World): World {
  const sessions = world.books.sessions.map(({ id }) => ({ id, status: "canceled" }))
  return withOrder({ ...world, books: { ...world.books, sessions } }, { isCanceled: true })
}

function authorized(world: World, sessionId: string): World {
  const payment = aPayment({ amount: world.klarna.order_amount, sessionId })
  const sessions = world.books.sessions.map(({ id, status }) => ({
    id,
    status: id === sessionId ? "authorized" : status,
  }))
  return { ...world, books: { ...world.books, payments: [payment], sessions } }
}

/** Repairs of whether there is an order, and whether it is paid. */
export const MODELLED_ORDERS: Modelled<
  | "authorize_order"
  | "authorize_pending"
  | "cancel_payment"
  | "cancel_unpaid_order"
  | "complete_cart"
  | "link_order"
  | "reject_order"
> = {
  authorize_order: (world, { sessionId }) => authorized(world, sessionId),
  authorize_pending: (world, { sessionId }) => authorized(world, sessionId),
  cancel_payment: (world, { paymentId }) => withPayment(world, paymentId, { isCanceled: true }),
  cancel_unpaid_order: canceled,
  complete_cart: ({ books, ...world }, { cartId }) => {
    const order = {
      hasOtherLivePayment: false,
      isUntouched: true,
      otherEffectIds: [],
      heir: null,
      id: "order_1",
      isCanceled: false,
      transactions: [],
    }
    return { ...world, books: { ...books, cart: { id: cartId, isCompleted: true }, order } }
  },
  link_order: (world) => world,
  reject_order: canceled,
}
