import { readFileSync } from "node:fs"
import { join } from "node:path"

import type { Schema } from "./fields"

/** Where Klarna's API documents are; they are not part of this repository. */
export const FOLDER = process.env["KLARNA_OPENAPI_DIR"]

const FILES = ["payments", "order-management", "customer-token", "hosted-payment-page"] as const

/** A call as Klarna's API documents describe it. */
export interface Operation {
  /** `POST /payments/v1/sessions/{}`: method and path, whatever its parameters are called. */
  readonly call: string
  readonly successes: readonly number[]
  readonly isKeyed: boolean
  /** What its body takes; undefined when it has none. */
  readonly request: Schema | undefined
  readonly resolve: (schema: Schema) => Schema
}

interface Content {
  readonly content?: { readonly "application/json"?: { readonly schema: Schema } }
}
interface RawOperation {
  readonly parameters?: readonly { readonly name: string }[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, unknown>>
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

function toOperation(call: string, operation: RawOperation, { components }: OpenApi): Operation {
  return {
    call,
    isKeyed: (operation.parameters ?? []).some(({ name }) => name === "Klarna-Idempotency-Key"),
    request: operation.requestBody?.content?.["application/json"]?.schema,
    resolve: (schema) => {
      const name = schema.$ref?.split("/").pop()
      return name === undefined ? schema : (components.schemas[name] ?? schema)
    },
    successes: Object.keys(operation.responses)
      .map(Number)
      .filter((status) => status < 300),
  }
}
