import { inStore } from "../support/in-store"
import { cancelFaults } from "./faults/cancel"
import { captureFaults } from "./faults/capture"
import { orderFaults } from "./faults/place-order"
import { refundFaults } from "./faults/refund"
import { sessionFaults } from "./faults/session"

/** Each fault outlasts the client's tries, here one; then it is over, and somebody tries again. */
inStore(
  (store) => {
    describe("opening a session", () => sessionFaults(store))
    describe("placing an order", () => orderFaults(store))
    describe("capturing", () => captureFaults(store))
    describe("refunding", () => refundFaults(store))
    describe("cancelling and releasing", () => cancelFaults(store))
  },
  { KLARNA_MAX_TRIES: "1", KLARNA_REQUEST_TIMEOUT_MS: "300" },
)
