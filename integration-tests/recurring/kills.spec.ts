import { rmSync } from "node:fs"

import { Closers } from "../../demo/support/closers"
import { compareAndKeep } from "../chaos/compare"
import { reconcileUntilQuiet } from "../chaos/reconcile"
import { openStage, type Stage } from "../chaos/stage/stage"
import { ChargeKiller } from "./kills/killer"
import { NAMES, type Point } from "./kills/points"
import { seedSubscriptions } from "./seed/run"
import { Database } from "./stage/database"
import { chargeDue } from "./stage/due"
import { originsOf } from "./stage/origins"
import { until } from "./stage/patience"

/** As many as one process charges at the same time: both are on the way when it dies. */
const EACH = 2
const HOUR_MS = 3_600_000
const PATIENCE_MS = 120_000
const ENV = { KLARNA_CAPTURE: "immediately", KLARNA_FOLLOW_SANDBOX_CLOCK: "true" }

/** Jest holds back what a test prints until the test ends. */
const print = (line: string) => void process.stderr.write(`${line}\n`)

describe("a store that is killed while it charges subscriptions", () => {
  const closers = new Closers()
  const killer = new ChargeKiller()
  let stage: Stage
  let database: Database
  beforeAll(async () => {
    stage = await openStage({
      closers,
      env: ENV,
      gate: killer,
      prepare: async (world, env) => {
        database = await Database.open(world.databaseUrl, closers)
        await seedSubscriptions(world, env, { subscriptions: NAMES.flatMap(dueInTurn) })
      },
      print,
    })
    killer.aim(stage.process)
  })
  let isFine = false
  afterAll(async () => {
    await closers.closeAll()
    if (isFine) rmSync(stage.folder, { force: true, recursive: true })
  })

  /** Those of each point fall due an hour after those of the one before. */
  function dueInTurn(point: Point, turn: number) {
    const dueAt = new Date(Date.now() + (turn + 1) * HOUR_MS).toISOString()
    return Array.from({ length: EACH }, (_, index) => ({ dueAt, name: `${point} ${index}` }))
  }

  const ofPoint = `klarna_charge charge join klarna_subscription subscription
    on subscription.id = charge.subscription_id where subscription.name like $1`

  it.each(NAMES)("charges everybody once when it died: %s", async (point) => {
    const { admin, process, sandbox } = stage
    const due = () => chargeDue(admin)
    sandbox.control.changeClock({ advance: "PT1H" })
    await killer.killAt(point, database, due)
    await process.untilUp()
    // Longer than a worker has a charge for itself.
    sandbox.control.changeClock({ advance: "PT5M" })
    await until(`paid: ${point}`, PATIENCE_MS, async () => {
      await due()
      return (await database.count(`${ofPoint} and charge.state = 'paid'`, [`${point} %`])) === EACH
    })
    expect(killer.kills[point]).toBe(1)
    expect(await database.count(ofPoint, [`${point} %`])).toBe(EACH)
  })

  it("has as many orders at Klarna as periods, and no difference between the books", async () => {
    const { control } = stage.sandbox
    await control.callbacksSettled()
    await reconcileUntilQuiet(stage, print)
    print(`Killed: ${NAMES.map((name) => `${String(killer.kills[name])} ${name}`).join("; ")}`)
    const { adrift, differences } = await compareAndKeep(stage)
    expect({ adrift, differences }).toEqual({
      adrift: await originsOf(database),
      differences: [],
    })
    expect(control.orders()).toHaveLength(NAMES.length * EACH)
    expect(await database.rows("select distinct state from klarna_charge")).toEqual([
      { state: "paid" },
    ])
  })

  it("charges nobody in a copy of the database under another address, and says so", async () => {
    const { control } = stage.sandbox
    const due = NAMES.length * EACH
    const copy = await stage.copy({ BACKEND_URL: "http://127.0.0.1:9" })
    control.changeClock({ advance: "P32D" })
    await until("all are due again", PATIENCE_MS, async () => {
      const { foreign, opened, worked } = await chargeDue(copy.admin)
      expect({ opened, worked }).toEqual({ opened: 0, worked: 0 })
      return foreign === due
    })
    expect(copy.process.printed()).toContain(
      `${String(due)} due subscriptions belong to another installation of this store`,
    )
    expect(control.orders()).toHaveLength(due)
    expect(await database.count("klarna_charge")).toBe(due)
    isFine = NAMES.every((name) => killer.kills[name] === 1)
  })
})
