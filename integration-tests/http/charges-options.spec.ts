import { inStore } from "../support/in-store"
import { CHARGING } from "../support/recurring"
import { resetClock } from "../support/sync"
import { withOptions } from "../support/with-options"
import { capturedWhenFulfilled } from "./charges/captured-when-fulfilled"
import { endedByFailure } from "./charges/ended-by-failure"
import { klarnaPlaces } from "./charges/klarna-places"
import { klarnaPlacesAgain } from "./charges/klarna-places-again"
import { klarnaPlacesCarts } from "./charges/klarna-places-carts"
import { stories } from "./stories/stories"
import { closedBrowsers } from "./tokens/closed-browsers"

/** What a store may set otherwise about its renewals, and what takes long: the second half of what is charged. */
inStore(
  (store) => {
    afterEach(() => {
      jest.restoreAllMocks()
      resetClock(store())
    })
    describe('captureRenewals: "on_fulfillment"', () => {
      withOptions(store, { capture: "immediately", captureRenewals: "on_fulfillment" })
      capturedWhenFulfilled(store)
    })
    describe('afterFailedCharge: "cancel"', () => {
      withOptions(store, {
        afterFailedCharge: "cancel",
        capture: "immediately",
        chargeRetryDays: [2, 4],
      })
      endedByFailure(store)
    })
    describe('fallbackPlaceOrderMode: "PLACE_ORDER"', () => {
      withOptions(store, { fallbackPlaceOrderMode: "PLACE_ORDER" })
      describe("an order that Klarna places on its page in place of a charge", () =>
        klarnaPlaces(store))
      describe("a charge that Klarna's page pays, and that is to be paid once more", () =>
        klarnaPlacesAgain(store))
      describe("the order of a shopper who chose a saved payment method before", () =>
        klarnaPlacesCarts(store))
    })
    describe("a sign-up whose browser was closed", () => closedBrowsers(store))
    describe("a subscription that", () => stories(store))
  },
  { ...CHARGING, STOREFRONT_URL: "http://127.0.0.1:9/shop" },
  { callbacks: true },
)
