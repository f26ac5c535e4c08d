import { MedusaError } from "@medusajs/framework/utils"

/** What can't be done as things stand; routes answer it with status 400 and the sentence. */
export function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}
