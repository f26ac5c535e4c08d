import type { Grading } from "../../klarna/errors/catalogue/grading"
import { always, type KlarnaStatus, type StatusRow } from "./row"

type CheckoutStatus = Extract<
  KlarnaStatus,
  "PENDING: session" | "PENDING: risk" | "ACCEPTED" | "REFUSED" | "FAILED" | "ABANDONED"
>

const PENDING = {
  frequency: ["common"],
  level: ["pending"],
  tier: "T0",
} as const satisfies Grading

/** Up to Klarna's decision. */
export const CHECKOUT_STATUSES = {
  "PENDING: session": {
    from: "session incomplete; hosted page waiting or in progress",
    authorize: always({ throws: "payment_requires_more_error" }),
    paymentStatus: always("pending"),
    webhook: always("pending"),
    effect: always("none"),
    grading: PENDING,
    shopper: "Please confirm the purchase with Klarna first.",
    merchant: "The customer has not confirmed with Klarna yet. There is nothing to do.",
  },
  "PENDING: risk": {
    from: "fraud_status PENDING",
    authorize: always({ answer: "pending_authorization" }),
    paymentStatus: always("pending_authorization"),
    webhook: always("pending_authorization"),
    effect: always("order_without_payment"),
    grading: PENDING,
    shopper: "Klarna is still checking your purchase. You will hear within a day.",
    merchant:
      "Klarna is still assessing the risk, which takes up to 24 hours. Don't ship yet; capture when the decision is there.",
  },
  ACCEPTED: {
    from: "fraud_status ACCEPTED of a placed order or a charge",
    authorize: always({ answer: "authorized" }),
    paymentStatus: always("authorized"),
    webhook: always("authorized"),
    effect: always("payment_created"),
    grading: { frequency: ["common"], level: ["success"], tier: "T0" },
    shopper: "Klarna has accepted your purchase.",
    merchant: "Klarna accepted the risk. The order can be shipped and captured.",
  },
  REFUSED: {
    from: "refused in the browser; 403 REJECTED; fraud_status REJECTED or STOPPED",
    authorize: always({ throws: "payment_authorization_error" }),
    paymentStatus: ({ ordered }) => (ordered ? "canceled" : "error"),
    webhook: always("failed"),
    effect: ({ ordered }) => (ordered ? "order_refused" : "none"),
    grading: { frequency: ["common"], level: ["decline"], tier: "T2" },
    shopper: "Klarna can't be used for this purchase. Please choose another way to pay.",
    merchant:
      "Klarna declined the purchase. Don't ship; the customer can pay in another way. Asking Klarna again won't change it.",
  },
  FAILED: {
    from: "failure while authorizing; hosted page FAILED or ERROR",
    authorize: always({ throws: "payment_authorization_error" }),
    paymentStatus: always("error"),
    webhook: always("failed"),
    effect: always("none"),
    grading: { frequency: ["occasional"], level: ["error", "decline"], tier: "T0" },
    shopper: "The payment with Klarna didn't work. Please try again or choose another way to pay.",
    merchant:
      "The authorization failed, so nothing was placed. The customer can start again from the checkout.",
  },
  ABANDONED: {
    from: "hosted page left, cancelled or timed out; popup closed; session older than 48 hours",
    authorize: always({ throws: "payment_requires_more_error" }),
    paymentStatus: ({ mayReturn }) => (mayReturn ? "pending" : "canceled"),
    webhook: ({ mayReturn }) => (mayReturn ? "pending" : "canceled"),
    effect: always("none"),
    grading: { frequency: ["occasional"], level: ["info"], tier: "T0" },
    shopper: "You left Klarna before the purchase was confirmed. Please start again when you like.",
    merchant: "The customer left before confirming. Nothing was placed and nothing is owed.",
  },
} as const satisfies Record<CheckoutStatus, StatusRow>
