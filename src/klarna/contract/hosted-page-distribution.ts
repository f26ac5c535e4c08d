import { z } from "zod"

/** Where the link to the hosted page goes: which fields are due depends on the method. */
export const DistributionContact = z.strictObject({
  access_id: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  phone_country: z.string().optional(),
})
export type DistributionContact = z.infer<typeof DistributionContact>

/** Body of `POST /hpp/v1/sessions/{session_id}/distribution`. */
export const DistributionRequest = z.strictObject({
  contact_information: DistributionContact,
  method: z.enum(["sms", "email", "token"]),
  template: z.enum(["INSTORE_PURCHASE"]).optional(),
})
export type DistributionRequest = z.infer<typeof DistributionRequest>
