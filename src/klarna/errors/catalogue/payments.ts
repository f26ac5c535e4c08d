import type { PaymentsCode } from "./codes"
import { DECLINE, MERCHANT_ERROR, OCCASIONAL_ERROR } from "./grading"
import type { ErrorRow } from "./row"

/** Sessions, authorizations, and the choices a shopper is offered. */
export const PAYMENTS_ERRORS = {
  REJECTED: {
    http: [403],
    meaning: "Klarna's risk decision",
    retry: "never",
    shopper: "Klarna can't offer you this purchase. Please choose another way to pay.",
    merchant:
      "Klarna declined the purchase after assessing its risk. Nothing can be changed about that; let the customer pay in another way.",
    grading: { ...DECLINE, frequency: ["common"] }, // own: as REFUSED, which it leads to
  },
  INVALID_OPERATION: {
    http: [403, 409],
    meaning: "the authorization was used already, or doesn't allow this",
    retry: "reread_first",
    shopper:
      "This purchase was already sent to Klarna. Please check your orders before you try again.",
    merchant:
      "The customer's authorization was used before, or was not given for this purpose. Look for the order in Klarna's portal before anything is repeated.",
    grading: OCCASIONAL_ERROR, // own
  },
  MERCHANT_INACTIVE: {
    http: [403],
    meaning: "the merchant account is not active",
    retry: "never",
    shopper: "Klarna is not available in this shop right now. Please choose another way to pay.",
    merchant:
      "Klarna has not activated this account, or has paused it. Ask Klarna's merchant support to activate it.",
    grading: MERCHANT_ERROR, // own: only Klarna and the merchant can change it
  },
  "NOT_FOUND: session": {
    http: [404],
    meaning: "the session is invalid or older than 48 hours",
    retry: "new_session",
    shopper: "Your checkout was open for too long. Please choose Klarna again to go on.",
    merchant:
      "Klarna no longer has the checkout session: sessions end after 48 hours. A new one is opened when the customer chooses Klarna again.",
    grading: { frequency: ["occasional"], level: ["error", "decline"], tier: "T0" },
  },
  SESSION_COMPLETED: {
    http: [404],
    meaning: "the order exists already",
    retry: "reread_first",
    shopper: "Your order was already placed. There is nothing more to do.",
    merchant:
      "An order was already placed from this checkout session, so it can't be changed any more. The existing order is used.",
    grading: OCCASIONAL_ERROR, // own: two paths race, one loses
  },
  INVALID_AUTH_TOKEN: {
    http: [404],
    meaning: "the authorization is unknown or older than 60 minutes",
    retry: "new_authorization",
    shopper: "Your approval has run out. Please confirm the purchase with Klarna once more.",
    merchant:
      "The customer's authorization is unknown or was older than 60 minutes. The customer has to confirm with Klarna again; no order was placed with it.",
    grading: OCCASIONAL_ERROR,
  },
  PAYMENT_METHOD_NOT_AVAILABLE: {
    http: [],
    meaning: "Klarna is not enabled, or not offered to this shopper",
    retry: "never",
    shopper: "Klarna is not available for this purchase. Please choose another way to pay.",
    merchant:
      "Klarna is not enabled for this market or does not offer itself to this customer. If that happens to everybody, check with Klarna which payment methods your account has.",
    grading: { frequency: ["occasional"], level: ["error", "decline"], tier: "T1" },
  },
  ALLOWED_CATEGORY_EMPTY: {
    http: [],
    meaning: "no payment category is left",
    retry: "never",
    shopper:
      "Klarna has nothing to offer for this cart. Please check your billing country or choose another way to pay.",
    merchant:
      "Klarna offered no payment category for this cart, often because the purchase country and the billing address differ. Compare the two; Klarna is hidden meanwhile.",
    grading: { frequency: ["rare"], level: ["error"], tier: "T0" },
  },
  PROCESSING_ERROR: {
    http: [],
    meaning: "the payment could not be created, for no known reason",
    retry: "once",
    shopper: "Starting the payment didn't work. Please try again or choose another way to pay.",
    merchant:
      "The payment could not be created, twice, and no reason was given. If it goes on, send the correlation id to Klarna's merchant support.",
    grading: OCCASIONAL_ERROR, // own
  },
} as const satisfies Record<PaymentsCode, ErrorRow>
