import { amountBucketOf } from "../../../mapping/amount-bucket"
import type { AttemptEnd } from "../../../modules/klarna/rows/attempts"
import type { Tools } from "../cradle"
import type { ChargeSubmission } from "./ask"

/** Remembers how a charge went; rates and the merchant's list of tries are not worth a payment. */
export async function noteCharge(
  { cradle }: Tools,
  { body, charge, token }: Pick<ChargeSubmission, "body" | "charge" | "token">,
  end: AttemptEnd,
): Promise<void> {
  const { account, environment, id } = charge
  const { purchase_country, purchase_currency } = token
  const attempt = {
    ...end,
    amount_bucket: amountBucketOf(body.order_amount, body.purchase_currency),
    channel: "token" as const,
  }
  const subject = {
    account,
    device_class: null,
    environment,
    id,
    purchase_country,
    purchase_currency,
  }
  await cradle.klarna.attempts.record(subject, attempt).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    cradle.logger.warn(`klarna: a charge's attempt couldn't be written down: ${reason}`)
  })
}
