import { IS_LONG_RUN } from "../../long/is-long-run"
import type { Store } from "../../support/in-store"
import { begin, COFFEE_COSTS, goTo, history, liveUntil, now } from "./live"

const paid = (days: readonly string[]) =>
  days.map((day) => `${day} paid token ${String(COFFEE_COSTS)}`)

export function monthEnds(store: () => Store): void {
  it("is charged on the last day of shorter months when it began on 31 January", async () => {
    const { subscription } = await begin(store(), { at: "2027-01-31T10:00:00Z" })
    await liveUntil(store(), IS_LONG_RUN ? "2029-02-01T00:00:00Z" : "2027-07-15T00:00:00Z")
    const lasts = ["01-31", "02-28", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30"]
    const year = [...lasts, "10-31", "11-30", "12-31"]
    const days = [
      ...year.slice(1).map((day) => `2027-${day}`),
      ...year.map((day) => `2028-${day === "02-28" ? "02-29" : day}`),
      "2029-01-31",
    ]
    const all = await history(store(), subscription)
    expect(all).toEqual(paid(IS_LONG_RUN ? days : days.slice(0, 5)))
  })
}

export function calendar(store: () => Store): void {
  it("is charged on 28 February when it began on 29 February, each year", async () => {
    const terms = { interval: "year" }
    const { subscription } = await begin(store(), { at: "2028-02-29T10:00:00Z", terms })
    await liveUntil(store(), "2032-03-01T00:00:00Z")
    const days = ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]
    expect(await history(store(), subscription)).toEqual(paid(days))
  })

  it("catches a week of outage up, and ends with its last period", async () => {
    const terms = { interval: "day", periods: 12 }
    const { subscription } = await begin(store(), { at: "2027-03-01T10:00:00Z", terms })
    await liveUntil(store(), "2027-03-03T12:00:00Z")
    await goTo(store(), new Date("2027-03-10T12:00:00Z"))
    await liveUntil(store(), "2029-03-01T00:00:00Z")
    const days = Array.from({ length: 11 }, (_, at) => `2027-03-${String(at + 2).padStart(2, "0")}`)
    expect(await history(store(), subscription)).toEqual(paid(days))
    expect(await now(store(), subscription)).toMatchObject({ status: "ended" })
  })
}
