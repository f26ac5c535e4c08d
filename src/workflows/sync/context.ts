import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import type { ManagedOrder } from "../../klarna/contract/managed-order"
import type { Books } from "../../mapping/sync/facts"
import type { Account } from "../../modules/klarna/accounts/account"
import type { KlarnaModuleService, KlarnaOrderRow } from "../../modules/klarna/service"
import type { KlarnaEventName, KlarnaEvents, KlarnaOrderEvent } from "../events"

/** What everything of sync works with. */
export interface SyncContext {
  readonly container: MedusaContainer
  readonly klarna: KlarnaModuleService
  readonly account: Account
}

/** An order at Klarna and in Medusa, while it is repaired. */
export interface OrderScene extends SyncContext {
  readonly row: KlarnaOrderRow
  readonly order: ManagedOrder
  readonly books: Books
}

export function contextOf(container: MedusaContainer, accountId: string): SyncContext {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  return { account: klarna.account(accountId), container, klarna }
}

/** Sends an event of the plugin's to whoever subscribed to it. */
export async function emit<N extends KlarnaEventName>(
  { container }: Pick<SyncContext, "container">,
  name: N,
  data: KlarnaEvents[N],
): Promise<void> {
  await container.resolve(Modules.EVENT_BUS).emit({ data, name })
}

/** What all events about an order say. */
export function aboutOrder({ account, books, row }: OrderScene): KlarnaOrderEvent {
  const payment = books.payments.find(({ isCanceled }) => !isCanceled) ?? books.payments.at(-1)
  return {
    account: account.id,
    klarna_order_id: row.klarna_order_id,
    order_id: books.order?.id ?? null,
    payment_id: payment?.id ?? null,
  }
}

/** Writes a line of the journal that says something to a person, unless it stands there. Answers whether it is new. */
export async function noteOnce(
  { account, klarna }: SyncContext,
  line: { kind: string; subject: string; reason: string },
): Promise<boolean> {
  const { kind, reason, subject } = line
  const known = await klarna.listKlarnaEvents({ kind, reason, subject }, { take: 1 })
  if (known.length > 0) return false
  await klarna.journal.write(account, line)
  return true
}

const LOCK_SECONDS = 30

/** Runs a job while nobody else holds the key. */
export function withLock<T>(
  { container }: Pick<SyncContext, "container">,
  key: string,
  job: () => Promise<T>,
): Promise<T> {
  const locking = container.resolve(Modules.LOCKING)
  return locking.execute([key], job, { timeout: LOCK_SECONDS })
}

interface Paying {
  readonly cart: { readonly id: string } | null
  readonly collection: { readonly id: string }
}

/** Under which a purchase is paid, so that one does it: core's own, of the cart that it completes; ours where there is none. */
export function payingLockOf({ cart, collection }: Paying): string {
  return cart?.id ?? `klarna:pay:${collection.id}`
}

export function warn({ container }: Pick<SyncContext, "container">, line: string): void {
  container.resolve(ContainerRegistrationKeys.LOGGER).warn(line)
}
