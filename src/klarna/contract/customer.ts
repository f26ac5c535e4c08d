import { z } from "zod"

export const OrganizationEntityType = z.enum([
  "LIMITED_COMPANY",
  "PUBLIC_LIMITED_COMPANY",
  "ENTREPRENEURIAL_COMPANY",
  "LIMITED_PARTNERSHIP_LIMITED_COMPANY",
  "LIMITED_PARTNERSHIP",
  "GENERAL_PARTNERSHIP",
  "REGISTERED_SOLE_TRADER",
  "SOLE_TRADER",
  "CIVIL_LAW_PARTNERSHIP",
  "PUBLIC_INSTITUTION",
  "OTHER",
])

/** The shopper in a Payments request; `type` decides between private and business purchase. */
export const Customer = z.strictObject({
  date_of_birth: z.string().optional(),
  gender: z.string().optional(),
  last_four_ssn: z
    .string()
    .regex(/^([0-9]{4}|[0-9]{9})$/)
    .optional(),
  national_identification_number: z.string().optional(),
  organization_entity_type: OrganizationEntityType.optional(),
  organization_registration_id: z.string().optional(),
  title: z.string().optional(),
  type: z.enum(["person", "organization"]).optional(),
  vat_id: z.string().optional(),
})
export type Customer = z.infer<typeof Customer>

/** The shopper of a session. A purchase in place of a failed charge names the customer token it stands in for. */
export const SessionCustomer = Customer.extend({ customer_token: z.string().optional() })
export type SessionCustomer = z.infer<typeof SessionCustomer>
