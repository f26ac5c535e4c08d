/** What the shopper reads when the order isn't placed. */
export const CONFIRM_FIRST = "Please confirm the purchase with Klarna first."
export const CONFIRM_AGAIN =
  "The purchase has changed since Klarna approved it. Please confirm it with Klarna again."
/** For whoever begins another payment. */
export const PAID = "This cart is already being paid with Klarna."
export const NOT_ANSWERED =
  "Klarna hasn't answered yet. Please try again in a moment; you won't be charged twice."
export const BEING_CHECKED =
  "Klarna has an order for this purchase that is still being checked. Please wait, and don't pay again."
