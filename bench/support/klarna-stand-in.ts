import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

const CATEGORY = {
  asset_urls: { descriptive: "https://x.example/d.svg", standard: "https://x.example/s.svg" },
  identifier: "pay_later",
  name: "Pay later.",
}
const SESSION = JSON.stringify({
  client_token: "t".repeat(1_500),
  payment_method_categories: [CATEGORY, CATEGORY, CATEGORY],
  session_id: "48ab3d6b-e3b5-1f2b-8544-000000000000",
})
const LINE = {
  name: "Shoe",
  quantity: 1,
  reference: "shoe",
  total_amount: 1_000,
  type: "physical",
  unit_price: 1_000,
}
const ORDER = JSON.stringify({
  captured_amount: 0,
  captures: [],
  order_amount: 10_000,
  order_id: "48ab3d6b-e3b5-1f2b-8544-000000000000",
  order_lines: Array.from({ length: 10 }, () => LINE),
  purchase_currency: "EUR",
  refunded_amount: 0,
  refunds: [],
  remaining_authorized_amount: 10_000,
  status: "AUTHORIZED",
})

/** Answers as fast as it can, in a process of its own, so that its work doesn't count as the caller's. */
const server = createServer((message, response) => {
  message.resume()
  message.on("end", () => {
    const isCapture = message.url?.endsWith("/captures") === true
    const body = isCapture ? "" : message.method === "GET" ? ORDER : SESSION
    response.writeHead(isCapture ? 201 : 200, {
      "Cache-Control": "no-cache, no-store, max-age=0, must-revalidate",
      "Content-Length": Buffer.byteLength(body),
      "Content-Type": "application/json;charset=utf-8",
      "Klarna-Correlation-Id": "34211eec-2ab4-4f05-9f56-8b94a1573638",
      "X-Content-Type-Options": "nosniff",
      "X-RateLimit-Limit": "40, 40;w=1",
      "X-RateLimit-Remaining": "39",
      "X-RateLimit-Reset": "1",
    })
    response.end(body)
  })
})
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo
  process.send?.(`http://127.0.0.1:${String(port)}`)
})
