import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import type { Store } from "../../integration-tests/support/in-store"

const AT_ONCE = 8

/** As much of knex as is used. */
interface Database {
  raw(sql: string, bindings: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** Copies the one purchase of a store so many times, on both sides: buying them one by one takes hours. */
export async function copyPurchase(store: Store, times: number): Promise<void> {
  const ids = await copyAtKlarna(store, times)
  const database = store.container().resolve<Database>(ContainerRegistrationKeys.PG_CONNECTION)
  for (let index = 0; index < ids.length; index += 500) {
    await copyInMedusa(database, ids.slice(index, index + 500))
  }
}

/** Places the same order again and again, as the store placed the first. */
async function copyAtKlarna({ sandbox }: Store, times: number): Promise<string[]> {
  const { control, password, url, username } = sandbox
  const sent = (name: string) =>
    control.journal().find(({ endpoint }) => endpoint === name)?.request.body
  const { merchant_urls: _, ...session } = Object(sent("createSession")) as Record<string, unknown>
  const order = Object(sent("placeOrder")) as Record<string, never>
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`
  const post = async (path: string, body: unknown) => {
    const headers = { authorization, "content-type": "application/json" }
    const init = { body: JSON.stringify(body), headers, method: "POST" }
    return (await (await fetch(`${url}/payments/v1/${path}`, init)).json()) as Record<
      string,
      string
    >
  }
  const ids: string[] = []
  // Each pays something of its own, or the books say that it was paid again and again.
  const place = async (merchant_reference1: string) => {
    const { session_id = "" } = await post("sessions", { ...session, merchant_reference1 })
    const data = { ...order, merchant_reference1 }
    const { authorization_token: token } = control.authorizeSession(session_id, { data })
    const { order_id } = await post(`authorizations/${String(token)}/order`, data)
    if (!order_id) throw new Error("the copy wasn't placed")
    ids.push(order_id)
  }
  let left = times
  const worker = async () => {
    while (left-- > 0) await place(`copy-${String(left)}`)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return ids
}

/** Tables with rows of the purchase, each with the columns that name rows of another. */
const TABLES: readonly [string, readonly string[]][] = [
  ["cart", ["id"]],
  ["order", ["id"]],
  ["payment_collection", ["id"]],
  ["payment_session", ["id", "payment_collection_id"]],
  ["payment", ["id", "payment_collection_id", "payment_session_id"]],
  ["cart_payment_collection", ["id", "cart_id", "payment_collection_id"]],
  ["order_payment_collection", ["id", "order_id", "payment_collection_id"]],
  ["klarna_session", ["id", "payment_collection_id", "payment_session_id", "klarna_order_id"]],
  ["klarna_order", ["id", "payment_collection_id", "klarna_order_id"]],
]

/** Every copied row has the id of its original and a number; only Klarna's order is another, and when Medusa's was made. */
async function copyInMedusa(database: Database, klarnaOrderIds: readonly string[]): Promise<void> {
  for (const [table, keys] of TABLES) {
    const { rows } = await database.raw(
      `select column_name from information_schema.columns where table_name = ? and table_schema = 'public'`,
      [table],
    )
    const columns = rows.map(({ column_name }) => String(column_name))
    const values = columns.map((column) => valueOf(table, column, keys.includes(column)))
    const names = columns.map((column) => `"${column}"`).join(", ")
    await database.raw(
      `insert into "${table}" (${names}) select ${values.join(", ")}
         from "${table}" as one, unnest(?::text[]) as copy(klarna)
         where one.id !~ '~' or one.id is null`,
      [[...klarnaOrderIds]],
    )
  }
}

function valueOf(table: string, column: string, isKey: boolean): string {
  if (column === "klarna_order_id") return "copy.klarna"
  if (isKey) return `one."${column}" || '~' || copy.klarna`
  if (column === "display_id" && table === "order") return "nextval('order_display_id_seq')"
  // The admin pages orders by it: of equal ones some would be on two pages, and others on none.
  if (column === "created_at" && table === "order") {
    return `one.created_at + nextval('order_display_id_seq') * interval '1 millisecond'`
  }
  if (column === "data" && (table === "payment" || table === "payment_session")) {
    return `jsonb_set(one.data, '{klarna_order_id}', to_jsonb(copy.klarna))`
  }
  return `one."${column}"`
}
