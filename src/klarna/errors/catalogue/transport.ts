import type { TransportCode } from "./codes"
import { MERCHANT_ERROR, OCCASIONAL_ERROR } from "./grading"
import type { ErrorRow } from "./row"

/** Doors, queues and outages: nothing here says anything about the order. */
export const TRANSPORT_ERRORS = {
  UNAUTHORIZED: {
    http: [401],
    meaning: "credentials are wrong, or of another region or environment",
    retry: "never",
    shopper:
      "Klarna can't be reached from this shop at the moment. Please choose another way to pay.",
    merchant:
      "Klarna refused the credentials. Check user name and password of the account, and that its region and environment are the ones they were issued for.",
    grading: MERCHANT_ERROR, // own: only the merchant has the right ones
  },
  TOO_MANY_REQUESTS: {
    http: [429],
    meaning: "the rate limit of the merchant id is reached",
    // Wait as `Retry-After` says, else `X-Ratelimit-Reset`, else exponentially with jitter.
    retry: "same_call",
    shopper: "A lot is going on at the moment. Please try again in a few seconds.",
    merchant:
      "More calls were made to Klarna than this account may make at a time. Wait a moment and repeat; lower the rateLimits option if it happens often.",
    grading: OCCASIONAL_ERROR,
  },
  INTERNAL_SERVER_ERROR: {
    http: [500],
    meaning: "Klarna failed",
    retry: "same_call_if_safe",
    shopper: "Something went wrong at Klarna. Please try again in a few minutes.",
    merchant:
      "Klarna had an internal failure. What was asked for may have happened all the same: look at the order before you repeat it.",
    grading: OCCASIONAL_ERROR,
  },
  UNEXPECTED_ERROR: {
    http: [500],
    meaning: "Klarna failed unexpectedly",
    retry: "same_call_if_safe",
    shopper: "Klarna ran into a problem. Please wait a moment and try again.",
    merchant:
      "Klarna failed in a way it did not expect itself. Check the order's state first; send the correlation id to its support if it stays like this.",
    grading: OCCASIONAL_ERROR,
  },
  TEMPORARILY_UNAVAILABLE: {
    http: [502, 503, 504],
    meaning: "outage, or a gateway waited too long",
    retry: "same_call_if_safe",
    shopper: "Klarna is out of reach for the moment. Please try again shortly.",
    merchant:
      "Klarna is down or answered too late. Look at the order before you repeat, and at Klarna's status page if it lasts.",
    grading: OCCASIONAL_ERROR,
  },
  SERVICE_UNAVAILABLE: {
    http: [502, 503, 504],
    meaning: "outage of the service",
    retry: "same_call_if_safe",
    shopper: "Klarna is taking a short break. Please try again a little later.",
    merchant:
      "Klarna's service is unavailable. A charge is repeated by itself where that is safe; otherwise check the order once the service is back.",
    grading: OCCASIONAL_ERROR,
  },
} as const satisfies Record<TransportCode, ErrorRow>
