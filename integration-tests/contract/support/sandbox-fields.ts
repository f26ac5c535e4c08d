import type { Schema } from "../../../src/klarna/contract/__tests__/fields"
import type { EndpointName } from "../../../src/klarna/contract/endpoints"
import type { Field, Fields } from "../../../src/sandbox/rules/fields"
import { distribution, HOSTED_PAGE } from "../../../src/sandbox/rules/hosted-page-fields"
import * as management from "../../../src/sandbox/rules/management-fields"
import { PARTIAL_SESSION, PLACE_ORDER, SESSION } from "../../../src/sandbox/rules/payments-fields"
import { TOKEN, TOKEN_ORDER, TOKEN_STATUS } from "../../../src/sandbox/rules/token-fields"

/** What the sandbox reads from the body of each call that has one. */
export const SANDBOX_FIELDS: ReadonlyMap<EndpointName, Fields> = new Map([
  ["addCaptureShippingInfo", management.SHIPPING_INFO],
  ["addOrderShippingInfo", management.SHIPPING_INFO],
  ["captureOrder", management.CAPTURE],
  ["createCustomerToken", TOKEN],
  ["createHostedPage", HOSTED_PAGE],
  ["createSession", SESSION],
  ["distributeHostedPage", distribution("sms")],
  ["extendDueDate", management.DUE_DATE],
  ["placeCustomerTokenOrder", TOKEN_ORDER],
  ["placeOrder", PLACE_ORDER],
  ["refundOrder", management.REFUND],
  ["updateAuthorization", management.AUTHORIZATION_UPDATE],
  ["updateCustomerDetails", management.CUSTOMER_DETAILS],
  ["updateCustomerTokenStatus", TOKEN_STATUS],
  ["updateMerchantReferences", management.MERCHANT_REFERENCES],
  ["updateSession", PARTIAL_SESSION],
])

/** The words of a pattern that lists choices. */
const CHOICES = /^\^\(\?:((?:\w+\|)*\w+)\)\$$/

function patternOf(pattern: RegExp | undefined): Schema {
  if (!pattern) return {}
  const [, words] = CHOICES.exec(pattern.source) ?? []
  return words === undefined ? { pattern: pattern.source } : { enum: words.split("|") }
}

/** A field of the sandbox's tables as a JSON schema; a bound that is not there is no bound. */
function schemaOfField(field: Field): Schema {
  switch (field.kind) {
    case "choice":
      return { enum: field.of, type: "string" }
    case "flag":
      return { type: "boolean" }
    case "list":
      return {
        ...least(field, "minItems"),
        ...most(field, "maxItems"),
        items: schemaOfField(field.item),
        type: "array",
      }
    case "shape":
      return schemaOf(field.fields)
    case "text":
      return {
        ...least(field, "minLength"),
        ...most(field, "maxLength"),
        ...patternOf(field.pattern),
        type: "string",
      }
    case "whole":
      return { ...least(field, "minimum"), ...most(field, "maximum"), type: "integer" }
  }
}

const least = ({ min }: { readonly min?: number }, name: string): Schema =>
  min === undefined ? {} : { [name]: min }
const most = ({ max }: { readonly max?: number }, name: string): Schema =>
  max === undefined ? {} : { [name]: max }

/** A table of the sandbox as a JSON schema. */
export const schemaOf = (fields: Fields): Schema => ({
  properties: Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, schemaOfField(field)]),
  ),
  required: Object.keys(fields).filter((name) => fields[name]?.required === true),
  type: "object",
})
