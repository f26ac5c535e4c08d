import type { Grading } from "../../klarna/errors/catalogue/grading"
import { always, byCapture, type KlarnaStatus, type StatusRow } from "./row"

type LifeStatus = Extract<
  KlarnaStatus,
  | "AUTHORIZED"
  | "AUTH_REVERSED"
  | "PART_CAPTURED"
  | "CAPTURED"
  | "PART_REFUNDED"
  | "REFUNDED"
  | "CANCELLED"
  | "EXPIRED"
  | "CLOSED"
>

const OPEN = {
  frequency: ["common", "occasional"],
  level: ["pending", "info"],
  tier: "T0",
} as const satisfies Grading

const ENDED = {
  frequency: ["occasional"],
  level: ["info"],
  tier: "T0",
} as const satisfies Grading

/**
 * The life of an order. What was captured or refunded at Klarna is mirrored by sync and never by core's handling of
 * callbacks, which would capture a second time.
 */
export const LIFE_STATUSES = {
  AUTHORIZED: {
    from: "order",
    authorize: always({ answer: "authorized" }),
    paymentStatus: always("authorized"),
    webhook: always("authorized"),
    effect: always("payment_created"),
    grading: OPEN,
    shopper: "Your purchase is confirmed. You pay Klarna once it ships.",
    merchant:
      "The whole amount is reserved, for 28 days unless the order says otherwise. Capture it when you ship.",
  },
  AUTH_REVERSED: {
    from: "authorization released before an order, or its order cancelled",
    authorize: always({ throws: "not_allowed" }),
    paymentStatus: always("canceled"),
    webhook: always("canceled"),
    effect: always("payment_canceled"),
    grading: ENDED,
    shopper: "Your approval was withdrawn and you won't be charged.",
    merchant: "The authorization was released. Nothing can be captured; nothing is owed.",
  },
  PART_CAPTURED: {
    from: "order",
    authorize: always({ answer: "authorized" }),
    paymentStatus: always("authorized"),
    webhook: always("authorized"),
    effect: always("captures_mirrored"),
    grading: OPEN,
    shopper: "Part of your order is on its way and was passed on to Klarna for payment.",
    merchant: "Part of the amount is captured. Capture the rest when it ships, or release it.",
  },
  CAPTURED: {
    from: "order",
    authorize: always({ answer: "authorized" }),
    paymentStatus: always("captured"),
    webhook: always("not_supported"),
    effect: always("captures_mirrored"),
    grading: { frequency: ["common"], level: ["success"], tier: "T0" },
    shopper: "Your order was passed on to Klarna for payment. See there what is due and when.",
    merchant: "Everything is captured. Klarna pays it out; from now on only refunds are possible.",
  },
  PART_REFUNDED: {
    from: "derived: less refunded than captured",
    authorize: always(null),
    paymentStatus: always("captured"),
    webhook: always("not_supported"),
    effect: always("refunds_mirrored"),
    grading: ENDED,
    shopper: "Part of your payment is being returned through Klarna.",
    merchant: "Part of what was captured is refunded. The rest can still be refunded.",
  },
  REFUNDED: {
    from: "derived: as much refunded as captured",
    authorize: always(null),
    paymentStatus: always("captured"),
    webhook: always("not_supported"),
    effect: always("refunds_mirrored"),
    grading: ENDED,
    shopper: "Your payment is being returned in full through Klarna.",
    merchant: "Everything that was captured is refunded. There is nothing more to do.",
  },
  CANCELLED: {
    from: "order",
    authorize: always({ throws: "not_allowed" }),
    paymentStatus: always("canceled"),
    webhook: always("canceled"),
    effect: always("payment_canceled"),
    grading: ENDED,
    shopper: "This purchase was cancelled; you don't have to pay Klarna for it.",
    merchant:
      "The order is cancelled at Klarna and can't be captured. Don't ship it on this payment.",
  },
  EXPIRED: {
    from: "order",
    authorize: always({ throws: "not_allowed" }),
    paymentStatus: byCapture("captured", "canceled"),
    webhook: byCapture("not_supported", "canceled"),
    effect: byCapture("payment_ends_captured", "payment_canceled"),
    grading: { frequency: ["occasional"], level: ["error", "info"], tier: "T0" },
    shopper: "Klarna's approval for this purchase has run out. Please contact the shop.",
    merchant:
      "The authorization ran out before everything was captured, and it can't be extended any more. Ask the customer for a new payment of what is missing.",
  },
  CLOSED: {
    from: "order",
    authorize: byCapture({ answer: "authorized" }, { throws: "not_allowed" }),
    paymentStatus: byCapture("captured", "canceled"),
    webhook: byCapture("not_supported", "canceled"),
    effect: byCapture("payment_ends_captured", "payment_canceled"),
    grading: ENDED,
    shopper: "Klarna has closed this purchase. Please contact the shop if something is missing.",
    merchant:
      "Klarna closed the order: nothing more can be captured, refunded or changed there. Settle anything open with the customer directly.",
  },
} as const satisfies Record<LifeStatus, StatusRow>
