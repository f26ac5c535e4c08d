import { lifeOfAnOrder } from "../http/channels/life"
import { inStore } from "../support/in-store"
import { resetClock } from "../support/sync"

inStore(
  (store) => {
    afterEach(() => resetClock(store()))
    describe("an order is found", () => lifeOfAnOrder(store))
  },
  { STOREFRONT_URL: "http://shop.test" },
  { callbacks: true },
)
