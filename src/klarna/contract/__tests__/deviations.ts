import type { EndpointName } from "../endpoints"

/** A field in which our requests are meant to differ from Klarna's API documents. */
export interface Deviation {
  readonly calls: readonly EndpointName[]
  readonly field: RegExp
  readonly reason: string
}

/** All of them. Everything else is a mistake, on either side. */
export const DEVIATIONS: readonly Deviation[] = [
  {
    calls: ["createSession", "updateSession", "placeOrder"],
    field: /^order_lines\[\]\.type$/,
    reason:
      "Payments leaves the type of a line open; the eight that its guides and the customer token's document list are the ones Klarna knows.",
  },
  {
    calls: ["createSession", "updateSession"],
    field: /^customer\.customer_token$/,
    reason: "In Klarna's guide to recovering a failed charge, in no API document.",
  },
  {
    calls: ["updateAuthorization", "captureOrder", "refundOrder", "placeCustomerTokenOrder"],
    field: /^order_lines\[\]\.subscription\.name$/,
    reason:
      "The same subscription is due at sign-up, where Payments wants a name that is not empty, so an empty or longer one never gets here.",
  },
  {
    calls: ["placeCustomerTokenOrder"],
    field: /^order_lines\[\]\.(quantity_unit|tax_rate)$/,
    reason: "The schema leaves open what its text says: 1 to 8 characters, not negative.",
  },
  {
    calls: ["placeCustomerTokenOrder"],
    field: /^order_lines\[\]\.reference$/,
    reason:
      "256 here, 255 everywhere else: a reference that fits in one place only can't be found again.",
  },
  {
    calls: ["distributeHostedPage"],
    field: /^contact_information\.access_id$/,
    reason: "The document lists examples as if they were the only values.",
  },
]
