import { Client } from "@medusajs/framework/pg"
import * as templates from "@medusajs/test-utils/dist/medusa-test-runner-utils/postgres-template"
import { z } from "zod"

/** Where the rows are kept that each test begins with. */
const SHELF = "rewind"

const Names = z.array(z.object({ name: z.string() }))
const Sequences = z.array(z.object({ called: z.boolean(), name: z.string(), value: z.string() }))

/**
 * Before each test Medusa's runner drops the database and copies a template in its place, which costs two thousand files and
 * all of the store's connections. This puts back the rows instead. The schema has to stay as it is meanwhile.
 */
export function rewindRows(): void {
  let shelf: Shelf | undefined
  Reflect.set(templates, "createPostgresDatabaseTemplate", async ({ databaseName }: Where) => {
    shelf = await Shelf.fill(databaseName)
  })
  Reflect.set(templates, "restorePostgresDatabaseFromTemplate", () => shelf?.putBack())
  Reflect.set(templates, "dropPostgresDatabaseTemplate", async () => {
    await shelf?.close()
    shelf = undefined
  })
}

interface Where {
  readonly databaseName: string
}

class Shelf {
  readonly #client: Client
  readonly #statements: string

  private constructor(client: Client, statements: readonly string[]) {
    this.#client = client
    this.#statements = statements.join(";\n")
  }

  static async fill(database: string): Promise<Shelf> {
    const client = new Client({
      database,
      host: process.env["DB_HOST"],
      password: process.env["DB_PASSWORD"],
      port: Number(process.env["DB_PORT"]),
      user: process.env["DB_USERNAME"],
    })
    await client.connect()
    const tables = await namesOf(
      client,
      "select tablename as name from pg_tables where schemaname = 'public'",
    )
    await client.query(`drop schema if exists ${SHELF} cascade; create schema ${SHELF}`)
    const filled: string[] = []
    for (const table of tables) {
      const { rowCount } = await client.query(`select from public.${table} limit 1`)
      if (rowCount === 0) continue
      await client.query(`create table ${SHELF}.${table} as table public.${table}`)
      filled.push(table)
    }
    return new Shelf(client, [
      "begin",
      // Foreign keys aren't looked at.
      "set local session_replication_role = replica",
      ...tables.map((table) => `delete from public.${table}`),
      ...filled.map((table) => `insert into public.${table} table ${SHELF}.${table}`),
      ...(await sequencesOf(client)),
      "commit",
    ])
  }

  async putBack(): Promise<void> {
    await this.#client.query(this.#statements)
  }

  async close(): Promise<void> {
    await this.#client.end()
  }
}

async function namesOf(client: Client, query: string): Promise<string[]> {
  const { rows } = await client.query(query)
  return Names.parse(rows).map(({ name }) => client.escapeIdentifier(name))
}

/** Statements that put the sequences back to where they are now. */
async function sequencesOf(client: Client): Promise<string[]> {
  const names = await namesOf(
    client,
    "select sequencename as name from pg_sequences where schemaname = 'public'",
  )
  const statements: string[] = []
  for (const name of names) {
    const { rows } = await client.query(
      `select last_value::text as value, is_called as called, '${name}' as name from public.${name}`,
    )
    for (const { called, value } of Sequences.parse(rows)) {
      statements.push(`select setval('public.${name}', ${value}, ${String(called)})`)
    }
  }
  return statements
}
