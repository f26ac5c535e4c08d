import { Closers } from "../../demo/support/closers"
import { campaign } from "./campaign"
import { lastLine } from "./report"

it("leaves both sides in agreement after sixty purchases in a storm, with the store killed in every phase", async () => {
  const closers = new Closers()
  try {
    const outcome = await campaign({ purchases: 60, reconciles: true, seed: 7 }, closers)
    process.stderr.write(`${lastLine(outcome)}\n`)
    expect(outcome.differences).toEqual([])
    expect(Object.entries(outcome.kills).filter(([, count]) => count === 0)).toEqual([])
    expect(Object.values(outcome.faults).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(30)
  } finally {
    await closers.closeAll()
  }
})
