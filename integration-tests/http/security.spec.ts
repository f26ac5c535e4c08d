import { inStore } from "../support/in-store"
import { CHARGING } from "../support/recurring"
import { resetClock } from "../support/sync"
import { claims } from "./security/claims"
import { copies } from "./security/copies"
import { plans } from "./security/plans"

inStore(
  (store) => {
    afterEach(() => resetClock(store()))
    describe("a copy of the database", () => copies(store))
    describe("a database that belongs to nobody yet", () => claims(store))
    describe("a query that anybody can cause", () => plans(store))
  },
  { ...CHARGING, STOREFRONT_URL: "http://127.0.0.1:9/shop" },
)
