/** Names of the headers that Klarna's APIs read and send. */
export const HEADERS = {
  captureId: "Capture-Id",
  correlationId: "Klarna-Correlation-Id",
  idempotencyKey: "Klarna-Idempotency-Key",
  rateLimitReset: "X-Ratelimit-Reset",
  refundId: "Refund-Id",
  retryAfter: "Retry-After",
  transactionId: "Transaction-Id",
} as const
