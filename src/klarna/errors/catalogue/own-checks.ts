import type { OwnCode } from "./codes"
import { MERCHANT_ERROR, OCCASIONAL_ERROR, SHOPPER_ERROR } from "./grading"
import type { ErrorRow } from "./row"

/** What our own checks find before Klarna is called at all. */
export const OWN_CHECKS = {
  MISSING_RETURN_URL: {
    http: [],
    meaning: "a redirect checkout without a return address",
    retry: "never",
    shopper: "This way of paying isn't set up completely. Please choose another one.",
    merchant:
      "A checkout by redirect needs an address to return to. Set the plugin's storefrontUrl option.",
    grading: OCCASIONAL_ERROR,
  },
  NO_INVOICE_LINES: {
    http: [],
    meaning: "no order lines",
    retry: "never",
    shopper: "There is nothing in your cart to pay for. Please add something first.",
    merchant:
      "The order has no lines, and Klarna needs at least one. Check that the cart has items or shipping.",
    grading: OCCASIONAL_ERROR,
  },
  MISSING_SKU_ITEM_QUANTITY: {
    http: [],
    meaning: "an order line without a quantity",
    retry: "never",
    shopper: "An item of your cart has no quantity. Please remove it and add it again.",
    merchant: "A line of the order has no valid quantity. Correct the line that is named.",
    grading: OCCASIONAL_ERROR,
  },
  COUNTRY_CURRENCY_MISMATCH: {
    http: [],
    meaning: "the currency is not the country's own",
    retry: "never",
    shopper:
      "Klarna needs the currency of your country. Please switch the currency or choose another way to pay.",
    merchant:
      "Klarna sells in a country only in its own currency. Compare the currency of the region with the purchase country.",
    grading: MERCHANT_ERROR, // own: regions and currencies are the merchant's settings
  },
  COUNTRY_NOT_SUPPORTED: {
    http: [],
    meaning: "Klarna does not sell in the country",
    retry: "never",
    shopper: "Klarna isn't available in your country yet. Please choose another way to pay.",
    merchant:
      "The purchase country is not a market of Klarna's. Offer Klarna only in regions with countries it sells in.",
    grading: MERCHANT_ERROR, // own
  },
  INVALID_CURRENCY: {
    http: [],
    meaning: "Klarna does not know the currency",
    retry: "never",
    shopper: "Klarna doesn't take this currency. Please choose another way to pay.",
    merchant:
      "The currency is none that Klarna sells in. Offer Klarna only in regions with one of its currencies.",
    grading: MERCHANT_ERROR, // own
  },
  INVALID_EMAIL: {
    http: [],
    meaning: "the e-mail address is malformed",
    retry: "never",
    shopper: "Please check your e-mail address: it doesn't look complete.",
    merchant: "The e-mail address of the order is malformed. The customer has to correct it.",
    grading: SHOPPER_ERROR, // own
  },
  INVALID_PHONE: {
    http: [],
    meaning: "the phone number is malformed",
    retry: "never",
    shopper: "Please check your phone number: it doesn't look right.",
    merchant: "The phone number of the order is malformed. The customer has to correct it.",
    grading: SHOPPER_ERROR, // own
  },
} as const satisfies Record<OwnCode, ErrorRow>
