import { isDeepStrictEqual } from "node:util"

/** A JSON object whose values have not been looked at yet. */
export type Data = Readonly<Record<string, unknown>>

export const isData = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The JSON value of a text, or `undefined` when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** The text under a key, empty when there is none. */
export function textAt(data: Data, key: string): string {
  const value = data[key]
  return typeof value === "string" ? value : ""
}

/** The number under a key, 0 when there is none. */
export function numberAt(data: Data, key: string): number {
  const value = data[key]
  return typeof value === "number" ? value : 0
}

export function dataAt(data: Data, key: string): Data | undefined {
  const value = data[key]
  return isData(value) ? value : undefined
}

/** The objects of the list under a key, none when there is no list. */
export function listAt(data: Data, key: string): readonly Data[] {
  const value = data[key]
  return Array.isArray(value) ? value.filter(isData) : []
}

/** Whether two JSON values are the same, whatever the order of their keys. */
export const same = (left: unknown, right: unknown): boolean => isDeepStrictEqual(left, right)

/** A copy without the fields that are `undefined`, as JSON would show it. */
export const compact = (data: Data): Data =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))

export const sumOf = (items: readonly Data[], key: string): number =>
  items.reduce((sum, item) => sum + numberAt(item, key), 0)
