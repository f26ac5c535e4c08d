import { Modules } from "@medusajs/framework/utils"
import { deleteOrderPaymentCollections } from "@medusajs/medusa/core-flows"
import { z } from "zod"

import type { Store } from "../../support/in-store"
import { edit } from "../../support/order-changes"

/** As a merchant does it, and nothing follows from it but core's own. */
export async function editOrder(...[store, ...rest]: Parameters<typeof edit>): Promise<void> {
  await unheard(store, () => edit(store, ...rest))
}

/** The tests here call the module themselves: whoever listens to core's events would be faster, or slower. */
async function unheard({ container }: Store, job: () => Promise<void>): Promise<void> {
  const spy = jest.spyOn(container().resolve(Modules.EVENT_BUS), "emit")
  spy.mockImplementation(() => Promise.resolve())
  await job().finally(() => spy.mockRestore())
}

const Collection = z.object({ amount: z.coerce.number(), id: z.string(), status: z.string() })
const Collections = z.object({ payment_collections: z.array(Collection) })

/**
 * Has the payment follow its Klarna order to a new amount, as far as the provider is concerned; then payment and
 * collection, and core's new collection goes.
 * @param amount major units
 */
export async function follow(store: Store, orderId: string, amount: number): Promise<void> {
  const container = store.container()
  const payments = container.resolve(Modules.PAYMENT)
  await updateSession(store, amount)
  const [payment] = await payments.listPayments({})
  if (!payment) throw new Error("there is no payment")
  const moved = { amount, canceled_at: null, id: payment.id }
  await payments.updatePayment(moved)
  const worth = { amount, authorized_amount: amount, status: "authorized" as const }
  await payments.updatePaymentCollections(payment.payment_collection_id, worth)
  const { data } = await container.resolve("query").graph({
    entity: "order",
    fields: ["payment_collections.id", "payment_collections.amount", "payment_collections.status"],
    filters: { id: orderId },
  })
  const heir = Collections.parse(data[0]).payment_collections.find(
    ({ status }) => status === "not_paid",
  )
  if (heir) await deleteOrderPaymentCollections(container).run({ input: { id: heir.id } })
}

/** What reaches the provider's `updatePayment`. `data` is the payment's own unless a test says otherwise. */
export async function updateSession(
  { container }: Store,
  amount: number,
  more: { readonly data?: Record<string, unknown>; readonly currency_code?: string } = {},
): Promise<void> {
  const payments = container().resolve(Modules.PAYMENT)
  const [payment] = await payments.listPayments({}, { relations: ["payment_session"] })
  if (!payment) throw new Error("there is no payment")
  await payments.updatePaymentSession({
    amount,
    currency_code: payment.currency_code,
    data: payment.data ?? {},
    id: payment.payment_session?.id ?? "",
    status: "authorized",
    ...more,
  })
}
