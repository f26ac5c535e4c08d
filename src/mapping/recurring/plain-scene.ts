import { z } from "zod"

import { toKlarnaAddress } from "../addresses"
import { MappingError } from "../mapping-error"
import { MedusaAddress, MedusaCustomer } from "../medusa/people"
import { parseSession, type Scene } from "../medusa/scene"
import { toPlainCharge } from "./charge-plain"

/** Fields of Query's `customer`: to whom an amount alone is sold. */
export const PAYER_FIELDS = [
  "id",
  "email",
  "company_name",
  "has_account",
  "metadata",
  "created_at",
  "updated_at",
  "addresses.*",
]

const Payer = MedusaCustomer.extend({
  addresses: z
    .array(MedusaAddress.extend({ is_default_billing: z.boolean().nullish() }).nullish())
    .nullish(),
  email: z.string().nullish(),
})

/** What the store's code charged a token for, and that its customer pays in the token's place. */
export interface PlainSale {
  /** Of the charge: Klarna shows it as its second reference. */
  readonly id: string
  /** ChargeLine[] */
  readonly lines: unknown
  /** The token's; ISO 3166-1 alpha-2, in either case. */
  readonly country: string
  /** What Query answers for the customer, with PAYER_FIELDS; undefined for a token that is nobody's. */
  readonly customer: unknown
}

/**
 * The scene of a payment session of an amount alone: the lines are the store's code's, all else is the customer's.
 * @param row what Query answers for the payment session
 * @throws MappingError when the lines don't add up to the session's amount
 */
export function toPlainScene(row: unknown, { country, customer, id, lines }: PlainSale): Scene {
  const { facts } = parseSession(row, "The payment session of a charge")
  const { amount, currency, paymentCollectionId: reference } = facts
  const { order_lines } = toPlainCharge({ amount, currency, lines, reference })
  const payer = Payer.safeParse(customer).data
  const home = payer?.addresses?.find((address) => address?.is_default_billing)
  const isThere = home && home.country_code?.toUpperCase() === country.toUpperCase()
  return {
    ...facts,
    cartId: null,
    changes: [],
    lines: order_lines,
    order: null,
    sale: {
      currency_code: currency,
      id,
      region: { countries: [{ iso_2: country }] },
      ...(isThere && isUsable(home) ? { billing_address: home } : {}),
      ...(payer ? { customer: payer, customer_id: payer.id, email: payer.email } : {}),
    },
  }
}

/** Klarna asks the customer for what it isn't told. */
function isUsable(home: MedusaAddress): boolean {
  try {
    toKlarnaAddress(home, { email: undefined, locale: "en-US", organization: undefined })
    return true
  } catch (error) {
    if (error instanceof MappingError) return false
    throw error
  }
}
