import type { ServedEndpointName } from "../../../src/klarna/contract/endpoints"

/** A place where Klarna, as recorded or as its guides say, leaves its own API documents. */
export interface Deviation {
  readonly endpoint: ServedEndpointName | "any"
  /** The beginning of the complaint that it explains. */
  readonly complaint: RegExp
  readonly reason: string
}

/** All that an exchange may do against the documents. Everything else is a mistake. */
export const DEVIATIONS: readonly Deviation[] = [
  {
    complaint: /^answer status (401|413|415|422|429|5\d\d) is not documented/,
    endpoint: "any",
    reason:
      "Recorded: 401, 422 and 429 are answered though no document lists them; 413, 415 and 5xx are in the guides or the framework only.",
  },
  {
    complaint: /^answer status (400|404|405|409) is not documented/,
    endpoint: "any",
    reason:
      "Recorded: framework errors (400 for a malformed path, 404) and documented in the guides' error lists (404 NO_SUCH_ORDER of every order call, 409 CONFLICT), not in the documents.",
  },
  {
    complaint: /^answer body is missing/,
    endpoint: "any",
    reason: "Recorded: the text bodies documented for 201 and 204 do not exist.",
  },
  {
    complaint: /^answer \/customer\/type is not documented/,
    endpoint: "readOrder",
    reason: "Recorded: orders are read back with customer.type.",
  },
  {
    complaint: /^request \/customer\/customer_token is not documented/,
    endpoint: "createSession",
    reason: "In Klarna's guide to recovering a failed token charge, in no API document.",
  },
]
