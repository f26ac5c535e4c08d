import type { EndpointName } from "../contract/endpoints"
import type { Limiter } from "./limiter"
import { outcomeOf, type Received } from "./outcome"
import { correlationIdOf } from "./read-error"
import { type Call, factsOf, toRequest } from "./request"
import type { Transport } from "./transport"
import { type Finished, type Patience, withRetries } from "./with-retries"

/** What a log may know of a call: nothing that stood in a body. */
export interface CallRecord {
  readonly call: EndpointName
  /** HTTP status of the last try; undefined when no answer came. */
  readonly status: number | undefined
  /** From the call to its end, waits included. */
  readonly milliseconds: number
  /** How often it was sent; 0 when it waited in vain for its turn. */
  readonly tries: number
  /** Of the last try. */
  readonly correlationId: string | undefined
}

export interface Wire extends Omit<Patience, "limiter"> {
  readonly transport: Transport
  /** Turns by class of calls. */
  readonly limiters: Readonly<Record<"create-session" | "other" | "kept", Limiter>>
  readonly onCall: (record: CallRecord) => void
}

/**
 * Checks the request, sends it, repeats it where that is safe and may help, and reads the answer.
 * Throws `KlarnaError`, nothing else.
 */
export type Send = <Body, Answer>(call: Call<Body, Answer>) => Promise<Received<Answer>>

export function createSend({ limiters, onCall, transport, ...patience }: Wire): Send {
  const { effects } = patience
  return async (call) => {
    const request = toRequest(call)
    const facts = factsOf(call)
    const { kept, limit } = call.endpoint
    const limiter = limiters[kept ? "kept" : limit]
    const attempt = (timeoutMs: number) => outcomeOf(call, facts, transport(request, timeoutMs))
    const started = effects.now()
    const finished = await withRetries({ attempt, facts }, { ...patience, limiter })
    const milliseconds = Math.round(effects.now() - started)
    tell(onCall, { call: call.name, milliseconds, ...readRecord(finished) })
    if ("value" in finished.outcome) return finished.outcome.value
    throw finished.outcome.error
  }
}

function readRecord<Answer>({
  outcome,
  tries,
}: Finished<Received<Answer>>): Pick<CallRecord, "status" | "tries" | "correlationId"> {
  if ("error" in outcome) {
    const { correlationId, status } = outcome.error
    return { correlationId, status, tries }
  }
  const { headers, status } = outcome.value
  return { correlationId: correlationIdOf(headers), status, tries }
}

/** A log that fails must not turn a call that succeeded into one that failed. */
function tell(onCall: (record: CallRecord) => void, record: CallRecord): void {
  try {
    onCall(record)
  } catch {
    // Nobody is left to be told.
  }
}
