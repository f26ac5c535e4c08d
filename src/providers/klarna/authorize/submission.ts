import type { PlaceOrderRequest } from "../../../klarna/contract/order"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"

/** An order to place: once sealed with its row, it is only ever sent like this. */
export interface Submission {
  readonly row: KlarnaSessionRow
  readonly sessionId: string
  readonly token: string
  readonly body: PlaceOrderRequest
  /** Tokens that Klarna didn't know: the one at hand was tried after them. */
  readonly refused?: readonly string[]
}
