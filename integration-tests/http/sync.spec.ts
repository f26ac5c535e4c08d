import { inStore } from "../support/in-store"
import { resetClock } from "../support/sync"
import { leavingShoppers } from "./sync/leaving-shoppers"
import { portal } from "./sync/portal"

inStore(
  (store) => {
    afterEach(() => resetClock(store()))
    describe("shoppers who leave", () => leavingShoppers(store))
    describe("what is done in Klarna's portal", () => portal(store))
  },
  {},
  { callbacks: true },
)
