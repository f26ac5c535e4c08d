import type { KlarnaError } from "../errors/klarna-error"
import { parseJson } from "./parse-json"
import { toKlarnaError, toUnreachable, toUnreadable } from "./read-error"
import { type Call, type CallFacts, issuesOf } from "./request"
import { type AnswerHeaders, type HttpAnswer, NoAnswerError } from "./transport"

/** What a successful answer says. */
export interface Received<Answer> {
  readonly answer: Answer
  readonly headers: AnswerHeaders
  readonly status: number
}

/** A try that failed, with the answer that said so if there was one. */
export interface Failure {
  readonly error: KlarnaError
  readonly answered: HttpAnswer | undefined
}

/** What came of a try. */
export type Outcome<Value> = { readonly value: Value } | Failure

/** What the exchange of a call came to. Rejects for defects of our own only. */
export async function outcomeOf<Body, Answer>(
  call: Call<Body, Answer>,
  facts: CallFacts,
  exchange: Promise<HttpAnswer>,
): Promise<Outcome<Received<Answer>>> {
  try {
    return readAnswer(call, facts, await exchange)
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error
    return { answered: undefined, error: toUnreachable(facts, error) }
  }
}

function readAnswer<Body, Answer>(
  call: Call<Body, Answer>,
  facts: CallFacts,
  answered: HttpAnswer,
): Outcome<Received<Answer>> {
  const { body, headers, status } = answered
  if (status < 200 || status > 299) return { answered, error: toKlarnaError(facts, answered) }
  const read = call.endpoint.answer.safeParse(parseJson(body))
  if (read.success) return { value: { answer: read.data, headers, status } }
  return { answered, error: toUnreadable(facts, answered, issuesOf(read.error)) }
}
