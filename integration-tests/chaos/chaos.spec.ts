import { Closers } from "../../demo/support/closers"
import { campaign } from "./campaign"
import { tell } from "./report"
import type { Outcome } from "./report"

/** Jest holds back what a test prints until the test ends. */
const print = (line: string) => void process.stderr.write(`${line}\n`)

const neverHappened = (counts: Readonly<Record<string, number>>) =>
  Object.keys(counts).filter((name) => counts[name] === 0)

describe("sixty purchases while calls fail and the store is killed", () => {
  let outcome: Outcome
  beforeAll(async () => {
    const closers = new Closers()
    try {
      outcome = await campaign({ purchases: 60, reconciles: true, seed: 7 }, { closers, print })
    } finally {
      await closers.closeAll()
    }
    tell(outcome, print)
  })

  it("leave no difference between Klarna's orders and Medusa's", () => {
    expect(outcome.differences).toEqual([])
  })

  it("met a kill in every phase", () => {
    expect(neverHappened(outcome.kills)).toEqual([])
  })

  it("met every kind of fault", () => {
    expect(neverHappened(outcome.faults)).toEqual([])
  })
})
