import { z } from "zod"
import { Metadata, OptionalText } from "./text"

export const MedusaAddress = z.object({
  address_1: OptionalText,
  address_2: OptionalText,
  city: OptionalText,
  company: OptionalText,
  country_code: OptionalText,
  first_name: OptionalText,
  last_name: OptionalText,
  metadata: Metadata,
  phone: OptionalText,
  postal_code: OptionalText,
  province: OptionalText,
})
export type MedusaAddress = z.infer<typeof MedusaAddress>

/** A time as Query hands it out, as ISO 8601; undefined for anything else. */
const Time = z
  .union([z.date().transform((time) => time.toISOString()), z.iso.datetime({ offset: true })])
  .optional()
  .catch(undefined)

export const MedusaCustomer = z.object({
  company_name: OptionalText,
  created_at: Time,
  has_account: z.boolean().nullish(),
  id: z.string(),
  metadata: Metadata,
  updated_at: Time,
})
export type MedusaCustomer = z.infer<typeof MedusaCustomer>
