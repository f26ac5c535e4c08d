import type { EndpointName } from "../../../src/klarna/contract/endpoints"
import type { Data } from "../../../src/sandbox/data"
import { dataAt } from "../../../src/sandbox/data"
import type { Exchange } from "../../../src/sandbox/journal"
import type { Deviation } from "./deviations"
import { DEVIATIONS } from "./deviations"
import type { Documented } from "./documents"
import { complaintsAbout, documented, documentOf, openApiFolder } from "./documents"

/** A suite that needs Klarna's API documents: skipped, and saying so, where they are not given. */
export function describeWithDocuments(name: string, tests: () => void): void {
  if (openApiFolder() !== undefined) return describe(name, tests)
  process.stderr.write(
    `\nSKIPPED: "${name}" needs KLARNA_OPENAPI_DIR, the folder of Klarna's API documents.\n`,
  )
  describe.skip(name, tests)
}

const JSON_SCHEMA = ["content", "application/json", "schema"] as const

function jsonSchema(content: Data): Data | undefined {
  return dataAt(dataAt(dataAt(content, "content") ?? {}, "application/json") ?? {}, "schema")
}

function requestComplaints({ request }: Exchange, { operation, ref }: Documented): string[] {
  const body = dataAt(operation, "requestBody")
  if (!body || !jsonSchema(body)) {
    return request.body === null ? [] : ["request has a body, but none is documented"]
  }
  const found = complaintsAbout(request.body, ref("requestBody", ...JSON_SCHEMA))
  return found.map((complaint) => `request ${complaint}`)
}

type Response = NonNullable<Exchange["response"]>

/** Headers by which Klarna says something, unlike those that only carry the answer. */
const TELLING = ["capture-id", "location", "refund-id", "transaction-id"]

function headerComplaints({ headers }: Response, answer: Data): string[] {
  const known = Object.keys(dataAt(answer, "headers") ?? {})
  const lower = known.map((name) => name.toLowerCase())
  return [
    ...known
      .filter((name) => headers[name.toLowerCase()] === undefined)
      .map((name) => `answer header ${name} is missing`),
    ...TELLING.filter((name) => headers[name] !== undefined && !lower.includes(name)).map(
      (name) => `answer header ${name} is not documented`,
    ),
  ]
}

function bodyComplaints({ body, status }: Response, answer: Data, ref: string): string[] {
  if (!jsonSchema(answer)) return body === null ? [] : [`answer ${status} body is not documented`]
  if (body === null) return ["answer body is missing"]
  return complaintsAbout(body, ref).map((text) => `answer ${text}`)
}

function answerComplaints({ response }: Exchange, { operation, ref }: Documented): string[] {
  if (!response) return []
  const status = String(response.status)
  const answer = dataAt(dataAt(operation, "responses") ?? {}, status)
  if (!answer) return [`answer status ${status} is not documented`]
  const schema = ref("responses", status, ...JSON_SCHEMA)
  return [...headerComplaints(response, answer), ...bodyComplaints(response, answer, schema)]
}

export interface Complaint {
  readonly endpoint: EndpointName
  readonly text: string
}

/** Everything in which exchanges leave the documents; a refused request may be wrong and is not looked at. */
export function complaints(entries: readonly Exchange[]): readonly Complaint[] {
  return entries.flatMap((entry) => {
    const { endpoint, response } = entry
    if (endpoint === null) return []
    const described = documented(endpoint)
    const isAccepted = response !== null && response.status < 400
    return [
      ...(isAccepted ? requestComplaints(entry, described) : []),
      ...answerComplaints(entry, described),
    ].map((text) => ({ endpoint, text }))
  })
}

/** Whether a deviation is about a complaint. */
export const explains = (
  { complaint, where }: Deviation,
  { endpoint, text }: Complaint,
): boolean => {
  const api = documentOf(endpoint)
  const isThere = where.some((place) => place === endpoint || place === api || place === "any")
  return isThere && complaint.test(text)
}

const isKnown = (complaint: Complaint): boolean =>
  DEVIATIONS.some((deviation) => explains(deviation, complaint))

/** What is wrong with exchanges, one sentence each: against Klarna's documents, and no known deviation. */
export const violations = (entries: readonly Exchange[]): string[] => [
  ...new Set(
    complaints(entries)
      .filter((complaint) => !isKnown(complaint))
      .map(({ endpoint, text }) => `${endpoint}: ${text}`),
  ),
]
