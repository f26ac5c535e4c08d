import { z } from "zod"

import { Anything, call } from "./http"
import type { Api } from "./http"

const Token = z.object({ token: z.string() })

interface Login {
  email: string
  password: string
}

/** Logs into the admin. @returns the API with the login's token */
export async function logIn(baseUrl: string, login: Login): Promise<Api> {
  const api = { baseUrl }
  const { token } = await call(api, { path: "/auth/user/emailpass", body: login, answer: Token })
  return { baseUrl, headers: { authorization: `Bearer ${token}` } }
}

/** Amounts in major units, as Medusa's admin sends them. */
export async function capture(admin: Api, paymentId: string, amount: number): Promise<void> {
  await call(admin, {
    path: `/admin/payments/${paymentId}/capture`,
    body: { amount },
    answer: Anything,
  })
}

export async function refund(admin: Api, paymentId: string, amount: number): Promise<void> {
  await call(admin, {
    path: `/admin/payments/${paymentId}/refund`,
    body: { amount },
    answer: Anything,
  })
}

export async function cancel(admin: Api, orderId: string): Promise<void> {
  await call(admin, { path: `/admin/orders/${orderId}/cancel`, body: {}, answer: Anything })
}
