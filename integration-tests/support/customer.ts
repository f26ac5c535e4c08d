import { type Customer, register as registerByApi } from "../../demo/check/customer"
import { ANNA, type Person } from "../../demo/check/purchases"
import type { Store } from "./in-store"

export type { Customer }

/** Registers an account through the Store API and logs into it, as a storefront does. */
export function register({ store }: Store, person: Person = ANNA): Promise<Customer> {
  return registerByApi(store, person)
}

/** The store as a customer's own browser sees it: helpers that buy do it as this customer. */
export function asCustomer(store: Store, { api }: Customer): Store {
  return { ...store, store: api }
}
