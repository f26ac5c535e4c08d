import type { EndpointName } from "../../klarna/contract/endpoints"
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
  createCustomerToken,
  placeCustomerTokenOrder,
  readCustomerToken,
  updateCustomerTokenStatus,
} from "./customer-tokens"
import {
  createHostedPage,
  disableHostedPage,
  distributeHostedPage,
  readHostedPage,
} from "./hosted-pages"
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
export const HANDLERS: Readonly<Record<EndpointName, Handler>> = {
  acknowledgeOrder,
  addCaptureShippingInfo,
  addOrderShippingInfo,
  cancelAuthorization,
  cancelOrder,
  captureOrder,
  createCustomerToken,
  createHostedPage,
  createSession,
  disableHostedPage,
  distributeHostedPage,
  extendAuthorizationTime,
  extendDueDate,
  listCaptures,
  placeCustomerTokenOrder,
  placeOrder,
  readCapture,
  readCustomerToken,
  readExtendDueDateOptions,
  readHostedPage,
  readOrder,
  readRefund,
  readSession,
  refundOrder,
  releaseRemainingAuthorization,
  triggerSendOut,
  updateAuthorization,
  updateCustomerDetails,
  updateCustomerTokenStatus,
  updateMerchantReferences,
  updateSession,
}
