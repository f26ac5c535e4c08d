import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import { BJORN } from "../../../demo/check/purchases"
import { asCustomer, type Customer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { complete, confirm, openPayment } from "../../support/payment"
import { agree, cartOf, openSignUp, sellTea, tokenOf, welcome } from "./scene"

const provider_id = "pp_klarna_eu"
const Holder = z.object({
  data: z.record(z.string(), z.unknown()),
  email: z.string(),
  external_id: z.string(),
  id: z.string(),
  provider_id: z.string(),
})
export function savedMethods(store: () => Store): void {
  it("make an account holder at the first checkout, with nothing but the customer's id", async () => {
    const { customer, holder } = await bought()
    expect(holder).toMatchObject({
      data: { id: customer.id },
      external_id: customer.id,
      provider_id,
    })
  })

  it("list what the subscription recipe takes the newest of", async () => {
    const { holder, token } = await bought()
    await welcome(store())
    const methods = await payments().listPaymentMethods({
      context: { account_holder: holder },
      provider_id,
    })
    expect(methods).toEqual([
      {
        data: {
          brand: null,
          created: token.created_at.toISOString(),
          id: token.id,
          masked_number: null,
          status: "ACTIVE",
          type: expect.any(String),
        },
        id: token.id,
        provider_id,
      },
    ])
  })

  it("save what a customer agreed to in a sign-up of theirs, once, and refuse another's", async () => {
    const { customer, holder } = await bought()
    const other = await register(store(), BJORN)
    const signUp = await openSignUp(customer.api, { cart_id: await cartOf(store(), customer.api) })
    const data = { authorization_token: await agree(store(), signUp), session_id: signUp.id }
    const foreign = { data: { id: other.id } }
    await expect(save(foreign, data)).rejects.toThrow(`The customer has no sign-up ${signUp.id}.`)
    await expect(save(holder, {})).rejects.toThrow("data.authorization_token and data.session_id")
    const saved = await save(holder, data)
    expect((await save(holder, data)).id).toBe(saved.id)
    expect(await store().klarnaModule().customerTokens.ofCustomer(customer.id, "eu")).toHaveLength(
      2,
    )
  })

  it("delete one: it isn't listed any more, and Klarna cancels it", async () => {
    const { holder, token } = await bought()
    const remove = (account_holder: { data: Record<string, unknown> }) =>
      payments().deletePaymentMethods({
        context: { account_holder },
        data: {},
        id: token.id,
        provider_id,
      })
    await expect(remove({ data: { id: "cus_another" } })).rejects.toThrow(
      `The customer has no payment method ${token.id}.`,
    )
    await remove(holder)
    expect(store().sandbox.control.tokens()[0]?.status).toBe("CANCELLED")
    const context = { account_holder: holder }
    expect(await payments().listPaymentMethods({ context, provider_id })).toEqual([])
  })

  it("revoke nothing with the account holder", async () => {
    const { customer, holder } = await bought()
    await payments().deleteAccountHolder(holder.id)
    expect(await store().klarnaModule().customerTokens.ofCustomer(customer.id)).toHaveLength(1)
  })

  const payments = () => store().container().resolve(Modules.PAYMENT)
  async function bought() {
    await sellTea(store())
    const customer = await register(store())
    const browser = asCustomer(store(), customer)
    const payment = await openPayment(browser)
    await confirm(browser, payment)
    await complete(browser, payment)
    return {
      customer,
      holder: await holderOf(customer),
      token: await tokenOf(store(), payment.cartId),
    }
  }

  async function holderOf({ id: external_id }: Customer) {
    const query = store().container().resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "account_holder",
      fields: ["id", "data", "external_id", "email", "provider_id"],
      filters: { external_id },
    })
    return Holder.parse(data[0])
  }

  function save(account_holder: { data: Record<string, unknown> }, data: Record<string, unknown>) {
    return payments().createPaymentMethods({ context: { account_holder }, data, provider_id })
  }
}
