import { inStore } from "../support/in-store"
import { READING } from "../http/channels/channels"
import { throughEachChannel } from "../http/channels/each-channel"
import { LEFT_TO_A_PERSON } from "../http/channels/pending-orders"
import { buyUndecided, decide } from "../http/channels/undecided"

inStore(
  (store) => {
    describe("a store that keeps rejected orders, to be paid in another way", () => {
      throughEachChannel(store, [
        {
          before: buyUndecided,
          channels: ["the notification", ...READING],
          differences: LEFT_TO_A_PERSON,
          end: {
            events: ["klarna.order.rejected"],
            klarna: "AUTHORIZED REJECTED",
            medusa: "pending, awaiting",
          },
          happens: decide("reject"),
          status: "REFUSED",
        },
      ])
    })
  },
  { KLARNA_CANCEL_ORDER_ON_REJECTION: "false" },
  { callbacks: true },
)
