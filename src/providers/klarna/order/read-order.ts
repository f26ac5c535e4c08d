import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import type { Tools } from "../cradle"

/** Reads Klarna's order and remembers how it stands. */
export async function readOrder(
  { cradle, account }: Tools,
  orderId: string,
): Promise<ManagedOrder> {
  const order = await account.client.orders.read(orderId)
  const owner = { account: account.id, environment: account.environment }
  await cradle.klarna.orders.seen(owner, order, cradle.klarna.clock.now())
  return order
}
