import { z } from "zod"

/** A date and time, ISO 8601. */
const Time = z.iso.datetime({ offset: true })

/** The shopper's account in the store. The identifier has at most 24 characters. */
export const CustomerAccountInfo = z.strictObject({
  account_last_modified: Time.optional(),
  account_registration_date: Time.optional(),
  unique_account_identifier: z.string().min(1).max(24),
})
export type CustomerAccountInfo = z.infer<typeof CustomerAccountInfo>

const PaidBefore = z.looseObject({
  paid_before: z.boolean(),
  unique_account_identifier: z.string(),
})
const Subscription = z.looseObject({ subscription_name: z.string() })
const Other = z.looseObject({})

/**
 * Extra merchant data, version 2: what Klarna asks of some kinds of stores. Packages that only few of them need, travel
 * say, are taken as they are.
 * @see klarna: extra merchant data
 */
export const ExtraMerchantData = z
  .object({
    customer_account_info: z.array(CustomerAccountInfo).optional(),
    event: z.array(Other).optional(),
    marketplace_seller_info: z.array(Other).optional(),
    payment_history_full: z.array(Other).optional(),
    payment_history_simple: z.array(PaidBefore).optional(),
    subscription: z.array(Subscription).optional(),
    voucher: z.array(Other).optional(),
  })
  .catchall(z.array(Other))
export type ExtraMerchantData = z.infer<typeof ExtraMerchantData>

/** @see klarna: attachment, content_type */
export const EXTRA_MERCHANT_DATA_TYPE = "application/vnd.klarna.internal.emd-v2+json"
