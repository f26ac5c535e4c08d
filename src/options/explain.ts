import type { z } from "zod"

import { expectedAt } from "./describe-schema"
import { OptionsError } from "./options-error"
import { Options } from "./schema"

type Issue = z.core.$ZodIssue

/** Values at these paths, and all below them, are never printed. */
const HIDDEN = /^options\.(secret|accounts\.[^.]+\.(password|username))(\.|$)/

/** The first issue of a parsed input as one sentence. */
export function explain(error: z.ZodError, input: unknown): OptionsError {
  const [issue] = error.issues
  const path = ["options", ...(issue?.path ?? [])].map(String)
  if (issue?.code === "unrecognized_keys") {
    const dotted = [...path, issue.keys[0] ?? ""].join(".")
    return new OptionsError(dotted, "is not an option of this plugin")
  }
  if (issue?.code === "invalid_key") {
    const problem = `has the name ${show(path.pop())}; expected ${expectedOf(path, issue)}`
    return new OptionsError(path.join("."), problem)
  }
  const found = describe(path, valueAt(input, path), issue)
  return new OptionsError(path.join("."), `is ${found}; expected ${expectedOf(path, issue)}`)
}

/** What the schema says is expected at a path; zod's own words where it says nothing. */
function expectedOf(path: readonly string[], issue: Issue | undefined): string {
  if (issue?.code === "invalid_value") {
    const values = issue.values.map(show).join(", ")
    return issue.values.length === 1 ? values : `one of ${values}`
  }
  const expected = expectedAt(Options, path.slice(1))
  if (expected) return expected
  if (issue?.code === "invalid_type")
    return issue.expected === "object" ? "an object" : `a ${issue.expected}`
  return issue?.message ?? "another value"
}

/** What stands at a path. Where an object belongs a text may be a secret in the wrong place, so it isn't printed. */
function describe(path: readonly string[], value: unknown, issue: Issue | undefined): string {
  if (HIDDEN.test(path.join("."))) return describeHidden(value)
  const belongsObject = issue?.code === "invalid_type" && OBJECTS.has(issue.expected)
  return belongsObject && typeof value === "string" ? "a text" : show(value)
}

const OBJECTS = new Set(["object", "record"])

function describeHidden(value: unknown): string {
  if (value === undefined) return "missing"
  if (value === "" || (Array.isArray(value) && value.length === 0)) return "empty"
  return typeof value === "string" ? "too short" : "not usable"
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  return path.slice(1).reduce<unknown>((value, key) => {
    return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined
  }, input)
}

const CREDENTIALS = /\/\/[^/]*@/g

/** A value as a sentence can quote it, without what stands before the host of an address. */
export function show(value: unknown): string {
  if (value === undefined) return "missing"
  if (typeof value === "string") return JSON.stringify(value.replace(CREDENTIALS, "//…@"))
  if (typeof value === "number" || typeof value === "boolean") return JSON.stringify(value)
  if (typeof value !== "object" || value === null)
    return value === null ? "null" : `a ${typeof value}`
  if (Object.keys(value).length === 0) return "empty"
  return Array.isArray(value) ? "an array" : "an object"
}
