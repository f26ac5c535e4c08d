import { join } from "node:path"

import type { Api } from "../../../demo/check/http"
import { logIn } from "../../../demo/check/merchant"
import { readOffer } from "../../../demo/check/shopper"
import type { Offer } from "../../../demo/check/shopper"
import { findFreePort } from "../../../demo/support/ports"
import { ADMIN, storeUrl } from "../../../demo/support/store/environment"
import type { Sandbox } from "../../../src/sandbox/server"
import { startProxy } from "../weather/proxy"
import type { Gate } from "../weather/proxy"
import { StoreProcess } from "./store-process"
import { openWorld } from "./world"
import type { Opening, World } from "./world"

/** Everything a campaign plays on. */
export interface Stage {
  sandbox: Sandbox
  /** The sandbox's control API by HTTP. */
  klarna: Api
  process: StoreProcess
  store: Api
  admin: Api
  offer: Offer
  /** Where logs and data are. */
  folder: string
  /** The store is stopped, and a copy of it started: on the same database, with something else in its environment. */
  copy: (changed: NodeJS.ProcessEnv) => Promise<Copy>
}

/** Another installation of a store. */
export interface Copy {
  readonly admin: Api
  readonly process: StoreProcess
}

/** Klarna's answers are waited for so long: a store in a storm has no patience. */
export const IMPATIENCE = { KLARNA_MAX_TRIES: "2", KLARNA_REQUEST_TIMEOUT_MS: "700" }

const PORTS_EACH = 200

/**
 * Below those that the system gives away to whoever asks: nobody takes it while the store starts again. Each worker of jest has
 * ports of its own.
 */
export const PORT = 21_000 + PORTS_EACH * Number(process.env["JEST_WORKER_ID"] ?? 0)

interface Wish extends Opening {
  gate: Gate
  /** On top of what a store of a campaign gets. */
  env?: NodeJS.ProcessEnv
  /** Called before the store starts: with the environment that it will have. */
  prepare?: (world: World, env: NodeJS.ProcessEnv) => Promise<void>
}

/** Starts database, sandbox, proxy and store; whatever is started is handed to the closers at once. */
export async function openStage({ gate, prepare, env, ...opening }: Wish): Promise<Stage> {
  const world = await openWorld(opening)
  const { folder, sandbox, watch } = world
  const proxy = await startProxy(Number(new URL(sandbox.url).port), gate)
  await opening.closers.add(() => proxy.close())
  const port = await findFreePort(PORT)
  const environment = { ...world.environment(port, proxy.url), ...IMPATIENCE, ...env }
  await prepare?.(world, environment)
  const logs = join(folder.root, "logs")
  const process = new StoreProcess({ env: environment, logs, port, watch })
  await process.start()
  const baseUrl = storeUrl(port)
  const copy = async (changed: NodeJS.ProcessEnv): Promise<Copy> => {
    await process.stop()
    const env = { ...environment, ...changed }
    const another = new StoreProcess({ env, logs: join(logs, "copy"), port, watch })
    await another.start()
    return { admin: await logIn(baseUrl, ADMIN), process: another }
  }
  const store = { baseUrl, headers: { "x-publishable-api-key": world.publishableKey } }
  return {
    admin: await logIn(baseUrl, ADMIN),
    copy,
    folder: folder.root,
    klarna: { baseUrl: sandbox.url },
    offer: await readOffer(store),
    process,
    sandbox,
    store,
  }
}
