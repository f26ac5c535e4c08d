import type { Call } from "../../chaos/weather/proxy"

const CHARGE = /^\/customer-token\/v1\/tokens\/[^/]+\/order$/
const CAPTURE = /^\/ordermanagement\/v1\/orders\/[^/]+\/captures$/

export const isCharge = ({ method, path }: Call) => method === "POST" && CHARGE.test(path)
const isCapture = ({ method, path }: Call) => method === "POST" && CAPTURE.test(path)

/** The process dies with a call: before Klarna gets it, or when Klarna has answered and the store hasn't heard. */
interface AtCall {
  readonly isIt: (call: Call) => boolean
  readonly answered: boolean
}

/** The process dies before it writes into a table, when there are rows that say how far it had come. */
interface AtTable {
  readonly table: string
  readonly rows: string
}

/** The moments of a renewal in which the store's process dies. */
export const POINTS = {
  claimed: {
    rows: "klarna_charge where leased_until is not null and cart_id is null",
    table: "cart",
  },
  "order written, and linked to nothing": {
    rows: `"order" where metadata ->> 'klarna_charge_id' is not null
             and not exists (select from order_cart where order_id = "order".id)`,
    table: "order_cart",
  },
  "order linked, and nothing asked of Klarna": {
    rows: `klarna_charge join order_cart using (cart_id)
             where way = 'token' and not exists (select from klarna_operation where subject = klarna_charge.id)`,
    table: "klarna_operation",
  },
  "operation written": { answered: false, isIt: isCharge },
  "Klarna answered": { answered: true, isIt: isCharge },
  captured: { answered: true, isIt: isCapture },
} as const satisfies Record<string, AtCall | AtTable>

export type Point = keyof typeof POINTS
export const NAMES = Object.keys(POINTS) as Point[]

/** What a point of the table is: a call, or a table. */
export function describe(point: Point): AtCall | AtTable {
  return POINTS[point]
}
