import { inStore } from "../support/in-store"
import { resetClock } from "../support/sync"
import { checkouts } from "./channels/checkout"
import { decisions } from "./channels/decisions"
import { lifeOfAnOrder } from "./channels/life"
import { pendingOrders } from "./channels/pending-orders"
import { repeats } from "./channels/repeats"

inStore(
  (store) => {
    afterEach(() => resetClock(store()))
    describe("a checkout", () => checkouts(store))
    describe("a decision", () => decisions(store))
    describe("an order is found", () => lifeOfAnOrder(store))
    describe("an order on which Klarna decides", () => pendingOrders(store))
    describe("what Klarna calls for", () => repeats(store))
  },
  { STOREFRONT_URL: "http://shop.test" },
  { callbacks: true },
)
