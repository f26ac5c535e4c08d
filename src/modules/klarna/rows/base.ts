import type { InferTypeOf } from "@medusajs/framework/types"
import { MedusaService } from "@medusajs/framework/utils"

import { KlarnaAttempt } from "../models/klarna-attempt"
import { KlarnaCallback, KlarnaCallbackRefusal } from "../models/klarna-callback"
import { KlarnaCharge } from "../models/klarna-charge"
import { KlarnaCustomerToken } from "../models/klarna-customer-token"
import { KlarnaEvent } from "../models/klarna-event"
import { KlarnaInstallation } from "../models/klarna-installation"
import { KlarnaOperation } from "../models/klarna-operation"
import { KlarnaOrder } from "../models/klarna-order"
import { KlarnaSession } from "../models/klarna-session"
import { KlarnaSubscription } from "../models/klarna-subscription"

/** Medusa's generated methods for the module's tables. */
export const Rows = MedusaService({
  KlarnaAttempt,
  KlarnaCallback,
  KlarnaCallbackRefusal,
  KlarnaCharge,
  KlarnaCustomerToken,
  KlarnaEvent,
  KlarnaInstallation,
  KlarnaOperation,
  KlarnaOrder,
  KlarnaSession,
  KlarnaSubscription,
})
export type Rows = InstanceType<typeof Rows>

export type KlarnaSessionRow = InferTypeOf<typeof KlarnaSession>
export type KlarnaOrderRow = InferTypeOf<typeof KlarnaOrder>
export type KlarnaCallbackRow = InferTypeOf<typeof KlarnaCallback>
export type KlarnaAttemptRow = InferTypeOf<typeof KlarnaAttempt>
export type KlarnaCustomerTokenRow = InferTypeOf<typeof KlarnaCustomerToken>
export type KlarnaSubscriptionRow = InferTypeOf<typeof KlarnaSubscription>
export type KlarnaChargeRow = InferTypeOf<typeof KlarnaCharge>
export type KlarnaOperationRow = InferTypeOf<typeof KlarnaOperation>

/** Columns that the database fills, and those that say how far the comparison with Klarna has come. */
type Filled = "id" | "created_at" | "updated_at" | "deleted_at"
type Synced =
  "leased_until" | "next_sync_at" | "sync_tries" | "sync_error" | "gave_up_at" | "checked_at"
export type New<Row> = Omit<Row, Filled | Synced>
