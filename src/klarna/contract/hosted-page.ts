import { z } from "zod"

import { answerText } from "./primitives"

/** In upper case, other than the categories of Payments. */
export const HostedPageCategory = z.enum([
  "DIRECT_DEBIT",
  "DIRECT_BANK_TRANSFER",
  "PAY_NOW",
  "PAY_LATER",
  "PAY_OVER_TIME",
  "KLARNA",
])
export type HostedPageCategory = z.infer<typeof HostedPageCategory>

/** Who places the order, and whether it is captured at once: the hosted page, or (NONE) the store. */
export const PlaceOrderMode = z.enum(["PLACE_ORDER", "CAPTURE_ORDER", "NONE"])
export type PlaceOrderMode = z.infer<typeof PlaceOrderMode>

export const HostedPageOptions = z.strictObject({
  background_images: z
    .array(z.strictObject({ url: z.string().optional(), width: z.int().optional() }))
    .optional(),
  logo_url: z.string().optional(),
  page_title: z.string().optional(),
  payment_method_categories: z.array(HostedPageCategory).optional(),
  payment_method_category: HostedPageCategory.optional(),
  place_order_mode: PlaceOrderMode.optional(),
  purchase_type: z
    .enum(["BUY", "RENT", "BOOK", "SUBSCRIBE", "DOWNLOAD", "ORDER", "CONTINUE"])
    .optional(),
  show_subtotal_detail: z.enum(["HIDE"]).optional(),
})
export type HostedPageOptions = z.infer<typeof HostedPageOptions>

/** Klarna fills in `{{session_id}}`, `{{authorization_token}}` (success only) and `{{order_id}}`: double braces. */
export const HostedPageUrls = z.strictObject({
  back: z.string().optional(),
  cancel: z.string().optional(),
  error: z.string().optional(),
  failure: z.string().optional(),
  status_update: z.string().optional(),
  success: z.string().optional(),
})
export type HostedPageUrls = z.infer<typeof HostedPageUrls>

/** Body of `POST /hpp/v1/sessions`. `payment_session_url` is the whole address of the payment session at Klarna. */
export const HostedPageCreateRequest = z.strictObject({
  merchant_urls: HostedPageUrls.optional(),
  options: HostedPageOptions.optional(),
  payment_session_url: z.string(),
  profile_id: z.string().optional(),
})
export type HostedPageCreateRequest = z.infer<typeof HostedPageCreateRequest>

/** Answer of creation: the shopper is sent to `redirect_url` as it is. */
export const HostedPageCreated = z.looseObject({
  distribution_url: answerText,
  expires_at: answerText,
  qr_code_url: answerText,
  redirect_url: z.string().min(1),
  session_id: z.string().min(1),
  session_url: answerText,
})
export type HostedPageCreated = z.infer<typeof HostedPageCreated>

/** TIMEOUT is in the guide to callbacks only. @see klarna: hosted payment page, statuses */
export const HOSTED_PAGE_STATUSES = [
  "WAITING",
  "IN_PROGRESS",
  "MANUAL_ID_CHECK",
  "BACK",
  "FAILED",
  "ERROR",
  "COMPLETED",
  "CANCELLED",
  "DISABLED",
  "TIMEOUT",
] as const
export type HostedPageStatus = (typeof HOSTED_PAGE_STATUSES)[number]

/** A hosted page as read, and in its callback. Has an authorization token or an order id, by `place_order_mode`. */
export const HostedPageRead = z.looseObject({
  authorization_token: answerText,
  expires_at: answerText,
  klarna_reference: answerText,
  order_id: answerText,
  session_id: answerText,
  status: z.string(),
  updated_at: answerText,
})
export type HostedPageRead = z.infer<typeof HostedPageRead>
