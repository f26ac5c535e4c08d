import { z } from "zod"

/** One call of Klarna's API. */
export interface Endpoint {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE"
  readonly path: string
  /** Of success. */
  readonly status: number
  readonly request: z.ZodType
  readonly answer: z.ZodType
  /** The rate limit it counts against. @see klarna: rate limits */
  readonly limit: "create-session" | "other"
  /** Moves money, or has to be known for that: a part of the rate limit is kept for such calls. */
  readonly kept: boolean
  /** Takes a `Klarna-Idempotency-Key`: repeats under one key have one effect. @see klarna: idempotency */
  readonly keyed: boolean
  /**
   * Has one effect at most however often it is sent as it was, without a key: it reads, or makes a session nobody has
   * to pay, or Klarna keeps its result per authorization token. @see docs/klarna-surprises.md, "Idempotency"
   */
  readonly repeatable: boolean
}

/** An answer that says all it has to say by its status. What stands in its body, if anything, is not read. */
export const Empty = z.unknown().transform(() => undefined)
/** A call without a body. */
export const NoBody = z.undefined()

export const PLAIN = { kept: false, keyed: false, limit: "other", repeatable: false } as const
export const REPEATABLE = { ...PLAIN, repeatable: true } as const
export const KEYED = { ...PLAIN, kept: true, keyed: true } as const
export const READ = { ...REPEATABLE, method: "GET", request: NoBody, status: 200 } as const
