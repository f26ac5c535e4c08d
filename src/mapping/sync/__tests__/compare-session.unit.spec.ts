import { compareSession, isSessionWaiting } from "../compare-session"
import type { SessionFacts } from "../session-facts"
import { type BooksBuilder, someBooks } from "./builders"
import { NOW } from "./support/time"

const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
const cart = { id: "cart_1", isCompleted: false }
const inCart = someBooks().with({ cart, order: null })
const waiting = inCart.withSession("pending")
const alone = someBooks().with({ cart: null, order: null }).withSession("pending")
const ordered = someBooks().withSession("pending")
const approved = { isComplete: false, token: "token_1" }

/** An approved session that nobody has used yet. */
const aSession = (
  books: BooksBuilder = waiting,
  more: Partial<SessionFacts> = {},
): SessionFacts => ({
  books: books.build(),
  changedAt: minutesAgo(1),
  isExpired: false,
  isCharge: false,
  isSuperseded: false,
  klarna: approved,
  now: NOW,
  paymentSessionId: "payses_1",
  state: "open",
  token: "token_1",
  ...more,
})
const namesOf = (...session: Parameters<typeof aSession>) =>
  compareSession(aSession(...session)).map(({ name }) => name)

const unapproved = { klarna: { isComplete: false, token: null } }
const expired = { isExpired: true }

describe("an open Klarna session", () => {
  const CASES: [string, BooksBuilder, Partial<SessionFacts>, string][] = [
    ["approved, in a cart", waiting, {}, "complete_cart"],
    ["approved anew", waiting, { token: "token_0" }, "adopt_authorization, complete_cart"],
    [
      "approved, of an amount alone in a token's place",
      alone,
      { isCharge: true },
      "authorize_charge",
    ],
    ["approved, of a collection whose cart is gone", alone, {}, ""],
    ["not approved", waiting, unapproved, ""],
    ["not read", waiting, { klarna: undefined }, ""],
    [
      "with an order that nobody knows",
      waiting,
      { klarna: { isComplete: true, token: null } },
      "mark_unknown",
    ],
    ["approved, of an order that was never authorized", ordered, {}, "authorize_order"],
    [
      "not approved any more, of an order that was never authorized",
      ordered,
      unapproved,
      "cancel_unpaid_order",
    ],
    [
      "over, of an order that was never authorized",
      ordered,
      expired,
      "cancel_unpaid_order, close_session",
    ],
    ["over", waiting, expired, "close_session"],
    ["over, of an order that was paid", ordered.withPayment(), expired, "close_session"],
    [
      "over, of an order that was paid in another way",
      ordered.withOrder({ hasOtherLivePayment: true }),
      expired,
      "close_session",
    ],
    [
      "over, of an order that has another session",
      someBooks().withSession("pending", "payses_2"),
      expired,
      "close_session",
    ],
    ["over, of a cancelled order", ordered.canceled(), expired, "close_session"],
    ["over, of an order without a cart", ordered.with({ cart: null }), expired, "close_session"],
    ["approved, of a cancelled order", ordered.canceled(), {}, "release_authorization"],
    [
      "approved, of an order that was paid in another way",
      ordered.withOrder({ hasOtherLivePayment: true }),
      {},
      "release_authorization",
    ],
    [
      "approved, and the shopper pays in another way",
      inCart.with({ hasForeignSession: true }),
      {},
      "release_authorization",
    ],
    ["approved, and its payment session is gone", inCart, {}, ""],
    ["approved, and its payment session failed", inCart.withSession("error"), {}, ""],
    [
      "approved, and no payment session came for 16 minutes",
      inCart,
      { changedAt: minutesAgo(16) },
      "release_authorization",
    ],
    [
      "approved anew, and its payment session is gone",
      inCart,
      { token: null },
      "adopt_authorization",
    ],
    [
      "approved, and its cart is gone",
      waiting.with({ cart: null }),
      { changedAt: minutesAgo(16) },
      "release_authorization",
    ],
  ]

  it.each(CASES)("%s", (_name, books, more, due) => {
    expect(namesOf(books, more).join(", ")).toBe(due)
  })
})

describe("a Klarna session that was used", () => {
  it("goes on, and Klarna's order is looked for, while it is being placed", () => {
    expect(namesOf(waiting, { state: "placing" })).toEqual(["complete_cart", "find_order"])
    expect(namesOf(inCart, { state: "placing" })).toEqual(["find_order"])
  })

  it("is looked for at Klarna where nobody knows what became of it", () => {
    expect(namesOf(waiting, { state: "unknown" })).toEqual(["find_order"])
  })

  it.each(["placed", "closed"] as const)("is done where it is %s", (state) => {
    expect(namesOf(waiting, { state })).toEqual([])
  })
})

describe("a closed Klarna session", () => {
  const unlinked = inCart.with({ unlinkedOrderId: "order_1" })
  const CASES: [string, BooksBuilder, Partial<SessionFacts>, string][] = [
    ["of an order that was never authorized", someBooks(), {}, "cancel_unpaid_order"],
    ["of an order that nothing links to its payment", unlinked, {}, "link_order"],
    ["of an order that another session may pay", someBooks(), { isSuperseded: true }, ""],
    ["of an unlinked order that another may pay", unlinked, { isSuperseded: true }, ""],
    [
      "of an order that another provider may be paid for",
      someBooks().with({ hasForeignSession: true }),
      {},
      "",
    ],
    [
      "of an order that is paid in another way, or was",
      someBooks().withOrder({ isUntouched: false }),
      {},
      "",
    ],
    ["of a cancelled order", someBooks().canceled(), {}, ""],
    ["of a part of an order, which has no cart", someBooks().with({ cart: null }), {}, ""],
    ["of an order that costs nothing", someBooks().withCollection({ amount: 0 }), {}, ""],
    ["of a cart without an order", inCart, {}, ""],
  ]

  it.each(CASES)("%s", (_name, books, more, due) => {
    expect(namesOf(books, { state: "closed", ...more }).join(", ")).toBe(due)
  })
})

it("an approval without a payment session waits for a new one; an approved cart, or none, doesn't", () => {
  expect(isSessionWaiting(aSession(inCart))).toBe(true)
  expect(isSessionWaiting(aSession(waiting))).toBe(false)
  expect(isSessionWaiting(aSession(waiting, unapproved))).toBe(false)
})
