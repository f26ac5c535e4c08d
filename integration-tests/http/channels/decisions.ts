import { capture } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { READING, READING_IN_SHORT } from "./channels"
import { type StatusCase, throughEachChannel } from "./each-channel"
import { buyUndecided, decide } from "./undecided"

const DECIDING = ["the notification", ...READING] as const

const IN_SHORT = ["the notification", ...READING_IN_SHORT] as const

const CASES: readonly StatusCase[] = [
  {
    before: buyUndecided,
    channels: ["the push", ...READING],
    end: { klarna: "AUTHORIZED PENDING", medusa: "pending, awaiting" },
    status: "PENDING (risk)",
  },
  {
    before: buyUndecided,
    channels: [...DECIDING, "the push"],
    end: {
      events: ["klarna.order.accepted"],
      klarna: "AUTHORIZED",
      medusa: "pending, authorized",
      payments: ["10000 - 0 - 0"],
    },
    happens: decide("accept"),
    status: "ACCEPTED",
  },
  {
    before: buyUndecided,
    channels: DECIDING,
    end: {
      events: ["klarna.order.rejected"],
      klarna: "CANCELLED REJECTED",
      medusa: "canceled, canceled",
    },
    happens: decide("reject"),
    status: "REFUSED (rejected)",
  },
  {
    before: buyUndecided,
    channels: IN_SHORT,
    end: {
      events: ["klarna.order.rejected"],
      klarna: "CANCELLED STOPPED",
      medusa: "canceled, canceled",
    },
    happens: decide("stop"),
    status: "REFUSED (stopped)",
  },
  {
    before: (store) => buy(store, ONE_HUNDRED),
    channels: IN_SHORT,
    end: {
      events: ["klarna.order.rejected"],
      klarna: "CANCELLED STOPPED",
      medusa: "canceled, canceled",
      payments: ["10000 - 0 - 0 canceled"],
    },
    happens: decide("stop"),
    status: "REFUSED (stopped after it was accepted)",
  },
  {
    before: partCaptured,
    channels: DECIDING,
    end: {
      events: ["klarna.order.rejected"],
      klarna: "PART_CAPTURED STOPPED, captured 3000",
      medusa: "pending, partially_captured",
      payments: ["10000 - 3000 - 0"],
    },
    happens: decide("stop"),
    status: "REFUSED (stopped after a capture)",
  },
]

/** Rejected or not, what was captured is Klarna's and the merchant's to settle: nothing is cancelled then. */
async function partCaptured(store: Store): Promise<void> {
  const { paymentId } = await buy(store, ONE_HUNDRED)
  await capture(store.admin, paymentId, 30)
}

export function decisions(store: () => Store): void {
  throughEachChannel(store, CASES)
}
