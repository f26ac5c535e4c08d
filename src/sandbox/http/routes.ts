import type { EndpointName } from "../../klarna/contract/endpoints"
import { ENDPOINTS } from "../../klarna/contract/endpoints"
import type { Family } from "./error-answers"

export interface Route {
  readonly endpoint: EndpointName
  readonly params: Readonly<Record<string, string>>
}

interface Pattern {
  readonly endpoint: EndpointName
  readonly method: string
  readonly names: readonly string[]
  readonly shape: RegExp
}

function isEndpointName(name: string): name is EndpointName {
  return Object.hasOwn(ENDPOINTS, name)
}

function toPattern(endpoint: EndpointName): Pattern {
  const { method, path } = ENDPOINTS[endpoint]
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "")
  return { endpoint, method, names, shape: new RegExp(`^${path.replace(/\{\w+\}/g, "([^/]+)")}$`) }
}

export const ENDPOINT_NAMES: readonly EndpointName[] = Object.keys(ENDPOINTS).filter(isEndpointName)

const PATTERNS = ENDPOINT_NAMES.map(toPattern)

/** Two slashes in front are taken as one, and a session path without an id creates a session (both recorded). */
export const tidyPath = (path: string): string =>
  path.replace(/^\/{2,}/, "/").replace(/^(\/payments\/v1\/sessions)\/$/, "$1")

function paramsOf({ names }: Pattern, match: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ""]))
}

/** The call that method and (tidy) path stand for. */
export function findRoute(method: string, path: string): Route | undefined {
  for (const pattern of PATTERNS) {
    const match = pattern.method === method ? pattern.shape.exec(path) : null
    if (match) return { endpoint: pattern.endpoint, params: paramsOf(pattern, match) }
  }
  return undefined
}

/** Whether the path would be known with another method. */
export const isKnownPath = (path: string): boolean => PATTERNS.some(({ shape }) => shape.test(path))

const FAMILIES: readonly (readonly [prefix: string, family: Family])[] = [
  ["/ordermanagement/", "order-management"],
  ["/customer-token/", "customer-token"],
  ["/hpp/", "hosted-page"],
]

export const familyOf = (path: string): Family =>
  FAMILIES.find(([prefix]) => path.startsWith(prefix))?.[1] ?? "payments"

/** Order Management refuses paths with braces and the like before it looks at them (recorded for `%7B%7D`). */
export const isIllegalPath = (path: string): boolean =>
  familyOf(path) === "order-management" && /[{}|\\^"<>`]|%(7B|7C|7D|5C|5E|22|3C|3E|60)/i.test(path)
