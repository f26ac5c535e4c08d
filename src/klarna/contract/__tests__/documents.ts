import { readFileSync } from "node:fs"
import { join } from "node:path"

import type { Schema } from "./fields"

/** Where Klarna's API documents are; they are not part of this repository. */
export const FOLDER = process.env["KLARNA_OPENAPI_DIR"]

/** A suite that needs the documents: skipped, and saying so, where they are not given. */
export function describeIfGiven(name: string, tests: () => void): void {
  if (FOLDER !== undefined) return describe(name, tests)
  process.stderr.write(`\nSKIPPED: "${name}" needs KLARNA_OPENAPI_DIR.\n`)
  describe.skip(name, tests)
}

const FILES = ["payments", "order-management", "customer-token", "hosted-payment-page"] as const

/** A call as Klarna's API documents describe it. */
export interface Operation {
  /** `POST /payments/v1/sessions/{}`: method and path, whatever its parameters are called. */
  readonly call: string
  readonly successes: readonly number[]
  readonly isKeyed: boolean
  /** What its body takes; undefined when it has none. */
  readonly request: Schema | undefined
  /** What the JSON of its success holds; undefined when it has none. */
  readonly answer: Schema | undefined
  /** What the JSON of its refusals holds, where they have a schema. */
  readonly refusals: readonly Schema[]
  readonly resolve: (schema: Schema) => Schema
}

interface Content {
  readonly content?: { readonly "application/json"?: { readonly schema: Schema } }
}
interface RawOperation {
  readonly parameters?: readonly { readonly name: string }[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content>>
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

export const callName = (method: string, path: string): string =>
  `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, "{}")}`

/** Every call of the four documents. */
export function readOperations(folder: string): Operation[] {
  return FILES.flatMap((name) => {
    const document = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as OpenApi
    return Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) =>
        toOperation(callName(method, path), operation, document),
      ),
    )
  })
}

const jsonOf = (content: Content | undefined): Schema | undefined =>
  content?.content?.["application/json"]?.schema

const isSuccess = (status: string): boolean => Number(status) < 300

function toOperation(call: string, operation: RawOperation, { components }: OpenApi): Operation {
  const { responses } = operation
  const successes = Object.keys(responses).filter(isSuccess)
  return {
    answer: jsonOf(responses[successes[0] ?? ""]),
    call,
    isKeyed: (operation.parameters ?? []).some(({ name }) => name === "Klarna-Idempotency-Key"),
    refusals: Object.entries(responses).flatMap(([status, content]) =>
      isSuccess(status) ? [] : (jsonOf(content) ?? []),
    ),
    request: jsonOf(operation.requestBody),
    resolve: (schema) => {
      const name = schema.$ref?.split("/").pop()
      return name === undefined ? schema : (components.schemas[name] ?? schema)
    },
    successes: successes.map(Number),
  }
}
