import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"

import type { Api } from "../../../demo/check/http"
import { logIn } from "../../../demo/check/merchant"
import type { Closers } from "../../../demo/support/closers"
import { findFreePort } from "../../../demo/support/ports"
import { ADMIN, storeUrl } from "../../../demo/support/store/environment"
import { PORT } from "../../chaos/stage/stage"
import { StoreProcess } from "../../chaos/stage/store-process"
import type { World } from "../../chaos/stage/world"
import { startProxy } from "../../chaos/weather/proxy"
import { seedSubscriptions } from "../seed/run"
import type { Database } from "../stage/database"
import { chargeDue } from "../stage/due"
import { Ledger } from "./ledger"

/** Ports of one process and the next, so that none takes another's. */
const PORTS_APART = 10
/** A process that asks the sandbox for the time each half second knows it by then. */
const FOLLOWED_MS = 1_500
const BETWEEN_MS = 1_000
const MOST_ROUNDS = 100

interface Wish {
  readonly world: World
  readonly closers: Closers
  readonly database: Database
  /** Of every process. */
  readonly env: NodeJS.ProcessEnv
  readonly print: (line: string) => void
}

/** Processes of one store: they share database and Redis, and each has a way of its own to Klarna, on which it is counted. */
export class Fleet {
  readonly ledger = new Ledger()
  readonly #admins: Api[] = []
  #backendUrl: string | undefined

  constructor(private readonly wish: Wish) {}

  get admin(): Api {
    const [first] = this.#admins
    if (!first) throw new Error("no process is up")
    return first
  }

  /** Starts so many more, at the same time. */
  async grow(count: number): Promise<void> {
    const begun = this.#admins.length
    const starts = Array.from({ length: count }, (_, index) => this.#start(begun + index))
    this.#admins.push(...(await Promise.all(starts)))
  }

  /** Due an hour ago, each with a customer and a token of its own. */
  async subscribe(name: string, count: number): Promise<void> {
    const { world } = this.wish
    const dueAt = new Date(world.sandbox.clock.now().getTime() - 3_600_000).toISOString()
    const subscriptions = Array.from({ length: count }, (_, index) => {
      return { dueAt, name: `${name} ${String(index)}` }
    })
    const env = { ...world.environment(0), BACKEND_URL: this.#backendUrl, ...this.wish.env }
    await seedSubscriptions(world, env, { subscriptions })
  }

  /** Has all of them charge what is due, at the same time and again, until nothing is left to be charged. */
  async workOff(): Promise<void> {
    const { database, world } = this.wish
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      await Promise.all(this.#admins.map((admin) => this.#charge(admin)))
      while ((await database.count("klarna_charge where leased_until is not null")) > 0) {
        await setTimeout(BETWEEN_MS)
      }
      const left = await database.count(`klarna_charge where state <> 'paid'`)
      const unopened = await database.count("klarna_subscription where next_period = 1")
      if (left + unopened === 0) return
      world.sandbox.control.changeClock({ advance: "PT1H" })
      await setTimeout(FOLLOWED_MS)
    }
  }

  /** Who takes longer than a caller waits goes on all the same, and answers the second call at once. */
  async #charge(admin: Api): Promise<void> {
    await chargeDue(admin).catch(async (error: unknown) => {
      this.wish.print(`${admin.baseUrl}: ${String(error)}`)
      await chargeDue(admin)
    })
  }

  async #start(index: number): Promise<Api> {
    const { closers, env, world } = this.wish
    const { folder, sandbox, watch } = world
    const gate = this.ledger.gate(`process ${String(index + 1)}`)
    const proxy = await startProxy(Number(new URL(sandbox.url).port), gate)
    await closers.add(() => proxy.close())
    const port = await findFreePort(PORT + index * PORTS_APART)
    const url = storeUrl(port)
    this.#backendUrl ??= url
    const logs = join(folder.root, "logs", `process-${String(index + 1)}`)
    mkdirSync(logs)
    const environment = {
      ...world.environment(port, proxy.url),
      BACKEND_URL: this.#backendUrl,
      ...env,
    }
    await new StoreProcess({ env: environment, logs, port, watch }).start()
    return logIn(url, ADMIN)
  }
}
