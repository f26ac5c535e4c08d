import { stories } from "../http/stories/stories"
import { inStore } from "../support/in-store"
import { CHARGING } from "../support/recurring"
import { resetClock } from "../support/sync"

inStore(
  (store) => {
    afterEach(() => resetClock(store()))
    describe("two years of a subscription that", () => stories(store))
  },
  { ...CHARGING, STOREFRONT_URL: "http://127.0.0.1:9/shop" },
  { callbacks: true },
)
