import { randomUUID } from "node:crypto"
import type {
  AuthorizePaymentOutput,
  GetPaymentStatusOutput,
  InitiatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider } from "@medusajs/framework/utils"

const DATA = { data: { paid_by: "invoice" } }

/** The store's own way to be paid: a person sends an invoice, so everything is fine at once. */
export class ManualPay extends AbstractPaymentProvider {
  static override identifier = "manual"

  constructor(cradle: Record<string, unknown>, config: Record<string, unknown>) {
    super(cradle, config)
  }

  async initiatePayment(): Promise<InitiatePaymentOutput> {
    return { id: randomUUID(), ...DATA }
  }

  async authorizePayment(): Promise<AuthorizePaymentOutput> {
    return { status: "authorized", ...DATA }
  }

  async getPaymentStatus(): Promise<GetPaymentStatusOutput> {
    return { status: "authorized", ...DATA }
  }

  async getWebhookActionAndData(): Promise<WebhookActionResult> {
    return { action: "not_supported" }
  }

  readonly updatePayment = this.answer
  readonly deletePayment = this.answer
  readonly capturePayment = this.answer
  readonly refundPayment = this.answer
  readonly retrievePayment = this.answer
  readonly cancelPayment = this.answer

  private async answer() {
    return DATA
  }
}
