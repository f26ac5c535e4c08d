import { createKlarnaClient } from "../../../src/klarna/client"

/** A process of its own, because a store's environment names the proxy: one call to Klarna, and what it came to. */
const client = createKlarnaClient({
  baseUrl: process.env["KLARNA_URL"] ?? "",
  maxTries: 1,
  password: "a-password",
  requestTimeoutMs: 20_000,
  username: "K123456_user",
})

const line = { name: "Mug", quantity: 1, total_amount: 1000, unit_price: 1000 }
client.payments
  .createSession({
    order_amount: 1000,
    order_lines: [line],
    purchase_country: "SE",
    purchase_currency: "SEK",
  })
  .then(
    ({ session_id }) => ({ session_id }),
    (error: unknown) => ({ error }),
  )
  .then((outcome) => process.stdout.write(JSON.stringify(outcome)))
  .catch(() => process.exit(1))
