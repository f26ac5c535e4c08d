import { inStore } from "../support/in-store"
import { CHARGING } from "../support/recurring"
import { resetClock } from "../support/sync"
import { asked } from "./charges/asked"
import { begunLate } from "./charges/begun-late"
import { canceledOrders } from "./charges/canceled-orders"
import { cartsBeingPaid } from "./charges/carts-being-paid"
import { chosen } from "./charges/chosen"
import { declined } from "./charges/declined"
import { cartless } from "./charges/cartless"
import { cartlessAgain } from "./charges/cartless-again"
import { claims } from "./charges/claims"
import { failures } from "./charges/failures"
import { fallbacks } from "./charges/fallbacks"
import { gatewayPages } from "./charges/gateway-pages"
import { goneTokens } from "./charges/gone-tokens"
import { chargedOrders } from "./charges/orders"
import { outcomes } from "./charges/outcomes"
import { ownTokens } from "./charges/own-tokens"
import { races } from "./charges/races"
import { recipe } from "./charges/recipe"
import { renewals } from "./charges/renewals"
import { rollbacks } from "./charges/rollbacks"
import { storeCode } from "./charges/store-code"
import { strangeHands } from "./charges/strange-hands"
import { unknownOutcomes } from "./charges/unknown"
import { whoseTokens } from "./charges/whose"

inStore(
  (store) => {
    afterEach(() => resetClock(store()))
    describe("claims", () => claims(store))
    describe("a renewal", () => renewals(store))
    describe("a charge that fails", () => failures(store))
    describe("a charge", () => outcomes(store))
    describe("a charge whose outcome isn't known", () => unknownOutcomes(store))
    describe("a gateway's page", () => gatewayPages(store))
    describe("a charge that core rolls back", () => rollbacks(store))
    describe("a renewal whose order the merchant cancels", () => canceledOrders(store))
    describe("a renewal's cart", () => strangeHands(store))
    describe("whose token is charged", () => whoseTokens(store))
    describe("a charge whose token is gone", () => goneTokens(store))
    describe("a charge with another token than its subscription's", () => ownTokens(store))
    describe("a checkout with a saved method", () => begunLate(store))
    describe("a saved method that was only chosen", () => chosen(store))
    describe("a cart that is being paid", () => cartsBeingPaid(store))
    describe("a charge whose customer is asked", () => asked(store))
    describe("a charge by the store's code", () => storeCode(store))
    describe("an order without a cart", () => chargedOrders(store))
    describe("a charge by Medusa's way", () => recipe(store))
    describe("a purchase in place of a charge", () => fallbacks(store))
    describe("a purchase without a cart", () => cartless(store))
    describe("a purchase without a cart that comes to nothing at first", () => cartlessAgain(store))
    describe("a purchase in place of a charge that is declined", () => declined(store))
    describe("a charge that two want to pay", () => races(store))
  },
  { ...CHARGING, STOREFRONT_URL: "http://127.0.0.1:9/shop" },
  { callbacks: true },
)
