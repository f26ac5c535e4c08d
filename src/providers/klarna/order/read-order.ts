import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import type { Tools } from "../cradle"

/** Reads Klarna's order and remembers how it stands. */
export async function readOrder(
  { cradle, account }: Tools,
  orderId: string,
): Promise<ManagedOrder> {
  const order = await account.client.orders.read(orderId)
  await cradle.klarna.orders.seen({ account }, order, cradle.klarna.clock.now())
  return order
}
