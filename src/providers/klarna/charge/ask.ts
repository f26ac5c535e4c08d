import type { CustomerTokenOrderRequest } from "../../../klarna/contract/customer-token-order"
import type { PlacedOrder } from "../../../klarna/contract/order"
import type { Tried } from "../../../klarna/errors/klarna-error"
import { refusesReference, withShortReferences } from "../../../mapping/lines/short-references"
import type {
  KlarnaChargeRow,
  KlarnaCustomerTokenRow,
  KlarnaOperationRow,
} from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { perform } from "../perform"
import { unexpected } from "../refusal"
import type { ChargeScene } from "./scene"

/** A charge that is being asked for. */
export interface ChargeSubmission {
  readonly charge: KlarnaChargeRow
  readonly token: KlarnaCustomerTokenRow
  readonly body: CustomerTokenOrderRequest
  readonly scene: ChargeScene
  /** Whether an earlier try may have been charged already. */
  readonly tried: Tried
}

/** Asks Klarna for the charge's order, once: its key stays the same until Klarna itself refuses it. */
export function ask(
  tools: Tools,
  submission: ChargeSubmission,
  onPlaced: (order: PlacedOrder) => void,
): Promise<KlarnaOperationRow> {
  const { body, charge, token } = submission
  const { customerTokens } = tools.cradle.klarna
  const customerToken = customerTokens.secret(token)
  if (customerToken === null) throw unexpected(`Customer token ${token.id} was cancelled.`)
  const intent = {
    amount: body.order_amount,
    kind: "charge",
    subject: charge.id,
    wish: charge.id,
  } as const
  const askFor = (asked: CustomerTokenOrderRequest) =>
    perform(tools, intent, async (idempotencyKey) => {
      const order = await tools.account.client.customerTokens.placeOrder(
        { customerToken, idempotencyKey },
        asked,
      )
      await remember(tools, submission, order)
      onPlaced(order)
      return order.order_id
    })
  return askFor(body).catch((error: unknown) => {
    const order_lines = refusesReference(error) ? withShortReferences(body.order_lines) : undefined
    if (!order_lines) throw error
    return askFor({ ...body, order_lines })
  })
}

/** The order's id is stored before anything else is done with it; the charge's says last that all of it is known. */
async function remember(
  { account, cradle }: Tools,
  { body, charge, scene }: ChargeSubmission,
  order: PlacedOrder,
): Promise<void> {
  const { charges, clock, orders } = cradle.klarna
  await orders.placed(
    { account, payment_collection_id: scene.paymentCollectionId },
    {
      currency_code: body.purchase_currency,
      fraud_status: order.fraud_status ?? null,
      klarna_order_id: order.order_id,
      order_amount: body.order_amount,
    },
  )
  await charges.ordered(charge.id, order.order_id, clock.now())
}
