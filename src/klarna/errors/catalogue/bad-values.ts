import type { BadValueCode } from "./codes"
import { OCCASIONAL_ERROR } from "./grading"
import type { ErrorRow } from "./row"

/** Requests whose content Klarna doesn't accept. */
export const BAD_VALUE_ERRORS = {
  BAD_VALUE: {
    http: [400],
    meaning: "a field is wrong; the message names it",
    retry: "never",
    shopper:
      "Klarna couldn't accept the details of this purchase. Please check them or choose another way to pay.",
    merchant:
      "Klarna refused the value of a field. Correct the field it names in the cart or the order, then try again.",
    grading: { ...OCCASIONAL_ERROR, frequency: ["common"] },
  },
  "BAD_VALUE: not matching": {
    http: [409],
    meaning: "the order differs from what was authorized",
    retry: "new_session",
    shopper:
      "Your cart has changed since Klarna approved it. Please confirm the purchase with Klarna again.",
    merchant:
      "The cart was changed after the customer authorized it, so Klarna did not take the order. The customer has to authorize the cart as it is now.",
    grading: OCCASIONAL_ERROR, // own
  },
  "BAD_VALUE: locale": {
    http: [400],
    meaning: "the locale does not exist in the purchase country",
    retry: "never",
    shopper: "Klarna can't be shown in this language here. Please choose another way to pay.",
    merchant:
      "The language sent to Klarna does not exist for the purchase country. Check the plugin's locale option.",
    grading: OCCASIONAL_ERROR,
  },
  "BAD_VALUE: purchase_currency": {
    http: [400],
    meaning: "the currency does not fit the country or the locale",
    retry: "never",
    shopper:
      "Klarna can't be used with this currency in your country. Please choose another way to pay.",
    merchant:
      "Klarna does not sell in this currency in the purchase country. Give the region of the cart the currency of its country.",
    grading: OCCASIONAL_ERROR,
  },
  "BAD_VALUE: order_lines tax": {
    http: [400],
    meaning: "the taxes do not add up",
    retry: "never",
    shopper:
      "Klarna couldn't check the total of this cart. Please choose another way to pay, or contact the shop.",
    merchant:
      "The taxes of the order lines do not add up in Klarna's arithmetic. Check the tax rates of the lines it names and report the cart to the plugin's maintainers.",
    grading: OCCASIONAL_ERROR,
  },
  "BAD_VALUE: billing_address": {
    http: [400],
    meaning: "postal code, phone, e-mail or name is wrong",
    retry: "never",
    shopper:
      "Klarna couldn't accept your address or contact details. Please check name, postcode, e-mail and phone number.",
    merchant:
      "A field of the customer's address is not valid in its country. The customer has to correct the field that Klarna names.",
    grading: OCCASIONAL_ERROR,
  },
  BAD_REQUEST: {
    http: [400],
    meaning: "the request could not be read",
    retry: "never",
    shopper: "Klarna couldn't read this purchase. Please choose another way to pay.",
    merchant:
      "Klarna could not read the request at all. Report it to the plugin's maintainers, with the correlation id.",
    grading: OCCASIONAL_ERROR, // own
  },
  UNPROCESSABLE_ENTITY: {
    http: [422],
    meaning: "well-formed, but out of range",
    retry: "never",
    shopper:
      "Something about this purchase is outside of what Klarna accepts. Please contact the shop.",
    merchant:
      "A value is missing or outside of the range Klarna allows. Correct what its message names and try again.",
    grading: { ...OCCASIONAL_ERROR, frequency: ["common"] },
  },
  INVALID_ADDRESS: {
    http: [422],
    meaning: "the address is not accepted",
    retry: "never",
    shopper: "This address was not accepted. Please correct it and try again.",
    merchant:
      "Klarna did not accept the address of the order. Ask the customer for the right one; some addresses can't be changed after the purchase.",
    grading: OCCASIONAL_ERROR,
  },
  REQUEST_TOO_LARGE: {
    http: [413],
    meaning: "the body is over 1 MB",
    retry: "never",
    shopper: "This cart is too big for Klarna. Please split it or choose another way to pay.",
    merchant:
      "The request is larger than the one megabyte Klarna takes. Split the order, or send fewer lines and less extra data.",
    grading: { frequency: ["rare"], level: ["error"], tier: "T0" },
  },
} as const satisfies Record<BadValueCode, ErrorRow>
