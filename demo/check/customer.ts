import { z } from "zod"

import { type Api, call } from "./http"
import type { Person } from "./purchases"

/** Somebody with an account in the store. */
export interface Customer {
  readonly id: string
  readonly email: string
  /** The Store API with their login. */
  readonly api: Api
}

const PASSWORD = "a-password-of-a-customer"
const Token = z.object({ token: z.string() })
const Created = z.object({ customer: z.object({ id: z.string() }) })

/** Registers an account through the Store API and logs into it, as a storefront does. */
export async function register(store: Api, person: Person): Promise<Customer> {
  const { email, first_name, last_name } = person
  const login = { email, password: PASSWORD }
  const path = "/auth/customer/emailpass"
  const begun = await call(store, { answer: Token, body: login, path: `${path}/register` })
  const { customer } = await call(withToken(store, begun.token), {
    answer: Created,
    body: { email, first_name, last_name },
    path: "/store/customers",
  })
  const { token } = await call(store, { answer: Token, body: login, path })
  return { api: withToken(store, token), email, id: customer.id }
}

function withToken({ baseUrl, headers }: Api, token: string): Api {
  return { baseUrl, headers: { ...headers, authorization: `Bearer ${token}` } }
}
