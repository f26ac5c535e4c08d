import { inStore } from "../support/in-store"
import { resetClock } from "../support/sync"
import { approving } from "./traps/approvals"
import { cancelling } from "./traps/cancel-reasons"
import { completing } from "./traps/completions"
import { dying } from "./traps/dead-processes"
import { lostEffects } from "./traps/lost-effects"
import { shipping } from "./traps/before-shipment"
import { keys } from "./traps/keys"
import { losing } from "./traps/lost-orders"
import { switching } from "./traps/other-merchants"
import { naming } from "./traps/references"
import { racing } from "./traps/races"
import { recording } from "./traps/recordings"
import { answering } from "./traps/unknown-orders"
import { unpaidOrders } from "./traps/unpaid-orders"

const ENV = {
  KLARNA_REQUEST_TIMEOUT_MS: "3000",
  /** Another merchant's: Klarna answers 401. */
  KLARNA_US_PASSWORD: "of-another-merchant",
}

/** What others who built for Klarna or for Medusa fell into, each by its number in the notes of both. */
inStore(
  (store) => {
    afterEach(() => {
      jest.restoreAllMocks()
      resetClock(store())
    })
    describe("races", () => racing(store))
    describe("approvals", () => approving(store))
    describe("lost orders", () => losing(store))
    describe("orders whose answer was lost", () => answering(store))
    describe("before shipment", () => shipping(store))
    describe("completions", () => completing(store))
    describe("reasons of cancelPayment", () => cancelling(store))
    describe("captures, refunds and their transactions", () => recording(store))
    describe("a process that died", () => dying(store))
    describe("a process that died before it heard Klarna", () => lostEffects(store))
    describe("orders that nobody paid", () => unpaidOrders(store))
    describe("references of an order", () => naming(store))
    describe("an effect at Klarna", () => keys(store))
    describe("another merchant's account", () => switching(store))
  },
  ENV,
  { callbacks: true },
)
