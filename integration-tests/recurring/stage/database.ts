import { Client } from "@medusajs/framework/pg"

import type { Closers } from "../../../demo/support/closers"

type Row = Record<string, unknown>

/** The store's own database, seen from outside. */
export class Database {
  private constructor(
    private readonly url: string,
    private readonly client: Client,
  ) {}

  static async open(url: string, closers: Closers): Promise<Database> {
    const client = await connect(url)
    await closers.add(() => client.end())
    return new Database(url, client)
  }

  async rows(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, values)).rows
  }

  async count(sql: string, values: unknown[] = []): Promise<number> {
    return Number((await this.rows(`select count(*) as count from ${sql}`, values))[0]?.["count"])
  }

  /**
   * Nobody writes into a table until it is released: a process that wants to stands still there. What waited then is lost,
   * as if it had never been sent.
   */
  async hold(table: string): Promise<{ release: () => Promise<void> }> {
    const holder = await connect(this.url)
    await holder.query("begin")
    await holder.query(`lock table "${table}" in share row exclusive mode`)
    const release = async () => {
      await this.rows(`select pg_terminate_backend(pid) from pg_stat_activity where ${WAITING}`)
      await holder.end()
    }
    return { release }
  }

  /** Whether somebody stands still before a table that is held. */
  async isSomebodyWaiting(): Promise<boolean> {
    return (await this.count(`pg_stat_activity where ${WAITING}`)) > 0
  }
}

const WAITING = "datname = current_database() and wait_event_type = 'Lock'"

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString })
  await client.connect()
  return client
}
