import { z } from "zod"

/** What the schema's meta says is expected at a path; undefined where it says nothing. */
export function expectedAt(schema: z.ZodType, path: readonly string[]): string | undefined {
  const [head, ...rest] = path
  const inner = unwrap(schema)
  if (head === undefined) return describeExpected(schema)
  if (inner instanceof z.ZodObject) {
    const next: unknown = Reflect.get(inner.shape, head)
    return next instanceof z.ZodType ? expectedAt(next, rest) : undefined
  }
  if (inner instanceof z.ZodRecord && inner.valueType instanceof z.ZodType)
    return expectedAt(inner.valueType, rest)
  return describeExpected(schema)
}

/** What the schema itself says is expected of its value. */
export function describeExpected(schema: z.ZodType): string | undefined {
  const expected = schema.meta()?.["expected"] ?? unwrap(schema).meta()?.["expected"]
  return typeof expected === "string" ? expected : undefined
}

/** The schema inside `optional()` and `default()`. */
export function unwrap(schema: z.ZodType): z.ZodType {
  const wrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? schema.unwrap() : schema
  return wrapped instanceof z.ZodType ? wrapped : schema
}
