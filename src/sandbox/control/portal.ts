import type { Data } from "../data"
import { cancel, extend, release } from "../operations/authorization"
import { capture } from "../operations/capture"
import { refund } from "../operations/refund"
import type { Order } from "../state/order"
import { capturedAmount, refundedAmount, remainingAmount } from "../state/order-status"
import type { World } from "../world"

/** What a merchant can do in Klarna's portal; `close` is the sandbox's own way to a CLOSED order. */
export const PORTAL_ACTIONS = ["capture", "refund", "cancel", "release", "extend", "close"] as const
export type PortalAction = (typeof PORTAL_ACTIONS)[number]

export interface PortalInput {
  /** Minor units; default: all that is left to capture or refund. */
  readonly amount?: number
  readonly description?: string
}

type Act = (order: Order, input: PortalInput, world: World) => Order

const bodyFor = (key: string, amount: number, { description = "" }: PortalInput): Data => ({
  [key]: amount,
  description,
})

const ACTS: Readonly<Record<PortalAction, Act>> = {
  cancel: (order, _input, { clock }) => cancel(order, clock.now()),
  capture: (order, input, { clock, dice }) => {
    const now = clock.now()
    const amount = input.amount ?? remainingAmount(order, now)
    return capture(order, { body: bodyFor("captured_amount", amount, input), dice, now })
  },
  close: (order, _input, { clock }) => ({ ...order, closedAt: clock.now() }),
  extend: (order, _input, { clock }) => extend(order, clock.now()),
  refund: (order, input, { clock, dice }) => {
    const amount = input.amount ?? capturedAmount(order) - refundedAmount(order)
    const body = bodyFor("refunded_amount", amount, input)
    return refund(order, { body, dice, now: clock.now() })
  },
  release: (order, _input, { clock }) => release(order, clock.now()),
}

/** The order after a merchant's click in the portal; the rules are those of the API. */
export const actInPortal = (
  order: Order,
  action: PortalAction,
  { input, world }: PortalCall,
): Order => ACTS[action](order, input, world)

interface PortalCall {
  readonly input: PortalInput
  readonly world: World
}
