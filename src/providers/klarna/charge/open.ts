import type { InitiatePaymentInput, InitiatePaymentOutput } from "@medusajs/framework/types"

import { z } from "zod"

import type { KlarnaChargeRow, KlarnaCustomerTokenRow } from "../../../modules/klarna/service"
import type { Cradle, Tools } from "../cradle"
import { paymentSessionIdOf } from "../input"
import { invalid, notAllowed } from "../refusal"
import { emptySessionData, overrideBrowser } from "../session-data"
import { type ChargeScene, loadChargeScene } from "./scene"

const ServerContext = z.looseObject({ klarna_charge: z.literal(true) })

/** The same for a method that isn't there, so that nobody can find out whose ids exist. */
const NOT_THEIRS = "This saved payment method doesn't belong to the customer."

/**
 * Prepares a payment session that a saved payment method pays. A browser may name one: it has to be the customer's who is
 * logged in. What the store itself charges is known by its row.
 * @throws MedusaError `not_allowed` for another's method, a guest, a method that is over, or a purchase that is paid
 */
export async function openCharge(
  tools: Tools,
  input: InitiatePaymentInput,
  method: string,
): Promise<InitiatePaymentOutput> {
  const { klarna } = tools.cradle
  const id = paymentSessionIdOf(input)
  const scene = await loadChargeScene(tools.cradle, id)
  const token = await klarna.customerTokens.find(method)
  const charge = await klarna.charges.ofCollection(scene.paymentCollectionId)
  const isTheirs =
    (isServers(input) && charge?.customer_token_id === method) ||
    (input.context?.customer !== undefined && token?.customer_id === input.context.customer.id)
  if (!token || !isTheirs || token.account !== tools.account.id) throw notAllowed(NOT_THEIRS)
  checkToken(token, scene)
  await rowFor(tools, { charge, scene, token })
  const own = { ...emptySessionData(id, null), off_session: true, payment_method: token.id }
  return {
    data: { ...overrideBrowser(input.data, emptySessionData(id, null)), ...own },
    id,
    status: "pending",
  }
}

/** Core's route for browsers passes no context on: what the store's own code says there is the store's. */
function isServers({ context }: InitiatePaymentInput): boolean {
  return ServerContext.safeParse(context).success
}

function checkToken(token: KlarnaCustomerTokenRow, { currency }: ChargeScene): void {
  if (token.status === "CANCELLED" || token.revoke_requested_at !== null) {
    throw notAllowed("This saved payment method was removed.")
  }
  if (token.purchase_currency === currency.toUpperCase()) return
  throw invalid(
    `This saved payment method can be charged in ${token.purchase_currency} only, not in ${currency.toUpperCase()}.`,
  )
}

interface Wanted {
  readonly charge: KlarnaChargeRow | undefined
  readonly scene: ChargeScene
  readonly token: KlarnaCustomerTokenRow
}

/** One row per payment collection: whichever of its payment sessions is authorized, it is charged once. */
async function rowFor(
  { account, cradle }: Tools,
  { charge, scene, token }: Wanted,
): Promise<KlarnaChargeRow> {
  const { charges } = cradle.klarna
  const owner = { account: account.id, environment: account.environment }
  const known = charge ?? (await create(cradle, owner, { scene, token }))
  if (known.state === "paid") throw notAllowed("This is paid already.")
  if (!(await charges.useToken(known.id, token.id))) {
    throw notAllowed("This is being paid right now; please wait a moment.")
  }
  const { paymentCollectionId: payment_collection_id, paymentSessionId: payment_session_id } = scene
  return charges.update({ id: known.id, payment_collection_id, payment_session_id })
}

function create(
  { klarna }: Cradle,
  owner: Pick<KlarnaChargeRow, "account" | "environment">,
  { scene, token }: Pick<Wanted, "scene" | "token">,
): Promise<KlarnaChargeRow> {
  return klarna.charges.create({
    ...owner,
    cart_id: scene.cartId,
    currency_code: scene.currency.toUpperCase(),
    customer_id: token.customer_id,
    customer_token_id: token.id,
    order_id: scene.orderId,
    payment_collection_id: scene.paymentCollectionId,
    payment_session_id: scene.paymentSessionId,
  })
}
