import type { KlarnaEntry, MedusaEntry, MedusaPayment } from "../check/compare-books"

export const anOrder = (more: Partial<KlarnaEntry> = {}): KlarnaEntry => ({
  id: "k1",
  status: "AUTHORIZED",
  fraudStatus: "ACCEPTED",
  currency: "EUR",
  amount: 10_000,
  captured: 0,
  refunded: 0,
  ...more,
})

export const aPayment = (more: Partial<MedusaPayment> = {}): MedusaPayment => ({
  klarnaOrderId: "k1",
  currency: "eur",
  amount: 10_000,
  captured: 0,
  refunded: 0,
  isCanceled: false,
  ...more,
})

/** One transaction for each sum, as it should be. */
const noted = (payments: MedusaPayment[]): MedusaEntry["money"] => {
  const sum = (name: "captured" | "refunded") =>
    payments.reduce((total, payment) => total + payment[name], 0)
  const [captured, refunded] = [sum("captured"), sum("refunded")]
  const transactions = [
    { amount: captured, reference: "capture", referenceId: "capt_1" },
    { amount: -refunded, reference: "refund", referenceId: "ref_1" },
  ].filter(({ amount }) => amount !== 0)
  return { captured, refunded, transactions }
}

export const aMedusaOrder = (
  more: Partial<MedusaEntry> = {},
  payments: MedusaPayment[] = [aPayment()],
): MedusaEntry => ({
  money: noted(payments),
  id: "order_1",
  displayId: 1,
  status: "pending",
  paymentStatus: "authorized",
  total: 10_000,
  payments,
  ...more,
})
