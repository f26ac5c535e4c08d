import type { EndpointName } from "../../../src/klarna/contract/endpoints"
import type { DocumentName } from "./documents"

/** A place where Klarna, as recorded or as its guides say, leaves its own API documents. */
export interface Deviation {
  /** The calls, or all calls of an API. */
  readonly where: readonly (EndpointName | DocumentName | "any")[]
  /** The beginning of the complaint that it explains. */
  readonly complaint: RegExp
  /** What it rests on: an entry of docs/klarna-recordings.md, e.g. `5.2`. */
  readonly place: string
}

const STATUSES: readonly Deviation[] = [
  {
    complaint: /^answer status 401 is not documented/,
    place: "5.2",
    where: ["management", "payments", "token"],
  },
  { complaint: /^answer status 422 is not documented/, place: "5.2", where: ["management"] },
  { complaint: /^answer status 429 is not documented/, place: "5.2", where: ["any"] },
  { complaint: /^answer status 400 is not documented/, place: "5.2", where: ["management"] },
  { complaint: /^answer status 404 is not documented/, place: "6.8", where: ["management"] },
  { complaint: /^answer status 409 is not documented/, place: "5.13", where: ["management"] },
  { complaint: /^answer status 413 is not documented/, place: "5.13", where: ["any"] },
  { complaint: /^answer status 50\d is not documented/, place: "5.13", where: ["any"] },
]

const ANSWERS: readonly Deviation[] = [
  {
    complaint: /^answer 4\d\d body is not documented/,
    place: "5.1",
    where: ["payments", "token"],
  },
  { complaint: /^answer (400|403|404|503) body is not documented/, place: "5.15", where: ["page"] },
  { complaint: /^answer 401 body is not documented/, place: "6.6", where: ["page"] },
  { complaint: /^answer body is missing/, place: "5.4", where: ["management"] },
  {
    complaint: /^answer header transaction-id is not documented/,
    place: "5.3",
    where: ["management"],
  },
  {
    complaint: /^answer {2}must have required property 'redirect_url'/,
    place: "5.5",
    where: ["placeCustomerTokenOrder"],
  },
  {
    complaint: /^answer \/customer\/type is not documented/,
    place: "5.6",
    where: ["readOrder"],
  },
  {
    complaint: /^answer \/status must be equal to one of the allowed values/,
    place: "5.14",
    where: ["readHostedPage"],
  },
]

const REQUESTS: readonly Deviation[] = [
  {
    complaint: /^request \/(locale|purchase_country) is not documented/,
    place: "5.8",
    where: ["placeCustomerTokenOrder"],
  },
  {
    complaint:
      /^request \/(acquiring_channel|attachment|client_token|design|expires_at|options) is not documented/,
    place: "5.8",
    where: ["placeOrder"],
  },
  {
    complaint: /^request \/shipping_info\/\d+\/tracking_url is not documented/,
    place: "5.8",
    where: ["captureOrder"],
  },
  {
    complaint: /^request \/shipping_info\/\d+\/tracking_number must be string/,
    place: "5.9",
    where: ["captureOrder"],
  },
  {
    complaint: /^request \/billing_address\/phone must be string/,
    place: "5.10",
    where: ["createSession"],
  },
  {
    complaint: /^request \/order_lines\/\d+\/image_url must be string/,
    place: "5.10",
    where: ["createSession"],
  },
  {
    complaint: /^request \/(acquiring_channel|intended_use) must be equal to one of/,
    place: "5.11",
    where: ["createSession", "createCustomerToken"],
  },
  {
    complaint: /^request \/customer\/customer_token is not documented/,
    place: "5.12",
    where: ["createSession"],
  },
]

/** All that an exchange may do against the documents. Everything else is a mistake. */
export const DEVIATIONS: readonly Deviation[] = [...STATUSES, ...ANSWERS, ...REQUESTS]
