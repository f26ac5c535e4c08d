import { MappingError } from "../../mapping-error"
import {
  type MarkedItem,
  SUBSCRIPTION_MARK,
  subscriptionOf,
  toLineSubscription,
} from "../subscription-mark"

function anItem(product: unknown, variant: unknown = undefined): MarkedItem {
  return {
    id: "ordli_1",
    product: { metadata: { [SUBSCRIPTION_MARK]: product } },
    product_title: "Tea of the month",
    title: "Green",
    variant: { metadata: { [SUBSCRIPTION_MARK]: variant } },
  }
}

describe("subscriptionOf", () => {
  it("is undefined for a product without the mark, and for an item whose product is gone", () => {
    expect(subscriptionOf(anItem(undefined))).toBeUndefined()
    expect(subscriptionOf({ ...anItem(undefined), product: null, variant: null })).toBeUndefined()
  })

  it("is monthly, called as the product, for { interval: month }", () => {
    expect(subscriptionOf(anItem({ interval: "month" }))).toEqual({
      interval: "month",
      intervalCount: 1,
      name: "Tea of the month",
      periods: undefined,
    })
  })

  it("takes the variant's mark before the product's", () => {
    const variant = { interval: "week", interval_count: 2, name: "Fortnightly", periods: 6 }
    expect(subscriptionOf(anItem({ interval: "month" }, variant))).toEqual({
      interval: "week",
      intervalCount: 2,
      name: "Fortnightly",
      periods: 6,
    })
  })

  it.each([
    [{ interval: "monthly" }, "klarna_subscription.interval", '"day", "week", "month" or "year"'],
    [{}, "klarna_subscription.interval", '"day"'],
    [{ interval: "day", interval_count: 0 }, "klarna_subscription.interval_count", "1 to 1000"],
    [{ interval: "day", interval_count: "2" }, "klarna_subscription.interval_count", "1 to 1000"],
    [{ interval: "day", name: " " }, "klarna_subscription.name", "1 to 255 characters"],
    [{ interval: "day", periods: 1.5 }, "klarna_subscription.periods", "a whole number"],
    [{ interval: "day", count: 2 }, "klarna_subscription.count", "an object with interval"],
    ["monthly", "klarna_subscription in", "an object with interval"],
  ])("names the product, the field and what was expected of %j", (mark, field, expected) => {
    const read = () => subscriptionOf(anItem(mark))
    expect(read).toThrow(MappingError)
    expect(read).toThrow('"Tea of the month"')
    expect(read).toThrow(field)
    expect(read).toThrow(expected)
  })
})

describe("toLineSubscription", () => {
  it("says the interval in Klarna's words", () => {
    expect(toLineSubscription({ interval: "year", intervalCount: 1, name: "Club" })).toEqual({
      interval: "YEAR",
      interval_count: 1,
      name: "Club",
    })
  })
})
