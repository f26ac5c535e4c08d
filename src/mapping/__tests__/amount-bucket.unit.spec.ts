import { amountBucketOf } from "../amount-bucket"

describe("the range of an amount", () => {
  it.each([
    [0, "EUR", "0-25"],
    [2_499, "EUR", "0-25"],
    [2_500, "EUR", "25-50"],
    [4_999, "eur", "25-50"],
    [5_000, "EUR", "50-100"],
    [10_000, "EUR", "100-250"],
    [24_999, "SEK", "100-250"],
    [25_000, "SEK", "250-500"],
    [99_999, "USD", "500-1000"],
    [100_000, "USD", "1000+"],
    [200_000_000, "USD", "1000+"],
    [999, "JPY", "500-1000"],
  ])("%i minor units of %s: %s", (minor, currency, bucket) => {
    expect(amountBucketOf(minor, currency)).toBe(bucket)
  })
})
