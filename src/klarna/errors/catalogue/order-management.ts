import type { OrderManagementCode } from "./codes"
import { OCCASIONAL_ERROR } from "./grading"
import type { ErrorRow } from "./row"

/** What can't be done with an order, or not found of it. */
export const ORDER_MANAGEMENT_ERRORS = {
  CAPTURE_NOT_ALLOWED: {
    http: [403],
    meaning: "cancelled, expired, or more than what is still authorized",
    // Close to expiry the authorization is extended before the capture; an expired order can't be extended.
    retry: "never",
    shopper: "The shop couldn't collect this payment. Please contact the shop about your order.",
    merchant:
      "Klarna does not allow this capture: the order is cancelled or expired, or less is left than was asked for. Look at the order's state and remaining amount at Klarna.",
    grading: OCCASIONAL_ERROR,
  },
  CANCEL_NOT_ALLOWED: {
    http: [403],
    meaning: "something was captured",
    retry: "never",
    shopper:
      "This order can't be cancelled any more. Please ask the shop about returning it instead.",
    merchant:
      "Part of the order was captured, so it can't be cancelled. Refund what was captured and release the rest.",
    grading: OCCASIONAL_ERROR,
  },
  REFUND_NOT_ALLOWED: {
    http: [403],
    meaning: "nothing captured, cancelled, or more than was captured",
    retry: "never",
    shopper: "The refund couldn't be made. Please contact the shop about it.",
    merchant:
      "Klarna does not allow this refund: nothing was captured, or less is left to refund than was asked for. Compare the amount with what Klarna shows as captured and refunded.",
    grading: OCCASIONAL_ERROR,
  },
  NOT_ALLOWED: {
    http: [403],
    meaning: "release, update or extension is not possible in this state",
    retry: "never",
    shopper: "This change to your order isn't possible any more. Please contact the shop.",
    merchant:
      "The order can't be changed like this in its present state at Klarna. Klarna's message says why; look at the order in its portal.",
    grading: OCCASIONAL_ERROR,
  },
  NO_SUCH_ORDER: {
    http: [400, 404],
    meaning: "wrong order id, or the wrong account or region",
    retry: "never",
    shopper: "Your order couldn't be found at Klarna. Please contact the shop.",
    merchant:
      "Klarna does not know this order. Check that the account, its region and the environment are those in which it was placed.",
    grading: OCCASIONAL_ERROR,
  },
  NO_SUCH_CAPTURE: {
    http: [404],
    meaning: "wrong capture id, or the wrong account or region",
    retry: "never",
    shopper: "This shipment couldn't be found at Klarna. Please ask the shop about it.",
    merchant:
      "Klarna does not know this capture. Read the order again and compare its captures with the ones shown here.",
    grading: OCCASIONAL_ERROR,
  },
  NOT_FOUND: {
    http: [400, 404],
    meaning: "the refund, capture, session or token does not exist",
    retry: "never",
    shopper: "Klarna has no record of this. Please contact the shop.",
    merchant:
      "What was asked for does not exist at Klarna, or not in this account. Check the account and whether it was made at all.",
    grading: OCCASIONAL_ERROR,
  },
  CONFLICT: {
    http: [409],
    meaning: "another operation on the order is under way",
    retry: "same_call",
    shopper: "Your order is being updated at this moment. Please try again in a minute.",
    merchant:
      "Something else was changing the order at Klarna at the same time. It was tried again without success: look at the order, then repeat.",
    grading: OCCASIONAL_ERROR,
  },
} as const satisfies Record<OrderManagementCode, ErrorRow>
