import { renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"

import { Closers } from "../demo/support/closers"
import { startMedusa } from "../demo/support/store/medusa"
import { openWorld, type World } from "../integration-tests/chaos/stage/world"
import { seedSubscriptions } from "../integration-tests/recurring/seed/run"
import { Database } from "../integration-tests/recurring/stage/database"
import { until } from "../integration-tests/recurring/stage/patience"
import type { Roster } from "./support/charge-worker"

const CHARGES = Number(process.env["BENCH_CHARGES"] ?? 45)
const ROUNDS = 3
/** One to warm up, two of each round, and one that is only told. */
const TURNS = 2 + 2 * ROUNDS
/** Klarna takes so long for each answer. */
const ANSWER_MS = 300
const WANTED = 1.7
const PATIENCE_MS = 300_000
const TOMORROW_MS = 86_400_000

const NOBODY = { atOnce: 0, processes: 0 }
const ALONE = { atOnce: 1, processes: 1 }
const TWO_PROCESSES = { atOnce: 1, processes: 2 }
/** As a store's job does. */
const TWO_AT_ONCE = { atOnce: 2, processes: 1 }

describe("workers that charge subscriptions", () => {
  const closers = new Closers()
  let world: World
  let database: Database
  let rosterFile: string
  beforeAll(async () => {
    world = await openWorld({ closers, print: say })
    database = await Database.open(world.databaseUrl, closers)
    rosterFile = join(world.folder.root, "roster.json")
    post(NOBODY)
    await seed()
    for (const index of [0, 1]) await startWorker(index)
    world.sandbox.control.addFault({ count: 1_000_000_000, kind: "delay", ms: ANSWER_MS })
  })
  afterAll(() => closers.closeAll())

  it("charge at least 1.7 times as much where they are two processes", async () => {
    await perMinute(TWO_PROCESSES)
    const rounds: { one: number; two: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ one: await perMinute(ALONE), two: await perMinute(TWO_PROCESSES) })
    }
    const atOnce = await perMinute(TWO_AT_ONCE)
    const one = median(rounds.map((round) => round.one))
    const two = median(rounds.map((round) => round.two))
    const ratio = median(rounds.map((round) => round.two / round.one))
    say(
      `charges per minute, Klarna answering in ${String(ANSWER_MS)} ms: one worker ${whole(one)}, ` +
        `two processes ${whole(two)} (${ratio.toFixed(2)} times), one process with two at once ${whole(atOnce)}`,
    )
    expect(ratio).toBeGreaterThanOrEqual(WANTED)
  })

  async function startWorker(index: number): Promise<void> {
    const env = { BENCH_PROCESS: String(index), BENCH_ROSTER: rosterFile }
    const started = startMedusa({
      args: ["exec", "bench/support/charge-worker.ts"],
      env: { ...world.environment(0), ...env },
      logFile: join(world.folder.root, "logs", `worker-${String(index)}.log`),
      name: "A worker",
    })
    await world.watch(started)
  }

  function post(roster: Roster): void {
    // In one go: they read it at any time.
    writeFileSync(`${rosterFile}.new`, JSON.stringify(roster))
    renameSync(`${rosterFile}.new`, rosterFile)
  }

  let turn = 0
  /** Has the subscriptions of the next turn charged. */
  async function perMinute(roster: Roster): Promise<number> {
    const name = nameOf((turn += 1))
    post(roster)
    const started = performance.now()
    await database.rows(
      "update klarna_subscription set next_charge_at = now() where name like $1",
      [`${name} %`],
    )
    await until("all are paid", PATIENCE_MS, async () => {
      return (await database.count(LEFT, [`${name} %`])) === 0
    })
    const minutes = (performance.now() - started) / 60_000
    post(NOBODY)
    return CHARGES / minutes
  }

  /** Those of all turns: each is made due when its turn comes. */
  async function seed(): Promise<void> {
    const dueAt = new Date(Date.now() + TOMORROW_MS).toISOString()
    const subscriptions = Array.from({ length: TURNS * CHARGES }, (_, index) => {
      const name = nameOf(1 + Math.floor(index / CHARGES))
      return { dueAt, name: `${name} ${String(index)}` }
    })
    await seedSubscriptions(world, world.environment(0), { subscriptions })
  }
})

const LEFT = "klarna_subscription where next_period = 1 and name like $1"
const nameOf = (turn: number) => `turn ${String(turn)}`

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

function whole(value: number): string {
  return value.toFixed(0)
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
