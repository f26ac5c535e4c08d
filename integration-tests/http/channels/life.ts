import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { capture } from "../../../demo/check/merchant"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { onlyKlarnaOrder } from "../../support/payment"
import { passTime } from "../../support/sync"
import { READING, READING_IN_SHORT } from "./channels"
import { type StatusCase, throughEachChannel } from "./each-channel"

type Act = Parameters<Store["sandbox"]["control"]["actInPortal"]>

const inPortal =
  (...steps: readonly (readonly [Act[1], number?])[]) =>
  (store: Store) => {
    const { order_id } = onlyKlarnaOrder(store)
    for (const [action, amount] of steps)
      store.sandbox.control.actInPortal(order_id, action, amount === undefined ? {} : { amount })
  }

const bought = (store: Store) => buy(store, ONE_HUNDRED)

const partCaptured = async (store: Store) => {
  const { paymentId } = await bought(store)
  await capture(store.admin, paymentId, 30)
}

const aMonth = (store: Store) => passTime(store, "P29D")

/** No callback tells of these: whoever reads the order finds them. */
const CASES: readonly Omit<StatusCase, "channels">[] = [
  {
    before: bought,
    end: { klarna: "AUTHORIZED", medusa: "pending, authorized", payments: ["10000 - 0 - 0"] },
    status: "AUTHORIZED",
  },
  {
    before: bought,
    end: {
      events: ["klarna.payment.captured"],
      klarna: "PART_CAPTURED, captured 3000",
      medusa: "pending, partially_captured",
      payments: ["10000 - 3000 - 0"],
    },
    happens: inPortal(["capture", 3_000]),
    status: "PART_CAPTURED",
  },
  {
    before: bought,
    end: {
      events: ["klarna.payment.captured"],
      klarna: "CAPTURED, captured 10000",
      medusa: "pending, captured",
      payments: ["10000 - 10000 - 0"],
    },
    happens: inPortal(["capture"]),
    status: "CAPTURED",
  },
  {
    before: bought,
    end: {
      events: ["klarna.payment.captured", "klarna.payment.refunded"],
      klarna: "CAPTURED, captured 10000, refunded 1000",
      medusa: "pending, partially_refunded",
      payments: ["10000 - 10000 - 1000"],
    },
    happens: inPortal(["capture"], ["refund", 1_000]),
    status: "PART_REFUNDED",
  },
  {
    before: bought,
    end: {
      events: ["klarna.payment.captured", "klarna.payment.refunded"],
      klarna: "CAPTURED, captured 10000, refunded 10000",
      medusa: "pending, refunded",
      payments: ["10000 - 10000 - 10000"],
    },
    happens: inPortal(["capture"], ["refund"]),
    status: "REFUNDED",
  },
  {
    before: bought,
    end: {
      events: ["klarna.payment.canceled", "klarna.order.unpaid"],
      klarna: "CANCELLED",
      medusa: "canceled, canceled",
      payments: ["10000 - 0 - 0 canceled"],
    },
    happens: inPortal(["cancel"]),
    status: "CANCELLED",
  },
  {
    before: bought,
    end: {
      events: ["klarna.payment.expired", "klarna.order.unpaid"],
      klarna: "EXPIRED",
      medusa: "canceled, canceled",
      payments: ["10000 - 0 - 0 canceled"],
    },
    happens: aMonth,
    status: "EXPIRED",
  },
  {
    before: partCaptured,
    end: {
      events: ["klarna.payment.expired"],
      klarna: "EXPIRED, captured 3000",
      medusa: "pending, captured",
      payments: ["3000 - 3000 - 0"],
    },
    happens: aMonth,
    status: "EXPIRED after a capture",
  },
  {
    before: bought,
    end: {
      events: ["klarna.payment.canceled", "klarna.order.unpaid"],
      klarna: "CLOSED",
      medusa: "canceled, canceled",
      payments: ["10000 - 0 - 0 canceled"],
    },
    happens: inPortal(["close"]),
    status: "CLOSED",
  },
  {
    before: partCaptured,
    end: {
      events: ["klarna.payment.released"],
      klarna: "CLOSED, captured 3000",
      medusa: "pending, captured",
      payments: ["3000 - 3000 - 0"],
    },
    happens: inPortal(["close"]),
    status: "CLOSED after a capture",
  },
]

export function lifeOfAnOrder(store: () => Store): void {
  throughEachChannel(
    store,
    CASES.map((row) => {
      const isVariant = row.status.endsWith("after a capture")
      return { ...row, channels: isVariant ? READING_IN_SHORT : READING }
    }),
  )
}
