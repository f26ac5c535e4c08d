import type { CatalogueCode } from "../../../klarna/errors/catalogue/codes"
import { identify } from "../../../klarna/errors/catalogue/identify"
import type { KlarnaError } from "../../../klarna/errors/klarna-error"
import type { Tools } from "../cradle"
import { requiresMore } from "../refusal"
import { releaseAuthorization } from "../release"
import { markUnknown, reopen } from "./states"
import type { Submission } from "./submission"
import { CONFIRM_AGAIN } from "./texts"

/** That this authorization, or another of its session, made an order already. */
const PLACED_BEFORE: ReadonlySet<CatalogueCode> = new Set([
  "SESSION_COMPLETED",
  "INVALID_OPERATION",
])

/** What a definite refusal of an order means for its session. Answers the error to throw. */
export async function explainRefusal(
  tools: Tools,
  { row, token }: Submission,
  error: KlarnaError,
): Promise<unknown> {
  const code = identify(error)
  if (PLACED_BEFORE.has(code)) return markUnknown(tools, row)
  if (code === "BAD_VALUE: not matching") {
    await releaseAuthorization(tools, row, { reason: "Klarna authorized something else", token })
    return requiresMore(CONFIRM_AGAIN)
  }
  await reopen(tools, row)
  return code === "INVALID_AUTH_TOKEN" ? requiresMore(CONFIRM_AGAIN) : error
}
