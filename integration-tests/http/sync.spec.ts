import { inStore } from "../support/in-store"
import { resetClock } from "../support/sync"
import { edited } from "./changed-orders/edited"
import { returned } from "./changed-orders/returned"
import { leavingShoppers } from "./sync/leaving-shoppers"
import { portal } from "./sync/portal"

inStore(
  (store) => {
    afterEach(() => resetClock(store()))
    describe("shoppers who leave", () => leavingShoppers(store))
    describe("what is done in Klarna's portal", () => portal(store))
    describe("an order that is edited", () => edited(store))
    describe("an order of which something is returned, exchanged or claimed", () => returned(store))
  },
  {},
  { callbacks: true },
)
