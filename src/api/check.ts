import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "zod"

/** Puts what a schema of ours accepts where routes read it; anything else is answered with the field's name. */
export const check =
  (part: "body" | "query", schema: z.ZodType<Record<string, unknown>>) =>
  (request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void => {
    const parsed = schema.safeParse(request[part] ?? {})
    if (!parsed.success) {
      const problems = parsed.error.issues.map(
        ({ path, message }) => `${path.join(".") || part}: ${message}`,
      )
      next(new MedusaError(MedusaError.Types.INVALID_DATA, `${problems.join("; ")}.`))
      return
    }
    Object.assign(
      request,
      part === "body" ? { validatedBody: parsed.data } : { validatedQuery: parsed.data },
    )
    next()
  }
