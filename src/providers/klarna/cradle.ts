import type {
  CaptureDTO,
  ILockingModule,
  Logger,
  RefundDTO,
  RemoteQueryFunction,
} from "@medusajs/framework/types"

import type { Account } from "../../modules/klarna/accounts/account"
import type { KlarnaModuleService } from "../../modules/klarna/service"

/** Rows of the Payment module that a provider method needs and isn't given. Private to Medusa: all reads fail closed. */
interface Rows<T> {
  retrieve(id: string, config?: { relations?: string[] }): Promise<T>
  list(filters: { payment_id: string }, config: { take: null }): Promise<T[]>
  delete(ids: string[]): Promise<unknown>
}

/** The table has a column that Medusa's type leaves out. */
type RefundRow = RefundDTO & { readonly metadata?: Record<string, unknown> | null }

interface PaymentSessionRows {
  update(session: { id: string; status: "canceled" }): Promise<unknown>
}

/** The Payment module's own container, plus the dependencies declared on its entry in medusa-config. */
export interface Cradle {
  readonly klarna: KlarnaModuleService
  readonly query: Omit<RemoteQueryFunction, symbol>
  readonly locking: ILockingModule
  readonly logger: Logger
  readonly captureService: Rows<CaptureDTO>
  readonly refundService: Rows<RefundRow>
  readonly paymentSessionService: PaymentSessionRows
}

/** What every operation works with. */
export interface Tools {
  readonly cradle: Cradle
  readonly account: Account
}
