import type { EndpointName } from "../../../src/klarna/contract/endpoints"
import type { FaultEffect } from "../../../src/sandbox/faults"
import type { Store } from "../../support/in-store"
import { IS_LONG_RUN } from "../is-long-run"

const ALL_FAULTS: readonly [string, FaultEffect][] = [
  ["the answer was lost after the effect", { kind: "lost" }],
  ["the connection broke before the effect", { kind: "reset" }],
  ["the answer never came", { kind: "timeout" }],
  ["Klarna throttled, with headers", { kind: "rate_limited" }],
  ["Klarna throttled, without headers", { headers: false, kind: "rate_limited" }],
  ["Klarna answered 500 after the effect", { effect: true, kind: "error", status: 500 }],
  ["Klarna answered 503 without the effect", { effect: false, kind: "error", status: 503 }],
  ["the credentials were refused by a page of HTML", { kind: "html", status: 401 }],
  ["a gateway answered 400 by a page of HTML", { kind: "html", status: 400 }],
  ["the answer was cut off", { kind: "truncated" }],
]

/** The ones that tempt most to do something twice. */
const SAMPLE = ["the answer was lost after the effect", "Klarna answered 500 after the effect"]

/** What can go wrong, and whether Klarna may have done what was asked. */
export const FAULTS = ALL_FAULTS.filter(([name]) => IS_LONG_RUN || SAMPLE.includes(name))

/** More often than any client repeats a call. */
const FOR_LONG = 9

/** Runs something while a call goes wrong, and answers the error it gave, if it gave one. */
export async function during(
  { sandbox }: Store,
  endpoint: EndpointName,
  act: { fault: FaultEffect; run: () => Promise<unknown> },
): Promise<Error | undefined> {
  sandbox.control.addFault({ ...act.fault, count: FOR_LONG, endpoint })
  const error = await act.run().then(
    () => undefined,
    (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
  )
  sandbox.control.clearFaults()
  return error
}
