import { z } from "zod"

import { answerText } from "./primitives"

/**
 * The error body of Klarna's applications. Order of keys and spelling of messages vary, a refused charge has more keys,
 * and a framework's error has none of them; a gateway answers HTML or nothing instead.
 * @see docs/klarna-surprises.md, "Six error bodies"
 */
export const ErrorBody = z.looseObject({
  correlation_id: answerText,
  error_code: answerText,
  error_messages: z
    .union([z.array(z.string()), z.string().transform((message) => [message])])
    .nullish()
    .catch(undefined),
  fraud_status: answerText,
  reason: answerText,
})
export type ErrorBody = z.infer<typeof ErrorBody>
