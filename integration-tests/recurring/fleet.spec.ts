import { rmSync } from "node:fs"

import { Closers } from "../../demo/support/closers"
import { compareAndKeep } from "../chaos/compare"
import { Dice } from "../chaos/dice"
import { openWorld, type World } from "../chaos/stage/world"
import { CALL_FAULTS } from "../chaos/weather/fault-kinds"
import { Weather } from "../chaos/weather/weather"
import { IS_LONG_RUN } from "../long/is-long-run"
import { Fleet } from "./fleet/fleet"
import { Database } from "./stage/database"
import { originsOf } from "./stage/origins"
import { startRedis } from "./stage/redis"

/** By two processes, and as many by four. */
const SUBSCRIPTIONS = IS_LONG_RUN ? 2_000 : 100

/** Jest holds back what a test prints until the test ends. */
const print = (line: string) => void process.stderr.write(`${line}\n`)

describe("several processes of one store on Redis, while calls to Klarna fail", () => {
  const closers = new Closers()
  let world: World
  let database: Database
  let fleet: Fleet
  let weather: Weather
  beforeAll(async () => {
    world = await openWorld({ closers, print })
    database = await Database.open(world.databaseUrl, closers)
    const env = {
      KLARNA_CAPTURE: "immediately",
      KLARNA_FOLLOW_SANDBOX_CLOCK: "true",
      KLARNA_REQUEST_TIMEOUT_MS: "3000",
      REDIS_URL: await startRedis(world),
    }
    fleet = new Fleet({ closers, database, env, print, world })
    weather = new Weather(world.sandbox.control, new Dice(7, 2))
  })
  let fine = 0
  afterAll(async () => {
    await closers.closeAll()
    if (fine === 3) rmSync(world.folder.root, { force: true, recursive: true })
  })

  it.each([
    { more: 2, processes: 2 },
    { more: 2, processes: 4 },
  ])(
    `${String(SUBSCRIPTIONS)} due subscriptions are charged once each by $processes processes`,
    async ({ more, processes }) => {
      const before = world.sandbox.control.ordersTotal()
      await fleet.grow(more)
      await fleet.subscribe(`with ${String(processes)}`, SUBSCRIPTIONS)
      weather.breakOut()
      const started = performance.now()
      await fleet.workOff()
      const seconds = (performance.now() - started) / 1_000
      weather.clear()
      const counts = Object.entries(fleet.ledger.take()).sort()
      print(
        `${String(SUBSCRIPTIONS)} subscriptions by ${String(processes)} processes in ${seconds.toFixed(0)} s: ` +
          counts.map(([name, count]) => `${name} ${String(count)}`).join(", "),
      )
      expect(counts).toHaveLength(processes)
      expect(world.sandbox.control.ordersTotal() - before).toBe(SUBSCRIPTIONS)
      fine += 1
    },
  )

  it("leaves every charge paid whatever struck, and no difference between Klarna's orders and Medusa's", async () => {
    const { control, url } = world.sandbox
    await control.callbacksSettled()
    const { admin } = fleet
    const stage = {
      admin,
      folder: world.folder.root,
      klarna: { baseUrl: url },
      sandbox: world.sandbox,
    }
    const { adrift, differences } = await compareAndKeep(stage)
    const strikes = weather.strikes()
    print(`Faults: ${JSON.stringify(strikes)}`)
    const missing = Object.keys(CALL_FAULTS).filter((name) => Reflect.get(strikes, name) === 0)
    expect(missing).toEqual([])
    expect(differences).toEqual([])
    expect(adrift.sort()).toEqual((await originsOf(database)).sort())
    expect(
      await database.rows("select state, count(*)::int from klarna_charge group by 1"),
    ).toEqual([{ count: 2 * SUBSCRIPTIONS, state: "paid" }])
    fine += 1
  })
})
