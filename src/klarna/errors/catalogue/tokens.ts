import type { TokenCode } from "./codes"
import { DECLINE, MERCHANT_ERROR, SHOPPER_ERROR } from "./grading"
import type { ErrorRow } from "./row"

/** Saved payment methods and charges of them; a capture of a card can fail alike. */
export const TOKEN_ERRORS = {
  UNAVAILABLE_PAYMENT_METHOD: {
    http: [403],
    meaning: "the saved funding source, or the chosen option, can't be used",
    retry: "fallback_purchase",
    shopper:
      "Your saved payment method can't be used for this. Please pay once with Klarna or choose another way to pay.",
    merchant:
      "The customer's payment method at Klarna can't be charged any more. Invite the customer to pay this amount in person; that renews the method.",
    grading: DECLINE,
  },
  PAYMENT_METHOD_FAILED: {
    http: [403],
    meaning: "the payment method failed for now",
    retry: "later",
    shopper:
      "Your payment didn't go through this time. Please check your payment method at Klarna; we will try again.",
    merchant:
      "The charge failed for a passing reason, such as missing funds. It is repeated on the schedule of failed charges; a failed capture can be repeated by hand.",
    grading: DECLINE,
  },
  PAYMENT_METHOD_CURRENCY_MISMATCH: {
    http: [403],
    meaning: "the saved method is for another currency",
    retry: "never",
    shopper: "Your saved payment method is for another currency. Please choose another way to pay.",
    merchant:
      "The customer agreed to payments in another currency than the one charged. Charge in the currency of the agreement, or have the customer agree anew.",
    grading: MERCHANT_ERROR, // own: a matter of the subscription's settings
  },
  TOKEN_NOT_FOUND: {
    http: [404],
    meaning: "the customer token does not exist",
    retry: "never",
    shopper: "Your saved payment method is no longer known at Klarna. Please set it up again.",
    merchant:
      "Klarna does not know the customer's agreement. Check that account and environment are those in which it was made; else the customer has to agree anew.",
    grading: SHOPPER_ERROR, // own
  },
  TOKEN_CANCELLED: {
    http: [403],
    meaning: "the customer token was cancelled",
    retry: "never",
    shopper:
      "Your saved payment method was cancelled. Please set up a new one to keep your subscription.",
    merchant:
      "The agreement to recurring payments was cancelled, by the customer, by Klarna or by the shop. No charge is possible until the customer agrees again.",
    grading: SHOPPER_ERROR, // own
  },
  TOKEN_FORBIDDEN: {
    http: [403],
    meaning: "the customer token belongs to another merchant",
    retry: "never",
    shopper: "Your saved payment method can't be used in this shop. Please set up a new one.",
    merchant:
      "The customer's agreement belongs to another merchant account. Use the account with which it was made.",
    grading: MERCHANT_ERROR, // own
  },
  TOKEN_SUSPENDED: {
    http: [403],
    meaning: "the customer token is suspended until the shopper acts",
    retry: "fallback_purchase",
    shopper:
      "Klarna has paused your saved payment method. Please look into your Klarna account, or pay this time in person.",
    merchant:
      "Klarna suspended the customer's agreement until the customer does something about it. Ask the customer to, or to pay this amount in person.",
    grading: SHOPPER_ERROR, // own
  },
} as const satisfies Record<TokenCode, ErrorRow>
