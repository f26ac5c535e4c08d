import { ENDPOINTS, type EndpointName, type RequestOf } from "../contract/endpoints"
import { HEADERS } from "../contract/headers"
import type { Capture, ExtendDueDateOptions, ManagedOrder, Refund } from "../contract/managed-order"
import type { Send } from "../http/send"
import type { AnswerHeaders } from "../http/transport"

/** An order and the key under which a change of it takes effect once. */
export interface OrderChange {
  readonly orderId: string
  readonly idempotencyKey: string
}
export interface CaptureChange extends OrderChange {
  readonly captureId: string
}

type BodilessChange =
  "acknowledgeOrder" | "extendAuthorizationTime" | "releaseRemainingAuthorization" | "cancelOrder"
type OrderUpdate =
  | "updateAuthorization"
  | "updateMerchantReferences"
  | "updateCustomerDetails"
  | "addOrderShippingInfo"
type CaptureUpdate = "addCaptureShippingInfo" | "extendDueDate"

/** Order Management v1: the life of an order after it was placed. */
export interface Orders {
  read(orderId: string): Promise<ManagedOrder>
  change(name: BodilessChange, change: OrderChange): Promise<void>
  update<N extends OrderUpdate>(name: N, change: OrderChange, body: RequestOf<N>): Promise<void>
  /** Answers Klarna's id of the capture; null when Klarna named none. */
  capture(change: OrderChange, body: RequestOf<"captureOrder">): Promise<string | null>
  /** Answers Klarna's id of the refund; null when Klarna named none. */
  refund(change: OrderChange, body: RequestOf<"refundOrder">): Promise<string | null>
  listCaptures(orderId: string): Promise<Capture[]>
  readCapture(orderId: string, captureId: string): Promise<Capture>
  readRefund(orderId: string, refundId: string): Promise<Refund>
  updateCapture<N extends CaptureUpdate>(
    name: N,
    change: CaptureChange,
    body: RequestOf<N>,
  ): Promise<void>
  triggerSendOut(change: CaptureChange): Promise<void>
  readExtendDueDateOptions(orderId: string, captureId: string): Promise<ExtendDueDateOptions>
}

export function createOrders(send: Send): Orders {
  return { ...createOrderCalls(send), ...createMoneyCalls(send), ...createCaptureCalls(send) }
}

type MoneyCalls = Pick<Orders, "capture" | "refund" | "readRefund">
type CaptureCalls = Pick<
  Orders,
  "listCaptures" | "readCapture" | "updateCapture" | "triggerSendOut" | "readExtendDueDateOptions"
>

function createOrderCalls(send: Send): Pick<Orders, "read" | "change" | "update"> {
  return {
    async read(order_id) {
      return (
        await send({ endpoint: ENDPOINTS.readOrder, name: "readOrder", params: { order_id } })
      ).answer
    },
    async change(name, { orderId, idempotencyKey }) {
      await send({ endpoint: ENDPOINTS[name], idempotencyKey, name, params: { order_id: orderId } })
    },
    async update(name, change, body) {
      await sendUpdate(send, name, { body, params: { order_id: change.orderId }, ...change })
    },
  }
}

function createMoneyCalls(send: Send): MoneyCalls {
  return {
    async capture({ orderId, idempotencyKey }, body) {
      const params = { order_id: orderId }
      const { captureOrder: endpoint } = ENDPOINTS
      const { headers } = await send({
        body,
        endpoint,
        idempotencyKey,
        name: "captureOrder",
        params,
      })
      return createdId(headers, HEADERS.captureId)
    },
    async refund({ orderId, idempotencyKey }, body) {
      const params = { order_id: orderId }
      const { refundOrder: endpoint } = ENDPOINTS
      const { headers } = await send({
        body,
        endpoint,
        idempotencyKey,
        name: "refundOrder",
        params,
      })
      return createdId(headers, HEADERS.refundId)
    },
    async readRefund(order_id, refund_id) {
      const params = { order_id, refund_id }
      return (await send({ endpoint: ENDPOINTS.readRefund, name: "readRefund", params })).answer
    },
  }
}

function createCaptureCalls(send: Send): CaptureCalls {
  return {
    async listCaptures(order_id) {
      const call = {
        endpoint: ENDPOINTS.listCaptures,
        name: "listCaptures",
        params: { order_id },
      } as const
      return (await send(call)).answer
    },
    async readCapture(order_id, capture_id) {
      const params = { capture_id, order_id }
      return (await send({ endpoint: ENDPOINTS.readCapture, name: "readCapture", params })).answer
    },
    async updateCapture(name, change, body) {
      await sendUpdate(send, name, { body, params: captureParams(change), ...change })
    },
    async triggerSendOut(change) {
      const { triggerSendOut: endpoint } = ENDPOINTS
      const { idempotencyKey } = change
      await send({
        endpoint,
        idempotencyKey,
        name: "triggerSendOut",
        params: captureParams(change),
      })
    },
    async readExtendDueDateOptions(order_id, capture_id) {
      const name = "readExtendDueDateOptions"
      return (await send({ endpoint: ENDPOINTS[name], name, params: { capture_id, order_id } }))
        .answer
    },
  }
}

interface Update {
  readonly params: Readonly<Record<string, string>>
  readonly body: unknown
  readonly idempotencyKey: string
}

async function sendUpdate(
  send: Send,
  name: EndpointName,
  { params, body, idempotencyKey }: Update,
): Promise<void> {
  await send<unknown, unknown>({ body, endpoint: ENDPOINTS[name], idempotencyKey, name, params })
}

function captureParams({ orderId, captureId }: CaptureChange): Record<string, string> {
  return { capture_id: captureId, order_id: orderId }
}

/** The id's own header, or the last segment of `Location`, which names the same. */
function createdId(headers: AnswerHeaders, header: string): string | null {
  return headers.get(header.toLowerCase()) ?? headers.get("location")?.split("/").pop() ?? null
}
