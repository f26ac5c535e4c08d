import { MedusaError } from "@medusajs/framework/utils"

import { KlarnaError } from "../../../klarna/errors/klarna-error"
import { toMedusaFailure } from "../../../mapping/errors"
import { MappingError } from "../../../mapping/mapping-error"

/** Does a job; what Klarna or the mapping refuses comes out as the MedusaError it means, in words for its reader. */
export async function inWords<T>(
  reader: "shopper" | "merchant",
  job: () => Promise<T>,
): Promise<T> {
  try {
    return await job()
  } catch (error) {
    if (error instanceof MappingError)
      throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message)
    if (!(error instanceof KlarnaError)) throw error
    const { code, message, type } = toMedusaFailure(error, reader)
    throw new MedusaError(
      type === "payment_requires_more_error" ? "not_allowed" : type,
      message,
      code,
    )
  }
}
