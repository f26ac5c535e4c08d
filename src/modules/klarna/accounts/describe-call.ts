import type { CallRecord } from "../../../klarna/http/send"

/** The log line of a call: the call, its answer's status, how long, how often, the correlation id, and nothing else. */
export function describeCall(accountId: string, record: CallRecord): string {
  const { call, status, milliseconds, tries, correlationId = "-" } = record
  const answer = status === undefined ? "no answer" : String(status)
  return `klarna ${accountId} ${call} ${answer} ${String(milliseconds)} ms, tries: ${String(tries)}, correlation id: ${correlationId}`
}

/** Whether somebody should look at it without asking for details. */
export function isWorthAWarning({ status }: CallRecord): boolean {
  return status === undefined || status >= 400
}
