import { existsSync } from "node:fs"
import { join } from "node:path"

import { startLeashed } from "../leashed"
import type { Leashed } from "../leashed"
import { untilReady } from "../poll"
import { findFreePort, HOST } from "../ports"
import { accountFor, asAccount } from "./account"
import type { Account } from "./account"
import { findBinaries } from "./binaries"
import { createCluster, PASSWORD, USER } from "./create"
import { clearStalePostmaster, isReady } from "./postmaster-pid"

const READY_WITHIN_MS = 60_000

interface Wish {
  /** Created when there is nothing in it yet. */
  dataDir: string
  logFile: string
  /** True for data that nobody will miss: nothing is forced onto the disk, which is much faster. */
  throwAway?: boolean
}

export interface Postgres {
  port: number
  user: string
  password: string
  /** Of the database `postgres`. */
  url: string
  isNew: boolean
  process: Leashed
}

/** Starts a PostgreSQL of its own on 127.0.0.1 and a free port. */
export async function startPostgres(wish: Wish): Promise<Postgres> {
  const { dataDir } = wish
  const account = accountFor(dataDir)
  const isNew = !existsSync(join(dataDir, "PG_VERSION"))
  if (isNew) createCluster({ initdb: findBinaries().initdb, dataDir, account })
  else await clearStalePostmaster(dataDir)
  const port = await findFreePort()
  const process = startServer(wish, { account, port })
  await untilReady(process, { ms: READY_WITHIN_MS, isReady: () => isReady(dataDir) })
  const url = `postgres://${USER}:${PASSWORD}@${HOST}:${port}/postgres`
  return { port, user: USER, password: PASSWORD, url, isNew, process }
}

function startServer(
  { dataDir, logFile, throwAway }: Wish,
  { account, port }: { account: Account | undefined; port: number },
): Leashed {
  const { postgres } = findBinaries()
  const command = [postgres, "-D", dataDir, "-p", String(port), ...settings(throwAway ?? false)]
  return startLeashed({
    name: "The database",
    command: asAccount(account, command),
    cwd: dataDir,
    env: { ...process.env, LC_ALL: "C" },
    logFile,
    signal: "SIGINT",
  })
}

/** No Unix socket: its usual folder is shared with other servers of the machine. */
function settings(throwAway: boolean): string[] {
  const safety = throwAway ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : []
  const all = [
    `listen_addresses=${HOST}`,
    "unix_socket_directories=",
    "max_connections=200",
    ...safety,
  ]
  return all.flatMap((setting) => ["-c", setting])
}
