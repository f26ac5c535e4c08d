import { z } from "zod"

import { Metadata } from "./product"

export const MedusaAddress = z.object({
  address_1: z.string().nullish(),
  address_2: z.string().nullish(),
  city: z.string().nullish(),
  company: z.string().nullish(),
  country_code: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  metadata: Metadata,
  phone: z.string().nullish(),
  postal_code: z.string().nullish(),
  province: z.string().nullish(),
})
export type MedusaAddress = z.infer<typeof MedusaAddress>

/** A time as Query hands it out, as ISO 8601; undefined for anything else. */
const Time = z
  .union([z.date().transform((time) => time.toISOString()), z.iso.datetime({ offset: true })])
  .optional()
  .catch(undefined)

export const MedusaCustomer = z.object({
  company_name: z.string().nullish(),
  created_at: Time,
  has_account: z.boolean().nullish(),
  id: z.string(),
  metadata: Metadata,
  updated_at: Time,
})
export type MedusaCustomer = z.infer<typeof MedusaCustomer>
