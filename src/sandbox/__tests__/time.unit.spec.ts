import { createClock } from "../clock"
import { parseDuration } from "../control/durations"
import { expiryOf } from "../rules/days"

const day = (text: string) => new Date(text)

describe("when an order expires", () => {
  it.each([
    [
      "28 days later at midnight (recorded)",
      "2022-07-08T09:48:16.680Z",
      [],
      "2022-08-05T00:00:00.000Z",
    ],
    [
      "28 days after an extension",
      "2026-01-01T10:00:00Z",
      ["2026-01-15T23:59:59Z"],
      "2026-02-12T00:00:00.000Z",
    ],
    [
      "as before, when extended on the day of purchase",
      "2026-01-01T10:00:00Z",
      ["2026-01-01T23:00:00Z"],
      "2026-01-29T00:00:00.000Z",
    ],
    [
      "after 180 days at the latest",
      "2026-01-01T10:00:00Z",
      ["2026-06-20T10:00:00Z"],
      "2026-06-30T00:00:00.000Z",
    ],
  ])("%s", (_what, placed, extended, expiry) => {
    expect(expiryOf(day(placed), extended.map(day)).toISOString()).toBe(expiry)
  })
})

describe("the clock", () => {
  const at = day("2026-01-01T00:00:00Z")
  const running = (start?: Date) => {
    let wall = day("2020-05-05T12:00:00Z").getTime()
    const clock = createClock({ at: start, wall: () => wall })
    const wait = (ms: number) => (wall += ms)
    return { clock, wait }
  }

  it("shows the computer's time until it is told otherwise", () => {
    const { clock, wait } = running()
    wait(1_000)
    expect(clock.now()).toEqual(day("2020-05-05T12:00:01Z"))
  })

  it("runs on from where it was set", () => {
    const { clock, wait } = running()
    clock.at(at)
    wait(5_000)
    clock.advance(60_000)
    expect(clock.now()).toEqual(day("2026-01-01T00:01:05Z"))
  })

  it("stands still while frozen, jumps when told, and runs on when thawed", () => {
    const { clock, wait } = running(at)
    clock.freeze(true)
    wait(5_000)
    clock.advance(1_000)
    expect(clock.isFrozen()).toBe(true)
    expect(clock.now()).toEqual(day("2026-01-01T00:00:01Z"))
    clock.freeze(false)
    wait(2_000)
    expect(clock.now()).toEqual(day("2026-01-01T00:00:03Z"))
  })

  it("goes back to how it was made", () => {
    const clock = createClock({ at, frozen: true })
    clock.advance(1_000)
    clock.freeze(false)
    clock.reset()
    expect(clock.isFrozen()).toBe(true)
    expect(clock.now()).toEqual(at)
  })
  it("stands exactly where it was set, however time passes while it is made", () => {
    let wall = 0
    const clock = createClock({ at, frozen: true, wall: () => (wall += 1) })
    clock.reset()
    expect(clock.now()).toEqual(at)
  })

  it("tells those who watch it of every change, until they stop", () => {
    const clock = createClock({ at, frozen: true })
    const seen: string[] = []
    const stop = clock.watch(() => seen.push(clock.now().toISOString().slice(11, 19)))
    clock.advance(1_000)
    clock.at(at)
    clock.freeze(true)
    clock.reset()
    stop()
    clock.advance(1_000)
    const start = at.toISOString().slice(11, 19)
    expect(seen.slice(1)).toEqual([start, start, start])
    expect(seen).toHaveLength(4)
  })
})

describe("durations", () => {
  it.each([
    ["P28D", 2_419_200_000],
    ["P1W", 604_800_000],
    ["PT90M", 5_400_000],
    ["P1DT2H3M4.5S", 93_784_500],
  ])("reads %s", (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  it.each(["", "P", "28D", "P1M", "-P1D", "PT", "P1Y"])("refuses %j in a sentence", (text) => {
    expect(() => parseDuration(text)).toThrow('"advance" must be an ISO 8601 duration')
  })
})
