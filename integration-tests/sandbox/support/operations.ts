import fc from "fast-check"

import * as authorizations from "./life/authorizations"
import { repeatKey } from "./life/keys"
import type { Act, Doing, Life, Step } from "./life/life"
import * as orders from "./life/orders"
import * as pages from "./life/pages"
import * as passing from "./life/passing"
import * as sessions from "./life/sessions"
import * as tokens from "./life/tokens"

interface Kind {
  /** How often it comes, compared with the others. */
  readonly weight: number
  readonly act: Act
}

/** Everything that can happen between a merchant, his shoppers and Klarna. What moves money comes more often. */
const KINDS = {
  acknowledge: { act: orders.acknowledge, weight: 1 },
  authorize: { act: authorizations.authorize, weight: 12 },
  cancelOrder: { act: orders.cancelOrder, weight: 2 },
  cancelToken: { act: tokens.cancelToken, weight: 1 },
  capture: { act: orders.capture, weight: 12 },
  changeToken: { act: tokens.changeToken, weight: 4 },
  charge: { act: tokens.charge, weight: 8 },
  clickInPortal: { act: passing.clickInPortal, weight: 4 },
  createPage: { act: pages.createPage, weight: 4 },
  decide: { act: passing.decide, weight: 4 },
  disablePage: { act: pages.disablePage, weight: 3 },
  distributePage: { act: pages.distributePage, weight: 1 },
  extendTime: { act: orders.extendTime, weight: 4 },
  finalize: { act: authorizations.finalize, weight: 2 },
  mintToken: { act: authorizations.mintToken, weight: 6 },
  move: { act: orders.move, weight: 1 },
  openFallback: { act: sessions.openFallback, weight: 1 },
  openSession: { act: sessions.openSession, weight: 8 },
  payLater: { act: orders.payLater, weight: 1 },
  placeOrder: { act: authorizations.placeOrder, weight: 14 },
  placeOther: { act: authorizations.placeOther, weight: 3 },
  readOrder: { act: orders.readOrder, weight: 4 },
  readPage: { act: pages.readPage, weight: 1 },
  readSession: { act: sessions.readSession, weight: 1 },
  readToken: { act: tokens.readToken, weight: 1 },
  refund: { act: orders.refund, weight: 8 },
  relabel: { act: orders.relabel, weight: 1 },
  releaseAuthorization: { act: authorizations.releaseAuthorization, weight: 1 },
  releaseRest: { act: orders.releaseRest, weight: 4 },
  repeatKey: { act: repeatKey, weight: 6 },
  sendOut: { act: orders.sendOut, weight: 1 },
  ship: { act: orders.ship, weight: 1 },
  shipCapture: { act: orders.shipCapture, weight: 1 },
  updateAmount: { act: orders.updateAmount, weight: 4 },
  updateSession: { act: sessions.updateSession, weight: 2 },
  visitPage: { act: pages.visitPage, weight: 6 },
  wait: { act: passing.wait, weight: 5 },
} as const satisfies Record<string, Kind>

export type OperationKind = keyof typeof KINDS

const isKind = (name: string): name is OperationKind => Object.hasOwn(KINDS, name)
export const OPERATION_KINDS: readonly OperationKind[] = Object.keys(KINDS).filter(isKind)

/** One thing that happens, to whom and how is chosen by numbers. Amounts in minor units. */
export interface Operation extends Doing {
  readonly kind: OperationKind
}

/** What fits often, what fits exactly, and what doesn't. */
const amount = fc.oneof(
  { arbitrary: fc.constantFrom(1, 1_000, 2_500, 5_000), weight: 6 },
  { arbitrary: fc.constantFrom(0, 10_000, 15_000), weight: 2 },
  { arbitrary: fc.integer({ max: 15_000, min: 0 }), weight: 2 },
)

const kind: fc.Arbitrary<OperationKind> = fc.oneof(
  ...OPERATION_KINDS.map((name) => ({ arbitrary: fc.constant(name), weight: KINDS[name].weight })),
)

export const anyOperation: fc.Arbitrary<Operation> = fc.record({
  amount,
  kind,
  pick: fc.nat(8),
  variant: fc.nat(11),
})

/** Does it. */
export const perform = async (life: Life, { kind: name, ...doing }: Operation): Promise<Step> =>
  KINDS[name].act(life, doing)
