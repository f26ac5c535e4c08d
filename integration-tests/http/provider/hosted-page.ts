import type { Store } from "../../support/in-store"
import type { OpenPayment } from "../../support/payment"

/** What a storefront asks for that sends shoppers to Klarna's page. */
export const REDIRECT = { checkout: "redirect" }

/** The row of the Klarna session that a payment session's data names. */
export async function pageOf(store: Store, data: Record<string, unknown>) {
  const klarna_session_id = String(data["klarna_session_id"])
  const [row] = await store.klarnaModule().listKlarnaSessions({ klarna_session_id })
  if (!row) throw new Error(`there is no row of Klarna session ${klarna_session_id}`)
  return row
}

type Action = Parameters<Store["sandbox"]["control"]["actOnHostedPage"]>[1]

/** The shopper acts on Klarna's page. */
export async function actOnPage(store: Store, { data }: OpenPayment, action: Action) {
  const { hosted_page_id } = await pageOf(store, data)
  return store.sandbox.control.actOnHostedPage(hosted_page_id ?? "", action)
}
