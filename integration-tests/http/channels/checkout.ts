import { ONE_HUNDRED, type Person } from "../../../demo/check/purchases"
import type { Store } from "../../support/in-store"
import { complete, confirm, openPayment } from "../../support/payment"
import { passTime } from "../../support/sync"
import { actOnPage, REDIRECT } from "../provider/hosted-page"
import { loseCallbacks, READING, READING_IN_SHORT } from "./channels"
import { type StatusCase, throughEachChannel } from "./each-channel"
import { UNDECIDED } from "./undecided"

const shopper = (tag: string): Person => ({
  ...ONE_HUNDRED.person,
  email: `anna+${tag}@shopper.test`,
})

/** The shopper confirms in Klarna's window, closes the browser, and never comes back to the store. */
const approved =
  (person: Person = ONE_HUNDRED.person) =>
  async (store: Store) => {
    const payment = await openPayment(store, { ...ONE_HUNDRED, person })
    await confirm(store, payment, person)
    return payment
  }

const onPage = (action: Parameters<typeof actOnPage>[2]) => async (store: Store) =>
  actOnPage(store, await openPayment(store, ONE_HUNDRED, REDIRECT), action)

async function answerLost(store: Store): Promise<void> {
  const payment = await approved()(store)
  store.sandbox.control.addFault({ count: 9, endpoint: "placeOrder", kind: "lost" })
  expect((await complete(store, payment)).type).toBe("cart")
  store.sandbox.control.clearFaults()
  loseCallbacks(store)
}

/** Somebody gives the approval back before there is an order, such as the merchant's other system. */
async function reversed(store: Store): Promise<void> {
  await approved()(store)
  const { password, url, username } = store.sandbox
  const [token] = store.sandbox.control
    .sessions()
    .flatMap(({ authorizations }) => authorizations.map((one) => one.authorization_token))
  const answer = await fetch(`${url}/payments/v1/authorizations/${String(token)}`, {
    headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` },
    method: "DELETE",
  })
  expect(answer.status).toBe(204)
}

const PAGE = ["the page's status", ...READING] as const
const SHORT = ["the page's status", "reconciliation"] as const
const APPROVING = ["the authorization callback", ...READING] as const

const AUTHORIZED = {
  klarna: "AUTHORIZED",
  medusa: "pending, authorized",
  payments: ["10000 - 0 - 0"],
  session: "placed",
}

const CASES: readonly StatusCase[] = [
  {
    before: onPage("open"),
    channels: PAGE,
    end: { session: "open" },
    status: "PENDING (session open)",
  },
  {
    before: approved(),
    channels: APPROVING,
    end: AUTHORIZED,
    status: "ACCEPTED, the shopper having left,",
  },
  {
    before: onPage("complete"),
    channels: SHORT,
    end: AUTHORIZED,
    status: "ACCEPTED on Klarna's page, the shopper having left,",
  },
  {
    before: answerLost,
    channels: ["the push", "the authorization callback", ...READING_IN_SHORT],
    end: AUTHORIZED,
    status: "ACCEPTED, the answer having been lost,",
  },
  {
    before: approved(UNDECIDED),
    channels: ["the authorization callback", "reconciliation"],
    end: {
      klarna: "AUTHORIZED PENDING",
      medusa: "pending, awaiting",
      session: "placed",
    },
    status: "PENDING (risk), the shopper having left,",
  },
  {
    before: approved(shopper("denied")),
    channels: READING_IN_SHORT,
    end: { session: "open" },
    status: "REFUSED in Klarna's window",
  },
  {
    before: approved(shopper("order-rejected")),
    channels: APPROVING,
    end: { session: "closed" },
    status: "REFUSED when the order is placed",
  },
  { before: onPage("fail"), channels: PAGE, end: { session: "open" }, status: "FAILED" },
  { before: onPage("error"), channels: SHORT, end: { session: "open" }, status: "FAILED (ERROR)" },
  { before: onPage("back"), channels: PAGE, end: { session: "open" }, status: "ABANDONED (BACK)" },
  {
    before: onPage("cancel"),
    channels: SHORT,
    end: { session: "open" },
    status: "ABANDONED (CANCELLED)",
  },
  {
    before: async (store) => {
      await openPayment(store, ONE_HUNDRED, REDIRECT)
      await passTime(store, "PT47H30M")
    },
    channels: SHORT,
    end: { session: "open" },
    status: "ABANDONED (TIMEOUT)",
  },
  {
    before: async (store) => {
      await openPayment(store)
      await passTime(store, "P3D")
    },
    channels: ["the schedule", "reconciliation"],
    end: { session: "closed" },
    status: "ABANDONED (48 hours)",
  },
  { before: reversed, channels: APPROVING, end: { session: "open" }, status: "AUTH_REVERSED" },
]

export function checkouts(store: () => Store): void {
  throughEachChannel(store, CASES)
}
