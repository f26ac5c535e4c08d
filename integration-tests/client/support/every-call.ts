import type { KlarnaClient } from "../../../src/klarna/client"
import { ENDPOINTS, type EndpointName } from "../../../src/klarna/contract/endpoints"
import { ORDER, SESSION } from "./merchant"

/** What no log, no error and no record may ever show. */
export const PLANTED = {
  customerToken: "0b1d9815-165e-42e2-8867-35bc03789e00",
  dateOfBirth: "1970-07-10",
  email: "plantagenet@example.de",
  familyName: "Plantagenet",
  givenName: "Eleonore",
  password: "planted-password",
  phone: "+4917614284340",
  street: "Planted Street 7",
  authorizationToken: "70850a20-a2a0-5c70-810c-096fa6f850bb",
} as const

const address = {
  city: "Bonn",
  country: "DE",
  email: PLANTED.email,
  family_name: PLANTED.familyName,
  given_name: PLANTED.givenName,
  phone: PLANTED.phone,
  street_address: PLANTED.street,
}
const shopper = {
  billing_address: address,
  customer: { date_of_birth: PLANTED.dateOfBirth },
  shipping_address: address,
}
const change = { idempotencyKey: "key", orderId: "order" }
const captureChange = { ...change, captureId: "capture" }
const token = PLANTED.authorizationToken
const { customerToken } = PLANTED

/** Every call of the client, with a shopper in it wherever there is room for one. */
export const EVERY_CALL: Readonly<
  Record<EndpointName, (client: KlarnaClient) => Promise<unknown>>
> = {
  acknowledgeOrder: ({ orders }) => orders.change("acknowledgeOrder", change),
  addCaptureShippingInfo: ({ orders }) =>
    orders.updateCapture("addCaptureShippingInfo", captureChange, { shipping_info: [{}] }),
  addOrderShippingInfo: ({ orders }) =>
    orders.update("addOrderShippingInfo", change, { shipping_info: [{}] }),
  cancelAuthorization: ({ payments }) => payments.cancelAuthorization(token),
  cancelOrder: ({ orders }) => orders.change("cancelOrder", change),
  captureOrder: ({ orders }) => orders.capture(change, { captured_amount: 1 }),
  createCustomerToken: ({ payments }) =>
    payments.createCustomerToken(token, {
      billing_address: address,
      customer: shopper.customer,
      description: "Box",
      intended_use: "SUBSCRIPTION",
      locale: "de-DE",
      purchase_country: "DE",
      purchase_currency: "EUR",
    }),
  createHostedPage: ({ hostedPages }) => hostedPages.create({ payment_session_url: "https://x" }),
  createSession: ({ payments }) =>
    payments.createSession({
      ...SESSION,
      ...shopper,
      customer: { ...shopper.customer, customer_token: customerToken },
    }),
  disableHostedPage: ({ hostedPages }) => hostedPages.disable("page"),
  distributeHostedPage: ({ hostedPages }) =>
    hostedPages.distribute("page", {
      contact_information: { email: PLANTED.email, phone: PLANTED.phone },
      method: "email",
    }),
  extendAuthorizationTime: ({ orders }) => orders.change("extendAuthorizationTime", change),
  extendDueDate: ({ orders }) =>
    orders.updateCapture("extendDueDate", captureChange, { number_of_days: 1 }),
  listCaptures: ({ orders }) => orders.listCaptures("order"),
  placeCustomerTokenOrder: ({ customerTokens }) =>
    customerTokens.placeOrder(
      { customerToken, idempotencyKey: "key" },
      {
        order_amount: 1,
        order_lines: [{ name: "Box", quantity: 1, total_amount: 1, unit_price: 1 }],
        order_tax_amount: 0,
        purchase_currency: "EUR",
        shipping_address: address,
      },
    ),
  placeOrder: ({ payments }) => payments.placeOrder(token, { ...ORDER, ...shopper }),
  readCapture: ({ orders }) => orders.readCapture("order", "capture"),
  readCustomerToken: ({ customerTokens }) => customerTokens.read(customerToken),
  readExtendDueDateOptions: ({ orders }) => orders.readExtendDueDateOptions("order", "capture"),
  readHostedPage: ({ hostedPages }) => hostedPages.read("page"),
  readOrder: ({ orders }) => orders.read("order"),
  readRefund: ({ orders }) => orders.readRefund("order", "refund"),
  readSession: ({ payments }) => payments.readSession("session"),
  refundOrder: ({ orders }) => orders.refund(change, { refunded_amount: 1 }),
  releaseRemainingAuthorization: ({ orders }) =>
    orders.change("releaseRemainingAuthorization", change),
  triggerSendOut: ({ orders }) => orders.triggerSendOut(captureChange),
  updateAuthorization: ({ orders }) =>
    orders.update("updateAuthorization", change, { order_amount: 1 }),
  updateCustomerDetails: ({ orders }) =>
    orders.update("updateCustomerDetails", change, { shipping_address: address }),
  updateCustomerTokenStatus: ({ customerTokens }) =>
    customerTokens.updateStatus(customerToken, "CANCELLED"),
  updateMerchantReferences: ({ orders }) =>
    orders.update("updateMerchantReferences", change, { merchant_reference1: "1" }),
  updateSession: ({ payments }) => payments.updateSession("session", { ...SESSION, ...shopper }),
}

export const EVERY_NAME = Object.keys(ENDPOINTS) as EndpointName[]
