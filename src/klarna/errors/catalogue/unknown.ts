import type { UnknownCode } from "./codes"
import { OCCASIONAL_ERROR, type Grading } from "./grading"
import type { ErrorRow } from "./row"

/** Grading is our own throughout: what nobody knows is rare. */
const RARE_ERROR = { ...OCCASIONAL_ERROR, frequency: ["rare"] } as const satisfies Grading

/** Answers without a row of their own. Klarna's code and messages are passed on with these texts. */
export const UNKNOWN_ERRORS = {
  "UNKNOWN: 400": {
    http: [400],
    meaning: "refused as invalid, with a code that is not listed",
    retry: "never",
    shopper: "Klarna didn't accept this request. Please check your details and try again.",
    merchant: "Klarna refused the request as invalid. Its own words say what to correct.",
    grading: RARE_ERROR,
  },
  "UNKNOWN: 403": {
    http: [403],
    meaning: "forbidden, with a code that is not listed",
    retry: "never",
    shopper: "Klarna doesn't allow this. Please choose another way to pay, or contact the shop.",
    merchant: "Klarna does not allow this. Its own words say why; ask its support if they don't.",
    grading: RARE_ERROR,
  },
  "UNKNOWN: 404": {
    http: [404],
    meaning: "not found, with a code that is not listed or none",
    retry: "never",
    shopper: "Klarna couldn't find this purchase. Please contact the shop.",
    merchant:
      "Klarna found nothing at this address. Check the account's region and whether an API address is overridden.",
    grading: RARE_ERROR,
  },
  "UNKNOWN: 409": {
    http: [409],
    meaning: "in conflict with Klarna's state, with a code that is not listed or none",
    retry: "reread_first",
    shopper: "This doesn't fit the current state of your purchase. Please reload the page.",
    merchant:
      "The request contradicts what Klarna has. Compare the order here with the one in Klarna's portal before you repeat.",
    grading: RARE_ERROR,
  },
  "UNKNOWN: 422": {
    http: [422],
    meaning: "refused as out of range, with a code that is not listed",
    retry: "never",
    shopper: "Klarna can't process these details. Please check them and try again.",
    merchant:
      "Klarna read the request and found a value it can't process. Correct what its own words name.",
    grading: RARE_ERROR,
  },
  "UNKNOWN: 4xx": {
    http: [402, 405, 406, 410, 415, 451],
    meaning: "refused in another way",
    retry: "never",
    shopper: "Klarna turned this request down. Please choose another way to pay.",
    merchant:
      "Klarna refused in a way this version does not know. See its own words, and look for an update of the plugin.",
    grading: RARE_ERROR,
  },
  "UNKNOWN: 5xx": {
    http: [500, 501, 502, 503, 504, 505],
    meaning: "Klarna failed, with a code that is not listed",
    retry: "same_call_if_safe",
    shopper: "Klarna has a technical problem. Please try again in a while.",
    merchant:
      "Klarna failed in a way this version does not know. The effect may be there all the same: look at the order before you repeat.",
    grading: RARE_ERROR,
  },
  "UNKNOWN: unreachable": {
    http: [],
    meaning: "no answer: refused, reset or timed out",
    retry: "same_call_if_safe",
    shopper: "Klarna isn't answering. Please try again in a moment.",
    merchant:
      "Klarna did not answer in time, or the connection broke. Whether anything happened is not known: look at the order before you repeat.",
    grading: RARE_ERROR,
  },
  "UNKNOWN: unreadable": {
    http: [],
    meaning: "an answer that is not what the API documents",
    retry: "reread_first",
    shopper: "Klarna's reply couldn't be understood. Please check your orders, then try again.",
    merchant:
      "Klarna's answer could not be read, although what was asked for has probably happened. Look at the order first.",
    grading: RARE_ERROR,
  },
  "UNKNOWN: outcome": {
    http: [],
    meaning: "refused, but an earlier try of the same call may have had its effect",
    retry: "reread_first",
    shopper:
      "It isn't certain yet whether this went through. Please check your orders before you try again.",
    merchant:
      "The last try was refused, but an earlier one got no answer and may have had its effect. Look at the order before you repeat.",
    grading: RARE_ERROR,
  },
  "UNKNOWN: invalid_request": {
    http: [],
    meaning: "our own check refused a field",
    retry: "never",
    shopper: "Some details of this purchase are missing or wrong. Please check them and try again.",
    merchant:
      "The request was not sent, because a field of it is not valid. Correct what is named.",
    grading: RARE_ERROR,
  },
} as const satisfies Record<UnknownCode, ErrorRow>
