import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import { inStore } from "../integration-tests/support/in-store"
import { aToken, CHARGING } from "../integration-tests/support/recurring"

const SUBSCRIPTIONS = 100_000
const PAGE = 100

/** As much of knex as is used. */
interface Database {
  raw(sql: string, bindings?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  on(event: "query", listener: (query: unknown) => void): void
  removeListener(event: "query", listener: (query: unknown) => void): void
}
const Query = z.looseObject({ bindings: z.array(z.unknown()).nullish(), sql: z.string() })
type Query = z.infer<typeof Query>

inStore((store) => {
  it(`finds what is due among ${String(SUBSCRIPTIONS)} subscriptions by an index`, async () => {
    const klarna = store().klarnaModule()
    const { account, environment, id, installation } = await aToken(store())
    await fill(id)
    const now = klarna.clock.now()
    const opening = await planOf("insert into klarna_charge", async () => {
      await klarna.charges.open([{ account, environment, installation }], now, PAGE)
    })
    expect(opening).toContain("IDX_klarna_subscription_due")
    expect(opening).not.toContain("Seq Scan on klarna_subscription")
    await openAll()
    const claiming = await planOf("set leased_until", async () => {
      await klarna.charges.claimDue(now, 1)
    })
    expect(claiming).toContain("IDX_klarna_charge_due")
    expect(claiming).not.toContain("Seq Scan on klarna_charge")
  })

  const database = () =>
    store().container().resolve<Database>(ContainerRegistrationKeys.PG_CONNECTION)

  /** How PostgreSQL would run the statement, of those that an act sends, that holds a text. */
  async function planOf(text: string, act: () => Promise<void>): Promise<string> {
    const sent: Query[] = []
    const listener = (query: unknown) => void sent.push(Query.parse(query))
    database().on("query", listener)
    await act()
    database().removeListener("query", listener)
    const found = sent.find(({ sql }) => sql.includes(text))
    if (!found) throw new Error(`No statement held "${text}".`)
    const sql = found.sql.replace(/\$\d+/g, "?")
    const { rows } = await database().raw(`explain ${sql}`, found.bindings ?? [])
    const plan = rows.map((row) => String(row["QUERY PLAN"])).join("\n")
    process.stderr.write(`${plan}\n\n`)
    return plan
  }

  /** Subscriptions of one token, of which a few are due; most are charged some day of the next month. */
  async function fill(tokenId: string): Promise<void> {
    await database().raw(
      `insert into klarna_subscription (id, account, environment, customer_token_id, origin_order_id, name, interval,
                                        interval_count, currency_code, items, anchor_at, next_charge_at, status)
       select 'klsub_' || n, t.account, t.environment, t.id, 'order_' || n, 'Many', 'month', 1, 'EUR', '{"items":[]}',
              now(), now() + (n - 300) * interval '26 seconds', 'active'
       from generate_series(1, ?::int) as n, klarna_customer_token as t where t.id = ?`,
      [SUBSCRIPTIONS, tokenId],
    )
    await database().raw("analyze klarna_subscription, klarna_customer_token")
  }

  /** Charges of all of them, paid but for some that wait for their next try. */
  async function openAll(): Promise<void> {
    await database().raw(
      `insert into klarna_charge (id, account, environment, customer_token_id, subscription_id, period, period_at,
                                  currency_code, state, next_try_at)
       select 'klchg_' || id, account, environment, customer_token_id, id, 0, now(), 'EUR',
              case when right(id, 2) = '00' then 'due' else 'paid' end,
              case when right(id, 2) = '00' then now() + (length(id) - 8) * interval '1 hour' end
       from klarna_subscription`,
    )
    await database().raw("analyze klarna_charge")
  }
}, CHARGING)
