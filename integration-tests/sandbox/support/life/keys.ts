import type { Data } from "../../../../src/sandbox/data"
import type { Reply } from "../shop"
import type { Act, Doing, Life, Step } from "./life"
import { called, NOBODY, pick } from "./life"

const KEY_LIFE_MS = 24 * 3_600_000

interface Write {
  readonly method: "POST" | "PATCH"
  readonly path: string
  readonly body?: Data | undefined
}

/** A write, every second time under a key of its own. */
export async function write(
  life: Life,
  doing: Doing,
  { body, method, path }: Write,
): Promise<Reply> {
  if (doing.variant % 2 === 0) return life.shop.call(method, path, body)
  const key = `key-${life.keyed.length}`
  const reply = await life.shop.call(method, path, body, { "Klarna-Idempotency-Key": key })
  life.keyed.push({ at: life.shop.sandbox.clock.now(), body, key, method, path, reply })
  return reply
}

const AMOUNTS = ["captured_amount", "order_amount", "refunded_amount"]

/** A body that would do something else, if the key didn't count alone. */
const another = (body: Data | undefined): Data | undefined =>
  body &&
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, AMOUNTS.includes(key) ? 1 : value]),
  )

/** A write comes again under its key, with the same body or with another one. */
export const repeatKey: Act = async (life, doing): Promise<Step> => {
  const known = pick(life.keyed, doing.pick)
  if (!known) return called(await life.shop.call("GET", `/hpp/v1/sessions/${NOBODY}`))
  const age = life.shop.sandbox.clock.now().getTime() - known.at.getTime()
  if (age >= KEY_LIFE_MS) return called(await life.shop.call("GET", known.path), { isRead: true })
  const body = doing.variant % 3 === 0 ? another(known.body) : known.body
  const headers = { "Klarna-Idempotency-Key": known.key }
  const reply = await life.shop.call(known.method, known.path, body, headers)
  return called(reply, { repeats: known.reply })
}
