import { identify } from "../../../klarna/errors/catalogue/identify"
import { isDefiniteRefusal, type KlarnaError } from "../../../klarna/errors/klarna-error"
import type { Tools } from "../cradle"
import { requiresMore } from "../refusal"
import { releaseAuthorization } from "../release"
import { PLACED_BEFORE } from "./attempt"
import { askSession, markUnknown, reopen } from "./states"
import type { Submission } from "./submission"
import { CONFIRM_AGAIN, NOT_ANSWERED } from "./texts"

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

/**
 * What a refusal of a repeated order means: nothing for the first try, whose answer was lost. A gateway's refusal is waited
 * out with the order still sealed; Klarna's own makes the session be asked. Answers the error to throw.
 */
export async function explainRepeated(
  tools: Tools,
  { row }: Submission,
  error: KlarnaError,
): Promise<unknown> {
  return isDefiniteRefusal(error) ? askSession(tools, row) : requiresMore(NOT_ANSWERED)
}
