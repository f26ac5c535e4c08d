import { generateEntityId } from "@medusajs/framework/utils"

import type { Account } from "../accounts/account"
import type { Database } from "./queue"

/** The table `klarna_installation`, and what belongs to an installation in others. */
export class KlarnaInstallations {
  readonly #database: () => Database

  constructor(database: () => Database) {
    this.#database = database
  }

  /**
   * Makes a database that belongs to nobody yet this installation's: a new one, or one that was just migrated from version
   * 0.1.0, with all that it holds. Does nothing in any other.
   *
   * @param former how 0.1.0 named this installation
   * @returns whether the database belongs to this installation
   */
  async claim(account: Account, former: string): Promise<boolean> {
    const { environment, id, site } = account
    const made = await this.#run(
      `insert into klarna_installation (id, account, environment, site) values (?, ?, ?, ?)
       on conflict do nothing returning id`,
      [generateEntityId(undefined, "klins"), id, environment, site],
    )
    if (made > 0) await this.#takeOver(account, former)
    const rows = await this.#run(
      `select id from klarna_installation where account = ? and environment = ? and site = ? and deleted_at is null`,
      [id, environment, site],
    )
    return rows > 0
  }

  /** The store has moved: sessions and orders are this installation's from now on. Returns how many of both. */
  async moveHere({
    environment,
    id,
    site,
  }: Account): Promise<{ orders: number; sessions: number }> {
    await this.#run(
      `insert into klarna_installation (id, account, environment, site) values (?, ?, ?, ?)
       on conflict (account, environment) where deleted_at is null do update set site = excluded.site, updated_at = now()
       returning id`,
      [generateEntityId(undefined, "klins"), id, environment, site],
    )
    const move = (table: string) =>
      this.#run(
        `update ${table} set installation = ?, updated_at = now()
         where account = ? and environment = ? and installation is distinct from ? returning id`,
        [site, id, environment, site],
      )
    return { orders: await move("klarna_order"), sessions: await move("klarna_session") }
  }

  async #takeOver({ environment, id, installation, site }: Account, former: string): Promise<void> {
    for (const table of ["klarna_session", "klarna_order"]) {
      await this.#run(
        `update ${table} set installation = ? where account = ? and environment = ? and installation is null returning id`,
        [site, id, environment],
      )
    }
    for (const table of ["klarna_operation", "klarna_customer_token"]) {
      await this.#run(
        `update ${table} set installation = ? where account = ? and environment = ? and installation = ? returning id`,
        [installation, id, environment, former],
      )
    }
  }

  /** Returns how many rows a statement returned. */
  async #run(sql: string, values: readonly unknown[]): Promise<number> {
    return (await this.#database().raw(sql, values)).rows.length
  }
}
