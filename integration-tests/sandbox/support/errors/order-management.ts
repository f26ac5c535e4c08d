import type { OrderManagementCode } from "../../../../src/klarna/errors/catalogue/codes"
import { aPage, PAGES } from "../hosted-pages"
import type { Reply, Shop } from "../shop"
import { ORDERS } from "../shop"
import type { ErrorCase, Rows } from "./row"
import { fault, usualFault } from "./row"

const UNKNOWN = "d8bcb0ac-deeb-325b-8472-ef2c4b9b3e83"

/** What is refused to an order of 100.00 that was captured up to so many minor units. */
const ofOrder =
  (captured: number, act: (shop: Shop, id: string) => Promise<Reply>): ErrorCase["get"] =>
  async (shop) => {
    const id = await shop.order()
    if (captured > 0) await shop.capture(id, captured)
    return act(shop, id)
  }

const forbidden = (code: string, text: string | RegExp, get: ErrorCase["get"]): ErrorCase => ({
  code,
  form: "compact",
  get,
  status: 403,
  text,
})

export const ORDER_MANAGEMENT_ROWS: Rows<OrderManagementCode> = {
  CAPTURE_NOT_ALLOWED: [
    forbidden(
      "CAPTURE_NOT_ALLOWED",
      "Captured amount is higher than the remaining authorized amount. Capture not possible.",
      ofOrder(0, (shop, id) => shop.capture(id, 10_001)),
    ),
    forbidden(
      "CAPTURE_NOT_ALLOWED",
      /^Order [0-9a-f-]{36} is expired\. Capture not possible\.$/,
      ofOrder(0, (shop, id) => {
        shop.sandbox.control.changeClock({ advance: "P28D" })
        return shop.capture(id, 1)
      }),
    ),
  ],
  CANCEL_NOT_ALLOWED: [
    forbidden(
      "CANCEL_NOT_ALLOWED",
      "Order has previous captures. Cancel not possible.",
      ofOrder(1, (shop, id) => shop.act(id, "cancel")),
    ),
  ],
  REFUND_NOT_ALLOWED: [
    forbidden(
      "REFUND_NOT_ALLOWED",
      "Order has no captures. Refund not possible",
      ofOrder(0, (shop, id) => shop.refund(id, 1)),
    ),
    forbidden(
      "REFUND_NOT_ALLOWED",
      "Over refund is not allowed. Refund not possible.",
      ofOrder(100, (shop, id) => shop.refund(id, 101)),
    ),
  ],
  NOT_ALLOWED: [
    forbidden(
      "NOT_ALLOWED",
      "Order is fully captured. Remaining authorization cannot be released.",
      ofOrder(10_000, (shop, id) => shop.act(id, "release-remaining-authorization")),
    ),
    forbidden(
      "NOT_ALLOWED",
      "Resulting authorization amount 7000 cannot be less than the captured amount 8000 for order. Order authorization cannot be updated",
      ofOrder(8_000, (shop, id) => shop.patch(id, "authorization", { order_amount: 7_000 })),
    ),
    forbidden(
      "NOT_ALLOWED",
      "Billing address cannot be updated for user account order. Customer details cannot be updated.",
      ofOrder(0, (shop, id) => shop.patch(id, "customer-details", { billing_address: {} })),
    ),
  ],
  NO_SUCH_ORDER: [
    {
      code: "NO_SUCH_ORDER",
      form: "compact",
      get: (shop) => shop.call("GET", `${ORDERS}/${UNKNOWN}`),
      status: 404,
      text: `Order ${UNKNOWN} cannot be found.`,
    },
    fault(
      {
        code: "INVALID_ORDER_ID",
        form: "compact",
        text: "Order ID must be a valid UUID.",
        status: 400,
      },
      (shop) => shop.call("GET", `${ORDERS}/nonsense`),
    ),
  ],
  NO_SUCH_CAPTURE: [
    {
      code: "NO_SUCH_CAPTURE",
      form: "compact",
      get: ofOrder(1, (shop, id) =>
        shop.act(id, `captures/${UNKNOWN}/shipping-info`, { shipping_info: [{}] }),
      ),
      status: 404,
      text: `Capture could not be found. Shipping info cannot be added to capture ${UNKNOWN}`,
    },
  ],
  NOT_FOUND: [
    {
      code: "NOT_FOUND",
      form: "compact",
      get: ofOrder(1, (shop, id) => shop.call("GET", `${ORDERS}/${id}/refunds/${UNKNOWN}`)),
      status: 404,
      text: new RegExp(`^Refund ${UNKNOWN} cannot be found for order [0-9a-f-]{36}$`),
    },
    {
      code: "NOT_FOUND",
      form: "pretty",
      get: (shop) => shop.call("DELETE", "/payments/v1/authorizations/unknown"),
      status: 404,
      text: "Authorization cannot be deleted",
    },
    {
      code: "NOT_FOUND",
      form: "pretty",
      get: (shop) => shop.call("GET", `${PAGES}/unknown`),
      status: 404,
      text: "HPP session could not be found",
    },
    {
      code: "NOT_FOUND",
      form: "pretty",
      get: async (shop) => {
        const id = await aPage(shop)
        shop.sandbox.control.changeClock({ advance: "PT47H" })
        return shop.call("DELETE", `${PAGES}/${id}`)
      },
      status: 404,
      text: "HPP session has expired",
    },
    fault(
      { code: "NOT_FOUND", form: "compact", text: "Refund cannot be found", status: 400 },
      (shop) => shop.call("GET", `${ORDERS}/${UNKNOWN}/refunds/${UNKNOWN}`),
    ),
  ],
  CONFLICT: [
    usualFault(
      {
        code: "CONFLICT",
        endpoint: "captureOrder",
        form: "compact",
        status: 409,
        text: "Conflict",
      },
      ofOrder(0, (shop, id) => shop.capture(id, 1)),
    ),
  ],
}
