import { createHash } from "node:crypto"

import {
  type CustomerAccountInfo,
  EXTRA_MERCHANT_DATA_TYPE,
  ExtraMerchantData,
} from "../klarna/contract/extra-merchant-data"
import type { Attachment } from "../klarna/contract/session"
import { toHookContext } from "./hook-context"
import { MappingError } from "./mapping-error"
import type { PurchaseMarket } from "./market"
import type { MedusaSale } from "./medusa/sale"
import type { ExtraMerchantDataHook } from "./settings"
import { toText } from "./text"

const IDENTIFIER_LIMIT = 24

/**
 * What the store's hook has to say of a purchase, as an attachment; undefined when it says nothing, or there is none.
 * @throws MappingError when it answers something else than extra merchant data
 */
export function toAttachment(
  sale: MedusaSale,
  market: PurchaseMarket,
  hook: ExtraMerchantDataHook | undefined,
): Attachment | undefined {
  const answer = hook?.({
    ...toHookContext(sale, market),
    customerAccountInfo: toCustomerAccountInfo(sale),
  })
  if (!answer) return undefined
  const parsed = ExtraMerchantData.safeParse(answer)
  if (parsed.success)
    return { body: JSON.stringify(answer, asText), content_type: EXTRA_MERCHANT_DATA_TYPE }
  const [issue] = parsed.error.issues
  const path = ["answer", ...(issue?.path ?? [])].join(".")
  throw new MappingError(
    `options.extraMerchantData: its ${path} isn't extra merchant data (${issue?.message ?? ""}).`,
  )
}

/**
 * The shopper's account in the store: since when it exists, and when it was changed last. Medusa's ids are longer than
 * Klarna takes, so a digest stands for them, the same one each time. Undefined for a guest.
 */
export function toCustomerAccountInfo({ customer }: MedusaSale): CustomerAccountInfo | undefined {
  if (!customer?.has_account) return undefined
  return {
    account_last_modified: customer.updated_at,
    account_registration_date: customer.created_at,
    unique_account_identifier: shorten(customer.id),
  }
}

/** The document is as long as the store makes it; its texts are as all others. */
function asText(_key: string, value: unknown): unknown {
  return typeof value === "string" ? (toText(value, Infinity) ?? "") : value
}

function shorten(id: string): string {
  if (id.length <= IDENTIFIER_LIMIT) return id
  return createHash("sha256").update(id).digest("hex").slice(0, IDENTIFIER_LIMIT)
}
