import { inStore } from "../support/in-store"
import { edited } from "./changed-orders/edited"
import { returned } from "./changed-orders/returned"

inStore(
  (store) => {
    describe("an order that is edited", () => edited(store))
    describe("an order of which something is returned, exchanged or claimed", () => returned(store))
  },
  {},
  { callbacks: true },
)
