import { readFileSync } from "node:fs"
import { join } from "node:path"

import type { ErrorObject, ValidateFunction } from "ajv"
import Ajv from "ajv"
import addFormats from "ajv-formats"

import { SERVED_ENDPOINTS } from "../../../src/klarna/contract/endpoints"
import type { ServedEndpointName } from "../../../src/klarna/contract/endpoints"
import type { Data } from "../../../src/sandbox/data"
import { dataAt, isData, parseJson } from "../../../src/sandbox/data"
import type { Exchange } from "../../../src/sandbox/journal"
import { DEVIATIONS } from "./deviations"

/** Where Klarna's API documents are; they are not part of this repository. */
export const openApiFolder = (): string | undefined => process.env.KLARNA_OPENAPI_DIR

/** A suite that needs Klarna's API documents: skipped, and saying so, where they are not given. */
export function describeWithDocuments(name: string, tests: () => void): void {
  if (openApiFolder() !== undefined) return describe(name, tests)
  process.stderr.write(
    `\nSKIPPED: "${name}" needs KLARNA_OPENAPI_DIR, the folder of Klarna's API documents.\n`,
  )
  describe.skip(name, tests)
}

const FILES = { management: "order-management.json", payments: "payments.json" } as const
type DocumentName = keyof typeof FILES

const documentOf = (path: string): DocumentName =>
  path.startsWith("/ordermanagement/") ? "management" : "payments"

/** The document with every object closed, so that a field it does not know is a complaint. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (!isData(value)) return value
  const inner = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, closed(item)]))
  const isObjectSchema = isData(value.properties) && value.type !== undefined && !("$ref" in value)
  return isObjectSchema ? { ...inner, additionalProperties: false } : inner
}

interface Documents {
  readonly ajv: Ajv
  readonly contents: Readonly<Record<DocumentName, Data>>
}

function load(folder: string): Documents {
  const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false })
  addFormats(ajv)
  const read = (name: DocumentName): Data => {
    const document = closed(parseJson(readFileSync(join(folder, FILES[name]), "utf8")))
    if (!isData(document)) throw new Error(`${FILES[name]} is no API document`)
    ajv.addSchema({ ...document, $id: name })
    return document
  }
  return { ajv, contents: { management: read("management"), payments: read("payments") } }
}

let loaded: Documents | undefined
function documents(): Documents {
  const folder = openApiFolder()
  if (folder === undefined) throw new Error("KLARNA_OPENAPI_DIR is not set")
  return (loaded ??= load(folder))
}

/** `{authorizationToken}` and `{authorization_token}` are one. */
const anonymous = (path: string): string => path.replace(/\{\w+\}/g, "{}")

const pointer = (...keys: string[]): string =>
  keys.map((key) => `/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`).join("")

/** What the documents say about one call. */
interface Documented {
  readonly document: DocumentName
  readonly operation: Data
  /** Where the operation stands in its document. */
  readonly place: string
}

function documented(endpoint: ServedEndpointName): Documented {
  const { method, path } = SERVED_ENDPOINTS[endpoint]
  const document = documentOf(path)
  const paths = dataAt(documents().contents[document], "paths") ?? {}
  const found = Object.keys(paths).find((key) => anonymous(key) === anonymous(path))
  const verb = method.toLowerCase()
  const operation = dataAt(dataAt(paths, found ?? "") ?? {}, verb)
  if (found === undefined || !operation) throw new Error(`${method} ${path} is not documented`)
  return { document, operation, place: pointer("paths", found, verb) }
}

const validators = new Map<string, ValidateFunction>()
function validator(ref: string): ValidateFunction {
  const known = validators.get(ref)
  if (known) return known
  const made = documents().ajv.compile({ $ref: ref })
  validators.set(ref, made)
  return made
}

function complaintOf(error: ErrorObject): string {
  const extra: unknown = error.params.additionalProperty
  return typeof extra === "string"
    ? `${error.instancePath}/${extra} is not documented`
    : `${error.instancePath} ${error.message ?? "is not valid"}`
}

function complaintsAbout(value: unknown, ref: string): string[] {
  const validate = validator(ref)
  return validate(value) ? [] : (validate.errors ?? []).map(complaintOf)
}

const JSON_SCHEMA = ["content", "application/json", "schema"]

function jsonSchema(content: Data): Data | undefined {
  return dataAt(dataAt(dataAt(content, "content") ?? {}, "application/json") ?? {}, "schema")
}

function requestComplaints(
  { request }: Exchange,
  { document, operation, place }: Documented,
): string[] {
  const body = dataAt(operation, "requestBody")
  if (!body || !jsonSchema(body)) {
    return request.body === null ? [] : ["request has a body, but none is documented"]
  }
  const ref = `${document}#${place}${pointer("requestBody", ...JSON_SCHEMA)}`
  return complaintsAbout(request.body, ref).map((complaint) => `request ${complaint}`)
}

function headerComplaints(headers: Readonly<Record<string, string>>, answer: Data): string[] {
  return Object.keys(dataAt(answer, "headers") ?? {})
    .filter((name) => headers[name.toLowerCase()] === undefined)
    .map((name) => `answer header ${name} is missing`)
}

function answerComplaints(
  { response }: Exchange,
  { document, operation, place }: Documented,
): string[] {
  if (!response) return []
  const status = String(response.status)
  const answer = dataAt(dataAt(operation, "responses") ?? {}, status)
  if (!answer) return [`answer status ${status} is not documented`]
  const missing = headerComplaints(response.headers, answer)
  if (!jsonSchema(answer)) return missing
  if (response.body === null) return [...missing, "answer body is missing"]
  const ref = `${document}#${place}${pointer("responses", status, ...JSON_SCHEMA)}`
  return [...missing, ...complaintsAbout(response.body, ref).map((text) => `answer ${text}`)]
}

export interface Complaint {
  readonly endpoint: ServedEndpointName
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

export const isKnown = ({ endpoint, text }: Complaint): boolean =>
  DEVIATIONS.some(
    (known) =>
      (known.endpoint === "any" || known.endpoint === endpoint) && known.complaint.test(text),
  )

/** What is wrong with exchanges, one sentence each: against Klarna's documents, and no known deviation. */
export const violations = (entries: readonly Exchange[]): string[] => [
  ...new Set(
    complaints(entries)
      .filter((complaint) => !isKnown(complaint))
      .map(({ endpoint, text }) => `${endpoint}: ${text}`),
  ),
]
