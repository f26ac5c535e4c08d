import type { CatalogueCode } from "../../../../src/klarna/errors/catalogue/codes"
import type { EndpointName } from "../../../../src/klarna/contract/endpoints"
import type { Data } from "../../../../src/sandbox/data"
import type { Fault } from "../../../../src/sandbox/faults"
import type { Reply, Shop } from "../shop"

/**
 * How an error is written: JSON over several lines (Payments, Customer Token, Hosted Payment Page) or on one (Order
 * Management), a framework's JSON without a code, a page of HTML, nothing.
 */
export type Form = "pretty" | "compact" | "framework" | "html" | "empty"

/** An error of Klarna's and how to get it from the sandbox. */
export interface ErrorCase {
  readonly status: number
  readonly form: Form
  /** What the body calls it; none in a framework's JSON, in HTML and in nothing. */
  readonly code?: string
  /** The one message. */
  readonly text?: string | RegExp
  /** What the body says besides. */
  readonly more?: Data
  readonly headers?: Readonly<Record<string, string | null>>
  /** The way to it. */
  readonly get: (shop: Shop) => Promise<Reply>
  /** Nothing that a caller does leads to it, so a fault says it. */
  readonly byFault?: true
}

export type Rows<C extends CatalogueCode> = Readonly<Record<C, readonly ErrorCase[]>>

/** What a fault says, and to which call; any, if not said. */
interface Faulty {
  readonly status: number
  readonly form: "pretty" | "compact"
  readonly code: string
  readonly text: string
  readonly endpoint?: EndpointName
}

const byFault =
  (armed: Fault, { code, form, status, text }: Faulty) =>
  (call: ErrorCase["get"]): ErrorCase => ({
    byFault: true,
    code,
    form,
    get: (shop) => {
      shop.sandbox.control.addFault(armed)
      return call(shop)
    },
    status,
    text,
  })

/** An error that only a fault can say, in its words; `call` is what meets the fault. */
export function fault(said: Faulty, call: ErrorCase["get"]): ErrorCase {
  const { code, endpoint = "*", status, text: message } = said
  return byFault({ code, endpoint, kind: "error", message, status }, said)(call)
}

/** An error that only a fault can say, which is told the status alone: the rest is what the API says with it. */
export function usualFault(said: Faulty, call: ErrorCase["get"]): ErrorCase {
  const { endpoint = "*", status } = said
  return byFault({ endpoint, kind: "error", status }, said)(call)
}
