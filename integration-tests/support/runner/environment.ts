import { join } from "node:path"

import type { Postgres } from "../../../demo/support/postgres/start"
import { startPostgres } from "../../../demo/support/postgres/start"
import { quietEnvironment } from "../../../demo/support/store/quiet"

/** Starts the database of the tests, whose data nobody will miss. */
export async function startTestDatabase(folder: string): Promise<Postgres> {
  const dataDir = join(folder, "postgres")
  return startPostgres({ dataDir, logFile: join(folder, "postgres.log"), throwAway: true })
}

/**
 * What tests with a store need: Medusa's test runner makes a database per worker on the server these variables name, and
 * loads its files by dynamic import, which jest only has with this flag.
 */
export function storeVariables(folder: string, { port, user, password }: Postgres) {
  return {
    ...quietEnvironment(join(folder, "config")),
    // By name: Medusa's test runner wants TLS from every host that isn't called so.
    DB_HOST: "localhost",
    DB_PORT: String(port),
    DB_USERNAME: user,
    DB_PASSWORD: password,
    DB_TEMP_NAME: "medusa-klarna-test",
    LOG_LEVEL: process.env["LOG_LEVEL"] ?? "error",
    NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} --experimental-vm-modules`.trim(),
  }
}
