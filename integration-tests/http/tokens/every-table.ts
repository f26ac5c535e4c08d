import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import type { Store } from "../../support/in-store"

/** As much of knex as is used. */
interface Database {
  raw(sql: string, bindings?: readonly unknown[]): Promise<{ rows: unknown[] }>
}
const Names = z.array(z.object({ name: z.string() }))
const Texts = z.tuple([z.object({ text: z.string().nullable() })])

/** All that rests in the database, Medusa's tables included: each table's rows as text, by the table's name. */
export async function everyTable({ container }: Store): Promise<Record<string, string>> {
  const database = container().resolve<Database>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await database.raw(
    "select tablename as name from pg_tables where schemaname = 'public'",
  )
  const texts: Record<string, string> = {}
  for (const { name } of Names.parse(rows)) {
    const { rows: found } = await database.raw(
      "select string_agg(one::text, ' ') as text from ?? as one",
      [name],
    )
    texts[name] = Texts.parse(found)[0].text ?? ""
  }
  return texts
}
