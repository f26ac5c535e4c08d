import type { Data } from "../data"
import { dataAt, textAt } from "../data"

/** How a shopper pays: its name in Payments, in Order Management, and what Klarna calls it. */
export interface PaymentMethod {
  readonly authorized: string
  readonly initial: string
  readonly description: string
}

/**
 * Categories and their names: the first three recorded (playground Sweden 2024), the last documented, the others ours.
 */
export const CATEGORY_NAMES = {
  pay_later: "Buy now, pay later",
  pay_now: "Pay now",
  pay_over_time: "Monthly financing",
  direct_bank_transfer: "Bank transfer",
  direct_debit: "Direct debit",
  klarna: "Pay with Klarna",
} as const
export type Category = keyof typeof CATEGORY_NAMES

/** What a shopper may choose, offered here or not. Documented: Payments, payment_method_categories. */
export const CATEGORIES = [
  "pay_later",
  "pay_now",
  "pay_over_time",
  "direct_bank_transfer",
  "direct_debit",
  "klarna",
] as const satisfies readonly Category[]

const METHODS: Readonly<Record<Category, PaymentMethod>> = {
  direct_bank_transfer: {
    authorized: "direct_bank_transfer",
    description: "Bank transfer",
    initial: "BANK_TRANSFER",
  },
  direct_debit: {
    authorized: "direct_debit",
    description: "Direct debit",
    initial: "DIRECT_DEBIT",
  },
  // The umbrella category: what the shopper chooses behind it is an invoice here.
  klarna: { authorized: "invoice", description: "Pay later", initial: "INVOICE" },
  pay_later: { authorized: "invoice", description: "Pay later", initial: "INVOICE" },
  pay_now: { authorized: "pay_by_card", description: "Pay by card", initial: "PAY_BY_CARD" },
  pay_over_time: {
    authorized: "fixed_amount",
    description: "Slice it (Fixed Payments)",
    initial: "FIXED_AMOUNT",
  },
}
const BUSINESS: PaymentMethod = {
  authorized: "b2b_invoice",
  description: "Invoice",
  initial: "INVOICE_BUSINESS",
}

export const methodOf = (category: Category, business: boolean): PaymentMethod =>
  business ? BUSINESS : METHODS[category]

/** How a purchase is paid: companies have a method of their own. */
export function methodFor(category: Category, purchase: Data): PaymentMethod {
  const type = textAt(dataAt(purchase, "customer") ?? {}, "type")
  return methodOf(category, type === "organization")
}

const FIXED_AMOUNT_COUNTRIES = ["AT", "DE", "DK", "FI", "FR", "NL", "NO", "SE"]

/** Whether the authorized amount can be raised. Documented: update an order's amount. */
export function canIncrease(method: PaymentMethod, country: string): boolean {
  if (["DIRECT_DEBIT", "INVOICE", "INVOICE_BUSINESS"].includes(method.initial)) {
    return country.toUpperCase() !== "CH"
  }
  return method.initial === "FIXED_AMOUNT" && FIXED_AMOUNT_COUNTRIES.includes(country.toUpperCase())
}
