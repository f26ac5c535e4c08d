import { inStore } from "../support/in-store"
import { resetClock } from "../support/sync"
import { checkouts } from "../http/channels/checkout"
import { decisions } from "../http/channels/decisions"
import { pendingOrders } from "../http/channels/pending-orders"
import { repeats } from "../http/channels/repeats"

inStore(
  (store) => {
    afterEach(() => resetClock(store()))
    describe("a checkout", () => checkouts(store))
    describe("a decision", () => decisions(store))
    describe("an order on which Klarna decides", () => pendingOrders(store))
    describe("what Klarna calls for", () => repeats(store))
  },
  { STOREFRONT_URL: "http://shop.test" },
  { callbacks: true },
)
