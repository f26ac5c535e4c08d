import type {
  AuthorizePaymentInput,
  CancelPaymentInput,
  CapturePaymentInput,
  CreateAccountHolderInput,
  DeleteAccountHolderInput,
  DeletePaymentInput,
  DeletePaymentMethodInput,
  GetPaymentStatusInput,
  InitiatePaymentInput,
  ListPaymentMethodsInput,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RetrieveAccountHolderInput,
  RetrievePaymentInput,
  SavePaymentMethodInput,
  UpdateAccountHolderInput,
  UpdatePaymentInput,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider } from "@medusajs/framework/utils"

import type { Cradle, Tools } from "./cradle"
import {
  createAccountHolder,
  deleteAccountHolder,
  retrieveAccountHolder,
  updateAccountHolder,
} from "./methods/account-holder"
import { deleteMethod } from "./methods/delete"
import { listMethods } from "./methods/list"
import { saveMethod } from "./methods/save"
import { authorize } from "./operations/authorize"
import { cancel } from "./operations/cancel"
import { capture } from "./operations/capture"
import { forget } from "./operations/delete"
import { initiate } from "./operations/initiate"
import { refund } from "./operations/refund"
import { retrieve } from "./operations/retrieve"
import { readStatus } from "./operations/status"
import { update } from "./operations/update"
import { readWebhook } from "./operations/webhook"
import { speakMedusa } from "./speak-medusa"

interface ProviderOptions {
  /** Key of the account in the plugin's `options.accounts`. */
  readonly account: string
}

/** Klarna as Medusa's Payment module sees it: one method, one operation. Registered once per account. */
export class KlarnaProviderService extends AbstractPaymentProvider<ProviderOptions> {
  static override identifier = "klarna"

  readonly #cradle: Cradle
  readonly #account: string

  /** @throws Error when the provider's entry in medusa-config names no account */
  static override validateOptions({ account }: Record<string, unknown>): void {
    if (typeof account === "string" && account !== "") return
    throw new Error(
      "medusa-plugin-klarna: options.account of the payment provider is missing; expected a key of options.accounts.",
    )
  }

  constructor(cradle: Cradle & Record<string, unknown>, options: ProviderOptions) {
    super(cradle, options)
    this.#cradle = cradle
    this.#account = options.account
  }

  initiatePayment(input: InitiatePaymentInput) {
    return speakMedusa("shopper", this.#tools(), (tools) => initiate(tools, input))
  }
  updatePayment(input: UpdatePaymentInput) {
    return speakMedusa("merchant", this.#tools(), (tools) => update(tools, input))
  }
  authorizePayment(input: AuthorizePaymentInput) {
    return speakMedusa("shopper", this.#tools(), (tools) => authorize(tools, input))
  }
  capturePayment(input: CapturePaymentInput) {
    return speakMedusa("merchant", this.#tools(), (tools) => capture(tools, input))
  }
  refundPayment(input: RefundPaymentInput) {
    return speakMedusa("merchant", this.#tools(), (tools) => refund(tools, input))
  }
  cancelPayment(input: CancelPaymentInput) {
    return speakMedusa("merchant", this.#tools(), (tools) => cancel(tools, input))
  }
  retrievePayment(input: RetrievePaymentInput) {
    return speakMedusa("merchant", this.#tools(), (tools) => retrieve(tools, input))
  }
  getPaymentStatus(input: GetPaymentStatusInput) {
    return speakMedusa("merchant", this.#tools(), (tools) => readStatus(tools, input))
  }
  /** Local and never throws: a failure here would break the shopper's cart. */
  async deletePayment(input: DeletePaymentInput) {
    return forget(input)
  }
  /** Nothing that a caller sends here is verified: of all of it only an id is looked up. */
  getWebhookActionAndData(payload: ProviderWebhookPayload["payload"]) {
    return speakMedusa("merchant", this.#tools(), (tools) => readWebhook(tools, payload))
  }

  async createAccountHolder(input: CreateAccountHolderInput) {
    return createAccountHolder(input)
  }
  async retrieveAccountHolder(input: RetrieveAccountHolderInput) {
    return retrieveAccountHolder(input)
  }
  async updateAccountHolder(input: UpdateAccountHolderInput) {
    return updateAccountHolder(input)
  }
  async deleteAccountHolder(input: DeleteAccountHolderInput) {
    return deleteAccountHolder(input)
  }
  listPaymentMethods(input: ListPaymentMethodsInput) {
    return speakMedusa("shopper", this.#tools(), (tools) => listMethods(tools, input))
  }
  savePaymentMethod(input: SavePaymentMethodInput) {
    return speakMedusa("shopper", this.#tools(), (tools) => saveMethod(tools, input))
  }
  deletePaymentMethod(input: DeletePaymentMethodInput) {
    return speakMedusa("shopper", this.#tools(), (tools) => deleteMethod(tools, input))
  }

  #tools(): Tools {
    return { account: this.#cradle.klarna.account(this.#account), cradle: this.#cradle }
  }
}
