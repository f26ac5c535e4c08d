/**
 * Klarna says no: status, error code and the one message. How it is written (pretty or compact) depends on the API
 * that was called.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = "Refusal"
  }
}

/** Several bad fields come as one message, joined by a comma (recorded). */
export const badValue = (paths: readonly string[]): Refusal =>
  new Refusal(400, "BAD_VALUE", `Bad value: ${paths.join(", ")}`)
