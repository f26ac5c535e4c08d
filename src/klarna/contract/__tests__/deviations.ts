import type { EndpointName } from "../endpoints"

/** A field in which our requests are meant to differ from Klarna's API documents. */
export interface Deviation {
  readonly calls: readonly EndpointName[]
  readonly field: RegExp
  /** What it rests on: an entry of docs/klarna-recordings.md, e.g. `5.16`. */
  readonly place: string
  readonly reason: string
}

/** All of them. Everything else is a mistake, on either side. */
export const DEVIATIONS: readonly Deviation[] = [
  {
    calls: ["createSession", "updateSession", "placeOrder"],
    field: /^order_lines\[\]\.type$/,
    place: "5.16",
    reason:
      "Payments leaves the type of a line open; the eight that its guides and the customer token's document list are the ones Klarna knows.",
  },
  {
    calls: ["createSession", "updateSession"],
    field: /^customer\.customer_token$/,
    place: "5.12",
    reason: "In Klarna's guide to recovering a failed charge, in no API document.",
  },
  {
    calls: ["updateAuthorization", "captureOrder", "refundOrder", "placeCustomerTokenOrder"],
    field: /^order_lines\[\]\.subscription\.name$/,
    place: "5.17",
    reason:
      "The same subscription is due at sign-up, where Payments wants a name that is not empty, so an empty or longer one never gets here.",
  },
  {
    calls: ["placeCustomerTokenOrder"],
    field: /^order_lines\[\]\.(quantity_unit|tax_rate)$/,
    place: "5.18",
    reason: "The schema leaves open what its text says: 1 to 8 characters, not negative.",
  },
  {
    calls: ["placeCustomerTokenOrder"],
    field: /^order_lines\[\]\.reference$/,
    place: "5.19",
    reason:
      "256 here, 255 everywhere else: a reference that fits in one place only can't be found again.",
  },
  {
    calls: ["distributeHostedPage"],
    field: /^contact_information\.access_id$/,
    place: "5.20",
    reason: "The document lists examples as if they were the only values.",
  },
]
