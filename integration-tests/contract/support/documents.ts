import { readFileSync } from "node:fs"
import { join } from "node:path"

import type { ErrorObject, ValidateFunction } from "ajv"
import Ajv from "ajv"
import addFormats from "ajv-formats"

import type { EndpointName } from "../../../src/klarna/contract/endpoints"
import { ENDPOINTS } from "../../../src/klarna/contract/endpoints"
import type { Data } from "../../../src/sandbox/data"
import { dataAt, isData, parseJson } from "../../../src/sandbox/data"

/** Where Klarna's API documents are; they are not part of this repository. */
export const openApiFolder = (): string | undefined => process.env.KLARNA_OPENAPI_DIR

const FILES = {
  management: "order-management.json",
  page: "hosted-payment-page.json",
  payments: "payments.json",
  token: "customer-token.json",
} as const
/** One of Klarna's APIs, each of which has a document of its own. */
export type DocumentName = keyof typeof FILES

const PREFIXES: Readonly<Record<DocumentName, string>> = {
  management: "/ordermanagement/",
  page: "/hpp/",
  payments: "/payments/",
  token: "/customer-token/",
}

const isDocumentName = (name: string): name is DocumentName => Object.hasOwn(FILES, name)
export const DOCUMENTS: readonly DocumentName[] = Object.keys(FILES).filter(isDocumentName)

/** The document in which a call has to stand. */
export function documentOf(endpoint: EndpointName): DocumentName {
  const { path } = ENDPOINTS[endpoint]
  const found = DOCUMENTS.find((name) => path.startsWith(PREFIXES[name]))
  if (!found) throw new Error(`${path} belongs to none of Klarna's API documents`)
  return found
}

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
  readonly contents: ReadonlyMap<DocumentName, Data>
}

function load(folder: string): Documents {
  const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false })
  addFormats(ajv)
  const read = (name: DocumentName): readonly [DocumentName, Data] => {
    const document = closed(parseJson(readFileSync(join(folder, FILES[name]), "utf8")))
    if (!isData(document)) throw new Error(`${FILES[name]} is no API document`)
    ajv.addSchema({ ...document, $id: name })
    return [name, document]
  }
  return { ajv, contents: new Map(DOCUMENTS.map(read)) }
}

let loaded: Documents | undefined
function documents(): Documents {
  const folder = openApiFolder()
  if (folder === undefined) throw new Error("KLARNA_OPENAPI_DIR is not set")
  return (loaded ??= load(folder))
}

/** `{authorizationToken}` and `{authorization_token}` are one. */
const anonymous = (path: string): string => path.replace(/\{\w+\}/g, "{}")

const pointer = (...keys: readonly string[]): string =>
  keys.map((key) => `/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`).join("")

/** What the documents say about one call. */
export interface Documented {
  readonly operation: Data
  /** Where a part of the operation stands, for `complaintsAbout`. */
  readonly ref: (...keys: readonly string[]) => string
}

export function documented(endpoint: EndpointName): Documented {
  const { method, path } = ENDPOINTS[endpoint]
  const document = documentOf(endpoint)
  const paths = dataAt(documents().contents.get(document) ?? {}, "paths") ?? {}
  const found = Object.keys(paths).find((key) => anonymous(key) === anonymous(path))
  const verb = method.toLowerCase()
  const operation = dataAt(dataAt(paths, found ?? "") ?? {}, verb)
  if (found === undefined || !operation) throw new Error(`${method} ${path} is not documented`)
  return {
    operation,
    ref: (...keys) => `${document}#${pointer("paths", found, verb, ...keys)}`,
  }
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

/** In what a value differs from the schema at a place, one sentence each. */
export function complaintsAbout(value: unknown, ref: string): readonly string[] {
  const validate = validator(ref)
  return validate(value) ? [] : (validate.errors ?? []).map(complaintOf)
}
