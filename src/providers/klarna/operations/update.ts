import type { UpdatePaymentInput, UpdatePaymentOutput } from "@medusajs/framework/types"

import type { Tools } from "../cradle"
import { orderIdOf } from "../input"
import { notAllowed } from "../refusal"
import { initiate } from "./initiate"

/**
 * Brings an open Klarna session up to date with the cart. Core's own flows never call this: they delete the payment
 * session and make a new one.
 * @throws MedusaError `not_allowed` once the order was placed
 */
export async function update(
  tools: Tools,
  input: UpdatePaymentInput,
): Promise<UpdatePaymentOutput> {
  if (orderIdOf(input))
    throw notAllowed("The amount of a placed Klarna order can't be changed in this version.")
  const { data, status } = await initiate(tools, input)
  return { data, status }
}
