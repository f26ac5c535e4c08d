import { z } from "zod"

import { KlarnaError } from "../../klarna/errors/klarna-error"
import { toMedusaFailure } from "../../mapping/errors"

/** A workflow throws what it was given back from its steps, which has a message and may be no Error. */
const Failure = z.object({ message: z.string() })

/** In words for the merchant where Klarna answered; as it is else. No personal data is in either. */
export function explain(error: unknown): string {
  if (error instanceof KlarnaError) return `${toMedusaFailure(error, "merchant").message}`
  return Failure.safeParse(error).data?.message ?? String(error)
}
