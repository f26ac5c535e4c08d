import { intentOf } from "../intent"
import { MappingError } from "../mapping-error"
import { aCart, aPurchase, SETTINGS } from "./builders"

const marked = (mark: unknown) => ({ metadata: { klarna_subscription: mark } })
const monthly = marked({ interval: "month" })

describe("intentOf", () => {
  it.each([
    ["buy", "for goods that are sold once", { product: null }],
    ["buy_and_tokenize", "for a product that is a subscription", { product: monthly }],
    ["buy_and_tokenize", "for a variant that is one", { variant: monthly }],
    [
      "buy",
      "where the browser marks its line",
      { metadata: { klarna_subscription: { interval: "day" } } },
    ],
  ] as const)("is %s %s", (intent, _why, item) => {
    expect(intentOf(aPurchase(aCart().withItem(item)), false)).toBe(intent)
  })

  it("is buy_and_tokenize where the browser asks for it", () => {
    expect(intentOf(aPurchase(aCart().withItem()), true)).toBe("buy_and_tokenize")
  })

  it("is what the store's own code says, which is told of the purchase", () => {
    const tokenize = jest.fn(() => true)
    const purchase = aPurchase(aCart().withItem(), { settings: { ...SETTINGS, tokenize } })
    expect(intentOf(purchase, false)).toBe("buy_and_tokenize")
    expect(tokenize).toHaveBeenCalledWith(
      expect.objectContaining({ country: "DE", customer: null, saleId: "cart_1" }),
    )
  })

  it("never makes a token for nothing", () => {
    const free = aPurchase(aCart().withItem({ product: monthly, total: 0 }), { amount: 0 })
    expect(intentOf(free, true)).toBe("buy")
  })

  it("asks nobody once more for what is added to an order later", () => {
    const purchase = aPurchase(aCart().withItem({ product: monthly }))
    const scene = {
      ...purchase.scene,
      cartId: null,
      changes: [{ actions: [], id: "ordch_1", version: 2 }],
    }
    expect(intentOf({ ...purchase, scene }, false)).toBe("buy")
  })

  it("throws for a wrong mark, naming the product", () => {
    const purchase = aPurchase(aCart().withItem({ product: marked({ interval: "often" }) }))
    expect(() => intentOf(purchase, false)).toThrow(MappingError)
    expect(() => intentOf(purchase, false)).toThrow('"Mug"')
  })
})
