import { ONE_HUNDRED } from "../../../demo/check/purchases"
import type { CallbackKind } from "../../../src/modules/klarna/models/klarna-callback"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { confirm, onlyKlarnaOrder, openPayment } from "../../support/payment"
import { reconcile, settled } from "../../support/sync"
import { actOnPage, REDIRECT } from "../provider/hosted-page"
import { loseCallbacks, resend } from "./channels"
import { type End, expectEnd, hearStoreEvents } from "./ends"
import { buyUndecided, decide } from "./undecided"

interface Repeated {
  readonly what: string
  readonly kind: CallbackKind
  readonly before: (store: Store) => Promise<unknown>
  readonly end: End
}

const PAID = { klarna: "AUTHORIZED", medusa: "pending, authorized", payments: ["10000 - 0 - 0"] }

const decided = (decision: Parameters<typeof decide>[0]) => async (store: Store) => {
  await buyUndecided(store)
  decide(decision)(store)
}

const CASES: readonly Repeated[] = [
  {
    before: decided("accept"),
    end: { ...PAID, events: ["klarna.order.accepted"] },
    kind: "notification",
    what: "an order was accepted",
  },
  {
    before: decided("reject"),
    end: {
      events: ["klarna.order.rejected"],
      klarna: "CANCELLED REJECTED",
      medusa: "canceled, canceled",
    },
    kind: "notification",
    what: "an order was rejected",
  },
  {
    before: async (store) => confirm(store, await openPayment(store)),
    end: PAID,
    kind: "authorization",
    what: "the shopper approved",
  },
  {
    before: async (store) => {
      await buy(store, ONE_HUNDRED)
      store.sandbox.control.actInPortal(onlyKlarnaOrder(store).order_id, "capture", {
        amount: 3_000,
      })
    },
    end: {
      events: ["klarna.payment.captured"],
      klarna: "PART_CAPTURED, captured 3000",
      medusa: "pending, partially_captured",
      payments: ["10000 - 3000 - 0"],
    },
    kind: "push",
    what: "an order was placed, of which a part is captured by now",
  },
]

/** Klarna's calls come twice, late, and in any order. */
export function repeats(store: () => Store): void {
  let heard: ReturnType<typeof hearStoreEvents>
  beforeEach(() => {
    loseCallbacks(store())
    heard = hearStoreEvents(store())
  })
  afterEach(() => heard.stop())

  it.each(CASES)("twice at once, and later again: $what", async ({ before, end, kind }) => {
    await before(store())
    await Promise.all([resend(store(), kind), resend(store(), kind)])
    await expectEnd(store(), heard.names, end)
    await resend(store(), kind)
    await expectEnd(store(), heard.names, end)
  })

  it.each(CASES)("late, after reconciliation found it: $what", async ({ before, end, kind }) => {
    await before(store())
    await reconcile(store())
    await expectEnd(store(), heard.names, end)
    await resend(store(), kind)
    await resend(store(), kind)
    await expectEnd(store(), heard.names, end)
  })

  it("in the wrong order: the page was paid, and was opened", async () => {
    const payment = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    await actOnPage(store(), payment, "open")
    await actOnPage(store(), payment, "complete")
    const { control } = store().sandbox
    control.clearFaults()
    const updates = control.callbacks().filter(({ kind }) => kind === "status_update")
    for (const { id } of updates.reverse()) await control.sendCallback(id)
    await settled(store())
    await expectEnd(store(), heard.names, PAID)
  })
}
