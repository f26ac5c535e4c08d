import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createApiKeysWorkflow,
  createSalesChannelsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows"
import { z } from "zod"

import { findAll, findId, idOf } from "./find"

const CHANNEL = { name: "Demo shop", description: "The storefronts of the demo" }
const KEY_TITLE = "Demo storefront"

const Token = z.object({ token: z.string() })

export async function ensureSalesChannel(container: MedusaContainer): Promise<string> {
  const found = await findId(container, "sales_channel", { name: CHANNEL.name })
  if (found) return found
  const { result } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [CHANNEL] },
  })
  return idOf(result)
}

/** Resolves with the key a storefront sends in `x-publishable-api-key`. */
export async function ensurePublishableKey(
  container: MedusaContainer,
  channelId: string,
): Promise<string> {
  const filters = { title: KEY_TITLE, type: "publishable" }
  const id = (await findId(container, "api_key", filters)) ?? (await createKey(container))
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id, add: [channelId] } })
  const [key] = await findAll(container, { entity: "api_key", filters: { id }, fields: ["token"] })
  return Token.parse(key).token
}

async function createKey(container: MedusaContainer): Promise<string> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: KEY_TITLE, type: "publishable", created_by: "demo" }] },
  })
  return idOf(result)
}
