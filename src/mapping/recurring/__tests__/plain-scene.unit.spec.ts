import { SETTINGS } from "../../__tests__/builders"
import { toPurchase } from "../../purchase"
import { toHostedSessionRequest } from "../../requests"
import { type PlainSale, toPlainScene } from "../plain-scene"

const LINES = [
  { name: "Membership", quantity: 1, tax_rate: 1900, unit_price: 1190 },
  { name: "Locker", quantity: 2, tax_rate: 0, unit_price: 500 },
]
const ROW = {
  amount: 21.9,
  currency_code: "eur",
  id: "payses_1",
  payment_collection: { cart: null, id: "pay_col_1", order: null },
  provider_id: "pp_klarna_eu",
}
const HOME = {
  address_1: "Unter den Linden 17",
  city: "Berlin",
  country_code: "de",
  first_name: "Anna",
  is_default_billing: true,
  last_name: "Muster",
  postal_code: "10117",
}
const CUSTOMER = { addresses: [HOME], email: "anna@shopper.test", id: "cus_1" }

const aSale = (more: Partial<PlainSale> = {}): PlainSale => ({
  country: "DE",
  customer: CUSTOMER,
  id: "klchg_1",
  lines: LINES,
  ...more,
})
/** What Klarna's session is told of it. */
function requestOf(sale: PlainSale) {
  const scene = toPlainScene(ROW, sale)
  const purchase = toPurchase(scene, { id: "eu", region: "eu" }, SETTINGS)
  return purchase && toHostedSessionRequest(purchase)
}

describe("a purchase of an amount alone", () => {
  it("has the lines that were charged, and the charge as its second reference", () => {
    expect(requestOf(aSale())).toMatchObject({
      intent: "buy",
      merchant_reference1: "pay_col_1",
      merchant_reference2: "klchg_1",
      order_amount: 2190,
      order_lines: [
        { name: "Membership", total_amount: 1190, total_tax_amount: 190 },
        { name: "Locker", quantity: 2, total_amount: 1000, total_tax_amount: 0 },
      ],
      order_tax_amount: 190,
      purchase_country: "DE",
      purchase_currency: "EUR",
    })
  })

  it("is billed to the customer's own address, where that is in the token's country", () => {
    const billed = { email: "anna@shopper.test", street_address: "Unter den Linden 17" }
    expect(requestOf(aSale())?.billing_address).toMatchObject(billed)
    const abroad = { ...CUSTOMER, addresses: [{ ...HOME, country_code: "at" }] }
    expect(requestOf(aSale({ customer: abroad }))?.billing_address).toBeUndefined()
    const other = { ...CUSTOMER, addresses: [{ ...HOME, is_default_billing: false }, null] }
    expect(requestOf(aSale({ customer: other }))?.billing_address).toBeUndefined()
    expect(requestOf(aSale({ customer: undefined }))?.billing_address).toBeUndefined()
    const unusable = { ...CUSTOMER, addresses: [{ ...HOME, postal_code: "10117 or 10119" }] }
    expect(requestOf(aSale({ customer: unusable }))?.billing_address).toBeUndefined()
  })

  it("is refused where the lines aren't worth the amount", () => {
    const [membership] = LINES
    expect(() => toPlainScene(ROW, aSale({ lines: [membership] }))).toThrow(
      "The charge's lines add up to 1190 minor units; expected 2190.",
    )
  })
})
