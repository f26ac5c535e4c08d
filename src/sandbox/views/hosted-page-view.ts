import type { Data } from "../data"
import { compact, dataAt } from "../data"
import type { HostedPage } from "../state/hosted-page"
import { hostedPageStatus, updatedAt } from "../state/hosted-page"
import type { Store } from "../state/store"
import { pageUrl } from "./hosted-page-urls"

/** The answer to the making of a page. Documented: Hosted Payment Page, schema SessionCreationResponseV1. */
export function hostedPageCreatedView(page: HostedPage, distributionToken: string): Data {
  const session = `${page.origin}/hpp/v1/sessions/${page.id}`
  const module = `${page.origin}/eu/hpp/distribution/${distributionToken}`
  return {
    session_id: page.id,
    session_url: session,
    qr_code_url: `${page.origin}/eu/hpp/payments/${page.id}/qr`,
    redirect_url: pageUrl(page),
    distribution_url: `${session}/distribution`,
    manual_identification_check_url: `${session}/manual-id-check`,
    expires_at: page.expiresAt.toISOString(),
    distribution_module: {
      token: distributionToken,
      standalone_url: module,
      generation_url: `${module}/generate`,
    },
  }
}

function customerOf(purchase: Data): Data | undefined {
  const { family_name, given_name, title } = dataAt(purchase, "billing_address") ?? {}
  const { date_of_birth, national_identification_number } = dataAt(purchase, "customer") ?? {}
  const customer = compact({
    date_of_birth,
    family_name,
    given_name,
    national_identification_number,
    title,
  })
  return Object.keys(customer).length === 0 ? undefined : customer
}

/** What the shopper's payment came to: a token for the merchant to use, or the order that the page placed. */
function outcomeOf(page: HostedPage, { authorizations, orders }: Store): Data {
  if (page.reached !== "COMPLETED") return {}
  const order = orders.get(page.orderId ?? "")
  const authorization = authorizations.get(
    page.authorizationToken ?? order?.authorizationToken ?? "",
  )
  return {
    authorization_token: page.authorizationToken,
    customer: customerOf(authorization?.purchase ?? {}),
    klarna_reference: order?.klarnaReference,
    order_id: page.orderId,
  }
}

/** A page as read, and in its callback. */
export function hostedPageView(page: HostedPage, store: Store, now: Date): Data {
  return compact({
    session_id: page.id,
    status: hostedPageStatus(page, now),
    updated_at: updatedAt(page, now).toISOString(),
    expires_at: page.expiresAt.toISOString(),
    ...outcomeOf(page, store),
  })
}
