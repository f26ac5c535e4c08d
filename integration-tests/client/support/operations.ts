import type { KlarnaClient } from "../../../src/klarna/client"
import type { EndpointName } from "../../../src/klarna/contract/endpoints"
import type { Sandbox } from "../../../src/sandbox/server"
import { anAuthorization, anOrder, ORDER, SESSION } from "./merchant"

/** A call that changes something, ready to be made as often as one likes, and how often it had its effect. */
export interface Deed {
  readonly act: () => Promise<unknown>
  readonly effects: () => number
}

export interface Operation {
  readonly endpoint: EndpointName
  readonly prepare: (sandbox: Sandbox, client: KlarnaClient) => Promise<Deed>
}

const AMOUNT = 4_000
const onlyOrder = (sandbox: Sandbox) => {
  const [order, ...others] = sandbox.control.orders()
  if (!order || others.length > 0) throw new Error("There should be one order")
  return order
}

async function aCapturedOrder(sandbox: Sandbox, client: KlarnaClient, amount: number) {
  const orderId = await anOrder(sandbox, client)
  const change = { idempotencyKey: "an earlier capture", orderId }
  await client.orders.capture(change, { captured_amount: amount })
  return orderId
}

/** The calls that money depends on. */
export const OPERATIONS: readonly Operation[] = [
  {
    endpoint: "createSession",
    prepare: async (sandbox, client) => {
      const used = new Set<string>()
      return {
        act: async () => used.add((await client.payments.createSession(SESSION)).session_id),
        // A session that nobody got to know of is no effect: it is never authorized and ends by itself.
        effects: () =>
          sandbox.control.sessions().filter(({ session_id }) => used.has(session_id)).length,
      }
    },
  },
  {
    endpoint: "placeOrder",
    prepare: async (sandbox, client) => {
      const token = await anAuthorization(sandbox, client)
      return {
        act: () => client.payments.placeOrder(token, ORDER),
        effects: () => sandbox.control.orders().length,
      }
    },
  },
  {
    endpoint: "captureOrder",
    prepare: async (sandbox, client) => {
      const change = { idempotencyKey: "capture", orderId: await anOrder(sandbox, client) }
      return {
        act: () => client.orders.capture(change, { captured_amount: AMOUNT }),
        effects: () => onlyOrder(sandbox).captured_amount / AMOUNT,
      }
    },
  },
  {
    endpoint: "refundOrder",
    prepare: async (sandbox, client) => {
      const orderId = await aCapturedOrder(sandbox, client, 10_000)
      const change = { idempotencyKey: "refund", orderId }
      return {
        act: () => client.orders.refund(change, { refunded_amount: AMOUNT }),
        effects: () => onlyOrder(sandbox).refunded_amount / AMOUNT,
      }
    },
  },
  {
    endpoint: "cancelOrder",
    prepare: async (sandbox, client) => {
      const change = { idempotencyKey: "cancel", orderId: await anOrder(sandbox, client) }
      return {
        act: () => client.orders.change("cancelOrder", change),
        effects: () => Number(onlyOrder(sandbox).status === "CANCELLED"),
      }
    },
  },
  {
    endpoint: "releaseRemainingAuthorization",
    prepare: async (sandbox, client) => {
      const orderId = await aCapturedOrder(sandbox, client, AMOUNT)
      const change = { idempotencyKey: "release", orderId }
      return {
        act: () => client.orders.change("releaseRemainingAuthorization", change),
        effects: () => Number(onlyOrder(sandbox).remaining_authorized_amount === 0),
      }
    },
  },
]
