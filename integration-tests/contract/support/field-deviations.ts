import type { EndpointName } from "../../../src/klarna/contract/endpoints"

/** A field in which the sandbox means to demand something else than Klarna's API documents. */
export interface FieldDeviation {
  readonly calls: readonly EndpointName[]
  readonly field: RegExp
  /** What it rests on: an entry of docs/klarna-recordings.md. */
  readonly place: string
}

const SESSION: readonly EndpointName[] = ["createSession", "updateSession"]
const CUSTOMER: readonly EndpointName[] = [...SESSION, "createCustomerToken", "placeOrder"]

export const FIELD_DEVIATIONS: readonly FieldDeviation[] = [
  {
    calls: ["createCustomerToken", "placeOrder"],
    field: /^customer\.customer_token$/,
    place: "5.8",
  },
  { calls: SESSION, field: /^customer\.customer_token$/, place: "5.12" },
  { calls: [...SESSION, "placeOrder"], field: /^order_lines\[\]\.type$/, place: "5.16" },
  {
    calls: ["placeCustomerTokenOrder"],
    field: /^order_lines\[\]\.subscription\.name$/,
    place: "5.17",
  },
  { calls: CUSTOMER, field: /^customer\.date_of_birth$/, place: "5.18" },
  {
    calls: ["placeCustomerTokenOrder"],
    field: /^order_lines\[\]\.(quantity_unit|tax_rate)$/,
    place: "5.18",
  },
  {
    calls: ["distributeHostedPage"],
    field: /^contact_information\.(email|phone_country)$/,
    place: "5.18",
  },
  { calls: ["distributeHostedPage"], field: /^contact_information\.access_id$/, place: "5.20" },
  { calls: ["updateCustomerDetails"], field: /^billing_address/, place: "5.21" },
  { calls: ["createHostedPage"], field: /^merchant_urls\./, place: "5.22" },
  {
    calls: ["createHostedPage"],
    field: /^options\.(logo_url|background_images\[\]\.url)$/,
    place: "5.22",
  },
  { calls: ["distributeHostedPage"], field: /^contact_information\.phone$/, place: "5.22" },
]
