import { racing } from "../long/race"
import { inStore } from "../support/in-store"
import { notingAttempts } from "./provider/attempts"
import { browserData } from "./provider/browser-data"
import { cancelling } from "./provider/cancel"
import { capturing } from "./provider/capture"
import { completing } from "./provider/complete"
import { fractions } from "./provider/fractions"
import { capturingAtOnce } from "./provider/immediate"
import { initiating } from "./provider/initiate"
import { describingProducts } from "./provider/lines"
import { offering } from "./provider/offered"
import { pendingOrders } from "./provider/pending"
import { redirecting } from "./provider/redirect"
import { refunding } from "./provider/refund"
import { refusedPeople } from "./provider/refused-people"
import { rollingBack } from "./provider/rollback"
import { reading } from "./provider/status"
import { storefrontRoutes } from "./provider/storefront"
import { updating } from "./provider/update"
import { hintedByWebhook } from "./provider/webhook"

const STOREFRONT = { STOREFRONT_URL: "http://shop.test" }

/** One file, because a Medusa takes half a minute to start; one part per thing that core asks of the provider. */
inStore((store) => {
  describe("initiatePayment", () => initiating(store))
  describe("payment method categories", () => offering(store))
  describe("order lines", () => describingProducts(store))
  describe("data of a payment session", () => browserData(store))
  describe("checkout on Klarna's page", () => redirecting(store))
  describe("sessions that Klarna refuses for the person", () => refusedPeople(store))
  describe("authorizePayment", () => completing(store))
  describe("what is remembered of attempts", () => notingAttempts(store))
  describe("routes for storefronts", () => storefrontRoutes(store))
  describe("a completion that is rolled back", () => rollingBack(store))
  describe("a pending order", () => pendingOrders(store))
  describe("capturePayment", () => capturing(store))
  describe("refundPayment", () => refunding(store))
  describe("amounts below the cent", () => fractions(store))
  describe("cancelPayment", () => cancelling(store))
  describe("updatePayment", () => updating(store))
  describe("retrievePayment and getPaymentStatus", () => reading(store))
  describe('capture: "immediately"', () => capturingAtOnce(store))
  describe("completing a cart", () => racing(store))
  describe("getWebhookActionAndData", () => hintedByWebhook(store))
}, STOREFRONT)
