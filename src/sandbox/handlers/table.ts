import type { ServedEndpointName } from "../../klarna/contract/endpoints"
import type { Handler } from "../http/call"
import { cancelAuthorization, placeOrder } from "./authorizations"
import {
  addCaptureShippingInfo,
  captureOrder,
  extendDueDate,
  listCaptures,
  readCapture,
  readExtendDueDateOptions,
  triggerSendOut,
} from "./captures"
import {
  acknowledgeOrder,
  addOrderShippingInfo,
  cancelOrder,
  extendAuthorizationTime,
  readOrder,
  releaseRemainingAuthorization,
  updateAuthorization,
  updateCustomerDetails,
  updateMerchantReferences,
} from "./orders"
import { readRefund, refundOrder } from "./refunds"
import { createSession, readSession, updateSession } from "./sessions"

/** What each call does. A call of the contract without a row here does not compile. */
export const HANDLERS: Readonly<Record<ServedEndpointName, Handler>> = {
  acknowledgeOrder,
  addCaptureShippingInfo,
  addOrderShippingInfo,
  cancelAuthorization,
  cancelOrder,
  captureOrder,
  createSession,
  extendAuthorizationTime,
  extendDueDate,
  listCaptures,
  placeOrder,
  readCapture,
  readExtendDueDateOptions,
  readOrder,
  readRefund,
  readSession,
  refundOrder,
  releaseRemainingAuthorization,
  triggerSendOut,
  updateAuthorization,
  updateCustomerDetails,
  updateMerchantReferences,
  updateSession,
}
