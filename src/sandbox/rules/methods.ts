/** How a shopper pays: its name in Payments, in Order Management, and what Klarna calls it. */
export interface PaymentMethod {
  readonly authorized: string
  readonly initial: string
  readonly description: string
}

/** Categories and their names (recorded, playground Sweden 2024). */
export const CATEGORY_NAMES = {
  pay_later: "Buy now, pay later",
  pay_now: "Pay now",
  pay_over_time: "Monthly financing",
} as const
export type Category = keyof typeof CATEGORY_NAMES

const METHODS: Readonly<Record<Category, PaymentMethod>> = {
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

const FIXED_AMOUNT_COUNTRIES = ["AT", "DE", "DK", "FI", "FR", "NL", "NO", "SE"]

/** Whether the authorized amount can be raised. Documented: update an order's amount. */
export function canIncrease(method: PaymentMethod, country: string): boolean {
  if (method.initial === "INVOICE" || method.initial === "INVOICE_BUSINESS") {
    return country.toUpperCase() !== "CH"
  }
  return method.initial === "FIXED_AMOUNT" && FIXED_AMOUNT_COUNTRIES.includes(country.toUpperCase())
}
