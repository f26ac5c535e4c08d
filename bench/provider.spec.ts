import { inStore } from "../integration-tests/support/in-store"
import { complete, confirm, openPayment } from "../integration-tests/support/payment"
import { providerOf } from "../integration-tests/support/provider"
import { Stopwatch } from "./support/stopwatch"

const ROUNDS = 20

inStore((store) => {
  it("prints how long initiatePayment and authorizePayment take outside Klarna's calls", async () => {
    const provider = providerOf(store())
    const query = jest.spyOn(store().container().resolve("query"), "graph")
    const klarna = new Stopwatch()
    klarna.holdTo(store().klarnaModule().account("eu").client.payments)
    const methods = new Stopwatch()
    methods.holdTo(provider, ["initiatePayment", "authorizePayment"], () => ({
      elsewhere: klarna.total,
      queries: query.mock.calls.length,
    }))
    for (let round = 0; round < ROUNDS; round += 1) {
      const payment = await openPayment(store())
      await confirm(store(), payment)
      expect((await complete(store(), payment)).type).toBe("order")
    }
    for (const name of ["initiatePayment", "authorizePayment"]) {
      const laps = methods.laps.filter((lap) => lap.name === name)
      const own = laps.map(({ ms, elsewhere }) => ms - elsewhere).sort((a, b) => a - b)
      const p50 = own[Math.floor(own.length / 2)] ?? Number.NaN
      process.stderr.write(
        `${name}: p50 ${p50.toFixed(1)} ms outside Klarna, ${String(ROUNDS)} rounds\n`,
      )
      expect(laps.map(({ queries }) => queries)).toEqual(laps.map(() => 1))
    }
  })
})
