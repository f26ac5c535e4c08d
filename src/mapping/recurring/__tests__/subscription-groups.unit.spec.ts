import { groupSubscriptions, type SoldItem } from "../subscription-groups"

function item(variant_id: string | null, mark?: object, quantity = 1): SoldItem {
  return {
    id: `ordli_${String(variant_id)}`,
    product: { handle: "coffee", metadata: mark ? { klarna_subscription: mark } : null },
    product_title: "Coffee",
    quantity,
    title: "Coffee, dark",
    variant: null,
    variant_id,
  }
}

const MONTHLY = { interval: "month" }

describe("the subscriptions of an order", () => {
  it("are one for each interval and name", () => {
    const weekly = { interval: "week", interval_count: 2, name: "Milk" }
    const groups = groupSubscriptions([
      item("variant_a", MONTHLY, 2),
      item("variant_b", MONTHLY),
      item("variant_c", weekly),
      item("variant_d"),
    ])
    expect(groups).toEqual([
      {
        items: [
          { quantity: 2, variant_id: "variant_a" },
          { quantity: 1, variant_id: "variant_b" },
        ],
        periods: null,
        terms: { interval: "month", intervalCount: 1, name: "Coffee" },
      },
      {
        items: [{ quantity: 1, variant_id: "variant_c" }],
        periods: null,
        terms: { interval: "week", intervalCount: 2, name: "Milk" },
      },
    ])
  })

  it("add up the same goods of two lines", () => {
    const [group] = groupSubscriptions([
      item("variant_a", MONTHLY, 2),
      item("variant_a", MONTHLY, 3),
    ])
    expect(group?.items).toEqual([{ quantity: 5, variant_id: "variant_a" }])
  })

  it.each([
    [3, 12, 12],
    [3, undefined, null],
    [undefined, 3, null],
  ])("last as long as their longest item: %p and %p periods are %p", (one, other, all) => {
    const [group] = groupSubscriptions([
      item("variant_a", { ...MONTHLY, periods: one }),
      item("variant_b", { ...MONTHLY, periods: other }),
    ])
    expect(group?.periods).toBe(all)
  })

  it("leave out goods that aren't in the catalogue", () => {
    expect(groupSubscriptions([item(null, MONTHLY)])).toEqual([])
  })
})
