import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { KlarnaModuleService } from "../../modules/klarna/service"
import { type ChargeResult, toResult } from "../recurring/charges/charge-now"
import { settleCharge } from "../recurring/charges/settle"
import { inWords } from "../recurring/tokens/in-words"
import { contextOf, type SyncContext } from "../sync/context"
import { syncSession } from "../sync/sync-session"
import type { AskingBrowser } from "./device-class"
import { recordAuthorization } from "./record-authorization"

/** A purchase, as the browser names it that opened it: whoever knows both ids may end it. */
interface NamedPurchase {
  /** The charge's. */
  readonly id: string
  readonly payment_session_id: string
}

export interface CompleteOpenChargeInput extends NamedPurchase, AskingBrowser {
  /** What Klarna gave the browser; without it Klarna is asked. */
  readonly authorization_token?: string | undefined
}

export const completeOpenChargeStep = createStep(
  "complete-open-klarna-charge",
  async (
    { authorization_token: token, user_agent, ...named }: CompleteOpenChargeInput,
    { container },
  ) => {
    const { account, charge, klarna, row } = await find(container, named)
    if (token !== undefined) {
      const again = () => find(container, named)
      await recordAuthorization(container, { find: again, token, userAgent: user_agent })
    }
    const context = contextOf(container, account.id)
    await inWords("shopper", async () => {
      await syncSession(context, (await klarna.sessions.find(row.id)) ?? row)
    })
    await finish(context, charge.id)
    const result = await toResult(context, (await klarna.charges.find(charge.id)) ?? charge)
    const isAsked = await klarna.sessions.isBeingPaid(row.payment_collection_id)
    return new StepResponse(isAsked ? whileAsked(result) : result)
  },
)

/** Klarna may have the order by now. */
function whileAsked(result: ChargeResult): ChargeResult {
  const isOpen = result.status === "needs_customer" || result.status === "failed"
  return isOpen ? { ...result, status: "unknown" } : result
}

/** Nothing but what the customer has paid: whoever calls is nobody's customer. */
async function finish(context: SyncContext, id: string): Promise<void> {
  const { charges, clock } = context.klarna
  if (((await charges.find(id))?.klarna_order_id ?? null) === null) return
  const claimed = await charges.claim(id, clock.now())
  if (claimed) await settleCharge(context, claimed)
}

/** @throws MedusaError `not_found` for a payment session that isn't this charge's, or whose cart is to be completed */
async function find(container: MedusaContainer, { id, payment_session_id }: NamedPurchase) {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const charge = await klarna.charges.find(id)
  const row = charge && (await klarna.sessions.ofPaymentSession(charge.account, payment_session_id))
  if (charge && row?.charge_id === id && row.cart_id === null) {
    klarna.requireOwn(row)
    return { account: klarna.account(charge.account), charge, klarna, row }
  }
  const message = `Charge ${id} has no payment session ${payment_session_id} without a cart.`
  throw new MedusaError(MedusaError.Types.NOT_FOUND, message)
}
