import { isSettled } from "../settled"
import { factsOf } from "./builders"
import { aKlarnaOrder, type KlarnaOrderBuilder } from "./support/klarna-order"
import { hoursAgo } from "./support/time"

const days = (count: number) => hoursAgo(24 * count).toISOString()
const capturedAt = (captured_at: string | null) =>
  aKlarnaOrder()
    .captured(100)
    .with({ captures: [{ capture_id: "k_capt_1", captured_amount: 100, captured_at }] })

const CASES: [string, KlarnaOrderBuilder, boolean][] = [
  ["an order that can be captured", aKlarnaOrder(), false],
  ["one of which a part is captured", aKlarnaOrder().captured(40), false],
  ["one that was captured yesterday and may be sent back", capturedAt(days(1)), false],
  ["one that was captured 179 days ago", capturedAt(days(179)), false],
  ["one that was captured 181 days ago", capturedAt(days(181)), true],
  ["one that was captured nobody knows when", capturedAt(null), false],
  ["one that was captured at no readable time", capturedAt("soon"), false],
  ["one that was refunded in full", aKlarnaOrder().captured(100).refunded(100), true],
  ["one of which a part was refunded", aKlarnaOrder().captured(100).refunded(40), false],
  ["one that ended with nothing captured", aKlarnaOrder().ended("EXPIRED"), true],
  [
    "one that expired after a part was captured",
    aKlarnaOrder().captured(40).ended("EXPIRED"),
    false,
  ],
  [
    "a rejected one, which Klarna may still accept",
    aKlarnaOrder().ended("AUTHORIZED").with({ fraud_status: "REJECTED" }),
    false,
  ],
]

describe("nothing more is expected", () => {
  it.each(CASES)("of %s: %#", (_name, klarna, settled) => {
    expect(isSettled(factsOf({ klarna }))).toBe(settled)
  })
})
