import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import {
  confirm,
  complete,
  onlyKlarnaOrder,
  openPayment,
  startPayment,
} from "../../support/payment"
import { providerOf } from "../../support/provider"
import { attempt } from "../subscriptions/scene"

const ROWS = 60_000

/** As much of knex as is used. */
interface Database {
  raw(sql: string, bindings?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  on(event: "query", listener: (query: unknown) => void): void
  removeListener(event: "query", listener: (query: unknown) => void): void
}
const Query = z.looseObject({ bindings: z.array(z.unknown()).nullish(), sql: z.string() })
type Query = z.infer<typeof Query>

/** All that anybody can call without a login, and that asks our tables. */
const ACTS: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
  [
    "a call of Medusa's address for webhooks that names an order",
    (store) => hook(store, { order_id: uuid(1) }),
  ],
  ["one that names a session of Klarna's", (store) => hook(store, { session_id: uuid(2) })],
  [
    "one that names a session's row",
    (store) => hook(store, { session_id: "klses_01ARZ3NDEKTSV4RRFFQ69G5FAV" }),
  ],
  [
    "one that names an order that there is",
    async (store) => {
      await buy(store, ONE_HUNDRED)
      await hook(store, { order_id: onlyKlarnaOrder(store).order_id })
    },
  ],
  [
    "a checkout",
    async (store) => {
      const payment = await openPayment(store)
      await startPayment(store, payment.cartId)
      const path = `/store/klarna/payment-sessions/${payment.sessionId}/authorize-payload`
      await attempt(store.store, `${path}?cart_id=${payment.cartId}`)
      await confirm(store, payment)
      await complete(store, payment)
    },
  ],
  [
    "a sign-up",
    async (store) => {
      const { cartId } = await openPayment(store)
      await attempt(store.store, "/store/klarna/customer-tokens/sessions", { cart_id: cartId })
    },
  ],
  [
    "a token for a sign-up",
    (store) =>
      attempt(
        store.store,
        "/store/klarna/customer-tokens/sessions/klses_01ARZ3NDEKTSV4RRFFQ69G5FAV/authorization",
        {
          authorization_token: uuid(3),
        },
      ),
  ],
  [
    "the end of an open charge",
    (store) =>
      attempt(store.store, "/store/klarna/charges/klchg_01ARZ3NDEKTSV4RRFFQ69G5FAV/complete", {
        payment_session_id: "payses_01ARZ3NDEKTSV4RRFFQ69G5FAV",
      }),
  ],
  [
    "a change of a cart",
    async (store) => {
      const { cartId } = await openPayment(store)
      await attempt(store.store, `/store/carts/${cartId}`, { email: "somebody@else.test" })
    },
  ],
]

const uuid = (last: number) => `00000000-0000-4000-8000-00000000000${String(last)}`
/** As core hands a call of its own address on, some seconds after it answered. */
const hook = (store: Store, data: Record<string, unknown>) =>
  providerOf(store).getWebhookActionAndData({ data, headers: {}, rawData: "" })

export function plans(store: () => Store): void {
  const database = () =>
    store().container().resolve<Database>(ContainerRegistrationKeys.PG_CONNECTION)

  it.each(ACTS)("reads no whole table: %s", async (_name, act) => {
    await fill()
    const sent: Query[] = []
    const listener = (query: unknown) => void sent.push(Query.parse(query))
    database().on("query", listener)
    await act(store())
    database().removeListener("query", listener)
    const ours = sent.filter(({ sql }) => /^\s*(select|update)\b.*\bklarna_/is.test(sql))
    expect(ours.length).toBeGreaterThan(0)
    const scanned = new Set<string>()
    for (const query of ours) {
      const plan = await planOf(query)
      if (/Seq Scan on klarna_(?!installation)/.test(plan)) scanned.add(`${query.sql}\n${plan}`)
    }
    expect([...scanned]).toEqual([])
  })

  async function planOf({ bindings, sql }: Query): Promise<string> {
    const text = `explain ${sql.replace(/\$\d+/g, "?")}`
    const { rows } = await database().raw(text, bindings ?? [])
    return rows.map((row) => String(row["QUERY PLAN"])).join("\n")
  }

  /** Many purchases of other people, so that an index is worth its while. */
  async function fill(): Promise<void> {
    const { site } = store().klarnaModule().account("eu")
    const many = `generate_series(1, ${String(ROWS)}) as n`
    const open = "'eu', 'playground'"
    await database().raw(
      `insert into klarna_session (id, account, environment, installation, payment_collection_id, payment_session_id, klarna_session_id,
         client_token, payment_method_categories, purchase_country, purchase_currency, locale, reuse_key, payload_hash, state,
         expires_at, cart_id, charge_id)
       select 'klses_' || n, ${open}, ?, 'pay_col_' || n, 'payses_' || n, 'k' || n, '', '{}', 'DE', 'EUR', 'de-DE', '', '',
         case when n % 10 = 0 then 'open' else 'closed' end, now(), 'cart_' || n, 'klchg_' || n from ${many}`,
      [site],
    )
    await database().raw(
      `insert into klarna_order (id, account, environment, installation, klarna_order_id, payment_collection_id, status, currency_code,
         order_amount, captured_amount, refunded_amount, remaining_authorized_amount)
       select 'klord_' || n, ${open}, ?, 'o' || n, 'pay_col_' || n, 'CAPTURED', 'EUR', 1, 1, 0, 0 from ${many}`,
      [site],
    )
    await database().raw(
      `insert into klarna_operation (id, account, environment, installation, idempotency_key, intent, kind, subject, state)
       select 'klop_' || n, ${open}, '', n::text, 'place:' || n, 'place', 'klses_' || n, 'done' from ${many}`,
    )
    await database().raw(
      `insert into klarna_charge (id, account, environment, customer_token_id, currency_code, cart_id, payment_session_id,
         payment_collection_id, order_id, klarna_order_id)
       select 'klchg_' || n, ${open}, 'klctok_' || n, 'EUR', 'cart_' || n, 'payses_' || n, 'pay_col_' || n, 'order_' || n, 'o' || n
       from ${many}`,
    )
    for (const [table, columns, values] of [
      [
        "klarna_event",
        "id, account, environment, kind, subject",
        `'e' || n, ${open}, 'place.done', 'klses_' || n`,
      ],
      [
        "klarna_callback",
        "id, account, environment, session_id, kind",
        `'c' || n, ${open}, 'klses_' || n, 'push'`,
      ],
      [
        "klarna_customer_token",
        "id, account, environment, installation, session_id, cart_id, customer_id, purchase_country, purchase_currency, description, read_at",
        `'klctok_' || n, ${open}, '', 'klses_' || n, 'cart_' || n, 'cus_' || n, 'DE', 'EUR', '', now()`,
      ],
      [
        "klarna_attempt",
        "id, account, environment, session_id, outcome, amount_bucket, channel, device_class, purchase_country, purchase_currency",
        `'a' || n, ${open}, 'klses_' || n, 'authorized', '0-50', 'widget', 'other', 'DE', 'EUR'`,
      ],
    ] as const)
      await database().raw(`insert into ${table} (${columns}) select ${values} from ${many}`)
    await database().raw("analyze")
  }
}
