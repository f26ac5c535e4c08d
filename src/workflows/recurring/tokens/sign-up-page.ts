import { MedusaError } from "@medusajs/framework/utils"

import { failureOf } from "../../../mapping/errors"
import { toHostedPageUrls } from "../../../mapping/merchant-urls"
import type { KlarnaModuleService, KlarnaSessionRow } from "../../../modules/klarna/service"
import type { SyncContext } from "../../sync/context"

/**
 * Where a shopper confirms: as it is wished, else as the store's options say.
 * @throws MedusaError MISSING_RETURN_URL when Klarna's page couldn't send back
 */
export function checkoutOf(
  { options }: KlarnaModuleService,
  wish: "widget" | "redirect" | undefined,
): "widget" | "redirect" {
  const checkout = wish ?? options.checkout
  if (checkout === "widget" || options.storefrontUrl) return checkout
  const { code, message, type } = failureOf("MISSING_RETURN_URL")
  throw new MedusaError(type, message, code)
}

/** Makes Klarna's page for a sign-up. There is no order to place, so the page only authorizes. */
export async function openSignUpPage(
  { account, klarna }: SyncContext,
  row: KlarnaSessionRow,
): Promise<KlarnaSessionRow> {
  const callbacks = klarna.callbackUrls(row.id)
  const page = await account.client.hostedPages.create({
    merchant_urls: toHostedPageUrls(callbacks, klarna.options.storefrontUrl ?? ""),
    options: { place_order_mode: "NONE", purchase_type: "SUBSCRIBE" },
    payment_session_url: `${account.apiUrl}/payments/v1/sessions/${row.klarna_session_id}`,
  })
  return klarna.sessions.update({
    hosted_page_expires_at: new Date(page.expires_at ?? row.expires_at),
    hosted_page_id: page.session_id,
    hosted_page_url: page.redirect_url,
    id: row.id,
  })
}
