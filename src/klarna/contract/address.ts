import { z } from "zod"

import { answerText, CountryCode, text } from "./primitives"

/** An address in a Payments request: every text at most 99 characters. */
export const Address = z.strictObject({
  attention: text(99).optional(),
  city: text(99).optional(),
  country: CountryCode.optional(),
  email: text(99).optional(),
  family_name: text(99).optional(),
  given_name: text(99).optional(),
  organization_name: text(99).optional(),
  phone: text(99).optional(),
  postal_code: text(10).optional(),
  region: text(99).optional(),
  street_address: text(99).optional(),
  street_address2: text(99).optional(),
  title: text(20).optional(),
})
export type Address = z.infer<typeof Address>

/** An address in an Order Management request, whose limits differ from those of Payments. */
export const ManagedAddress = z.strictObject({
  attention: text(255).optional(),
  city: text(200).optional(),
  country: z.string().optional(),
  email: text(100).optional(),
  family_name: text(100).optional(),
  given_name: text(100).optional(),
  organization_name: text(255).optional(),
  phone: text(100).optional(),
  postal_code: text(10).optional(),
  region: text(200).optional(),
  street_address: text(100).optional(),
  street_address2: text(100).optional(),
  title: text(20).optional(),
})
export type ManagedAddress = z.infer<typeof ManagedAddress>

/**
 * An address as Klarna answers it. Missing values come back as empty strings, and a phone may be a number or null.
 * @see docs/klarna-surprises.md, "Empty strings"
 */
export const AddressAnswer = z.looseObject({
  country: answerText,
  postal_code: answerText,
})
export type AddressAnswer = z.infer<typeof AddressAnswer>
