import type { Grading } from "../../klarna/errors/catalogue/grading"
import { always, type KlarnaStatus, type StatusRow } from "./row"

type Afterwards = Extract<
  KlarnaStatus,
  "DISPUTE_OPENED" | "DISPUTE_WON" | "DISPUTE_LOST" | "UNKNOWN"
>

const FOR_THE_MERCHANT = {
  frequency: ["occasional"],
  level: ["info"],
  tier: "T1",
} as const satisfies Grading

/** A dispute leaves the payment as it is: the money moves at Klarna. */
const UNTOUCHED = {
  authorize: always(null),
  paymentStatus: always("unchanged"),
  webhook: always("not_supported"),
  effect: always("event"),
} as const

/** Disputes, and what nobody has seen yet. */
export const AFTERWARDS = {
  DISPUTE_OPENED: {
    ...UNTOUCHED,
    from: "disputes",
    grading: FOR_THE_MERCHANT,
    shopper:
      "You have reported a problem with this purchase to Klarna. The shop is going to answer.",
    merchant:
      "The customer disputes the purchase. Answer in Klarna's portal before the deadline, or the dispute is lost.",
  },
  DISPUTE_WON: {
    ...UNTOUCHED,
    from: "disputes",
    grading: { ...FOR_THE_MERCHANT, level: ["success", "info"] },
    shopper: "Klarna has looked into your report, and the purchase stands.",
    merchant: "The dispute was decided in your favour. You keep the money.",
  },
  DISPUTE_LOST: {
    ...UNTOUCHED,
    from: "disputes",
    grading: FOR_THE_MERCHANT,
    shopper: "Klarna has looked into your report and decided for you.",
    merchant:
      "The dispute was decided for the customer and Klarna takes the money back. Don't refund it as well.",
  },
  UNKNOWN: {
    authorize: always({ throws: "unexpected_state" }),
    paymentStatus: always("unchanged"),
    webhook: always("not_supported"),
    effect: always("warning"),
    from: "any value that is not listed",
    grading: { frequency: ["rare"], level: ["error"], tier: "T1" }, // own
    shopper: "We couldn't find out the state of your purchase. Please contact the shop.",
    merchant:
      "Klarna reports a state that this version does not know; nothing was changed. Look at the order in Klarna's portal, and for an update of the plugin.",
  },
} as const satisfies Record<Afterwards, StatusRow>
