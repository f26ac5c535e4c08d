import type { InferTypeOf } from "@medusajs/framework/types"
import { MedusaService } from "@medusajs/framework/utils"

import { KlarnaEvent } from "../models/klarna-event"
import { KlarnaOperation } from "../models/klarna-operation"
import { KlarnaOrder } from "../models/klarna-order"
import { KlarnaSession } from "../models/klarna-session"

/** Medusa's generated methods for the module's tables. */
export const Rows = MedusaService({ KlarnaEvent, KlarnaOperation, KlarnaOrder, KlarnaSession })
export type Rows = InstanceType<typeof Rows>

export type KlarnaSessionRow = InferTypeOf<typeof KlarnaSession>
export type KlarnaOrderRow = InferTypeOf<typeof KlarnaOrder>
export type KlarnaOperationRow = InferTypeOf<typeof KlarnaOperation>

/** Columns that the database fills. */
type Filled = "id" | "created_at" | "updated_at" | "deleted_at"
export type New<Row> = Omit<Row, Filled>
