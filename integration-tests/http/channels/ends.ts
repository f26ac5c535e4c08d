import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { reconcile, settled } from "../../support/sync"

/** How both sides stand, a line each. Amounts in minor units. */
export interface End {
  /** `status`, with the risk decision where it isn't ACCEPTED, then captured and refunded where there is anything. */
  readonly klarna?: string
  /** `status, payment status`. */
  readonly medusa?: string
  /** Medusa's payments: amount, captured, refunded, and whether it is cancelled. */
  readonly payments?: readonly string[]
  /** What is remembered of Klarna's session; by default that its order was placed. */
  readonly session?: string
  /** The plugin's events, by name, each as often as it was sent. */
  readonly events?: readonly string[]
}

/** The plugin's own. */
const REQUESTED = "klarna.sync.requested"
const Sent = z.looseObject({ name: z.string() })

/** Hears all events of the plugin's that are for stores, until it is told to stop. */
export function hearStoreEvents({ container }: Store): { names: string[]; stop: () => void } {
  const bus = container().resolve(Modules.EVENT_BUS)
  const names: string[] = []
  const context = { subscriberId: "channel-tests" }
  const subscriber = async (event: unknown) => {
    const { name } = Sent.parse(event)
    if (/^klarna\.(order|payment|sync)\./.test(name) && name !== REQUESTED) names.push(name)
  }
  bus.subscribe("*", subscriber, context)
  return { names, stop: () => void bus.unsubscribe("*", subscriber, context) }
}

export async function readEnd(store: Store) {
  const orders = await readMedusaOrders(store.admin)
  const sessions = await store.klarnaModule().listKlarnaSessions({})
  return {
    klarna: store.sandbox.control.orders().map(toKlarnaLine),
    medusa: orders.map(({ paymentStatus, status }) => `${status}, ${paymentStatus}`),
    payments: await readPayments(store),
    session: sessions.map(({ state }) => state),
  }
}

async function readPayments({ container }: Store): Promise<string[]> {
  const payments = container().resolve(Modules.PAYMENT)
  const rows = await payments.listPayments({}, { relations: ["captures", "refunds"] })
  return rows.map(({ amount, canceled_at, captures, refunds }) => {
    const sums = [amount, sum(captures), sum(refunds)].map((value) => String(Number(value) * 100))
    return `${sums.join(" - ")}${canceled_at ? " canceled" : ""}`
  })
}

const sum = (rows: readonly { amount: unknown }[] = []) =>
  rows.reduce((total, { amount }) => total + Number(amount), 0)

function toKlarnaLine(order: ReturnType<Store["sandbox"]["control"]["orders"]>[number]): string {
  const { captured_amount, fraud_status, refunded_amount, status } = order
  const decision = fraud_status === "ACCEPTED" ? "" : ` ${String(fraud_status)}`
  const captured = captured_amount ? `, captured ${String(captured_amount)}` : ""
  const refunded = refunded_amount ? `, refunded ${String(refunded_amount)}` : ""
  return `${status}${decision}${captured}${refunded}`
}

/** Expects an end, and that it stays: whoever compares once more finds nothing to do and says nothing. */
export async function expectEnd(store: Store, names: readonly string[], end: End): Promise<void> {
  await eventually(async () => {
    await settled(store)
    expect(await readEnd(store)).toEqual(linesOf(end))
    expect(names).toEqual(end.events ?? [])
  })
  expect(await reconcile(store)).toMatchObject({ failed: 0, repairs: {} })
  expect(await readEnd(store)).toEqual(linesOf(end))
  expect(names).toEqual(end.events ?? [])
}

function linesOf({ klarna, medusa, payments = [], session = "placed" }: End) {
  return {
    klarna: klarna ? [klarna] : [],
    medusa: medusa ? [medusa] : [],
    payments,
    session: [session],
  }
}
