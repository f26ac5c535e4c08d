import type { CustomerAccountInfo, ExtraMerchantData } from "../klarna/contract/extra-merchant-data"
import type { AcquiringChannel } from "../klarna/contract/session"

/** What a store's own code is told of a purchase. */
export interface HookContext {
  /** Purchase country: ISO 3166-1 alpha-2, upper case. */
  readonly country: string
  /** ISO 4217, upper case. */
  readonly currency: string
  /** Medusa's cart, or order where an order is paid for. */
  readonly saleId: string
  readonly metadata: Readonly<Record<string, unknown>>
  /** Null for a guest. */
  readonly customer: {
    readonly id: string
    readonly metadata: Readonly<Record<string, unknown>>
  } | null
}

export interface LocaleContext extends HookContext {
  /** Klarna's locales of the country, its default first. */
  readonly locales: readonly string[]
  /** The cart's own, if the storefront set one. */
  readonly cartLocale: string | null
}

/** Chooses the language in which Klarna speaks; what isn't one of the country's locales is passed over. */
export type LocaleHook = (context: LocaleContext) => string | null | undefined

export interface ExtraMerchantDataContext extends HookContext {
  /** The shopper's account, ready to be sent; undefined for a guest. */
  readonly customerAccountInfo: CustomerAccountInfo | undefined
}

/** Answers what else Klarna is told of a purchase, or nothing. */
export type ExtraMerchantDataHook = (
  context: ExtraMerchantDataContext,
) => ExtraMerchantData | null | undefined

/** Says whether a purchase also makes a customer token, to be charged later. The shopper has to agree at Klarna. */
export type TokenizeHook = (context: HookContext) => boolean

/** What a store has set about its purchases. */
export interface PurchaseSettings {
  readonly acquiringChannel: AcquiringChannel
  readonly extraMerchantData?: ExtraMerchantDataHook | undefined
  readonly locale?: string | LocaleHook | undefined
  /** Countries, ISO 3166-1 alpha-2, whose lines carry no tax. */
  readonly separateSalesTax: readonly string[]
  readonly storefrontUrl?: string | undefined
  readonly tokenize?: TokenizeHook | undefined
}
