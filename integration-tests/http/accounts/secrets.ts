import { ONE_HUNDRED, type Person } from "../../../demo/check/purchases"
import { capture, refund } from "../../../demo/check/merchant"
import { Modules } from "@medusajs/framework/utils"

import type { Store } from "../../support/in-store"
import { listenToOutput } from "../../support/listen-to-output"
import { complete, confirm, onlyKlarnaOrder, openPayment } from "../../support/payment"

/** Values that occur nowhere else, so that finding one means that it leaked. */
const PLANTED: Person = {
  address_1: "Plantedstreet 4711",
  city: "Plantedtown",
  country_code: "de",
  email: "planted.person@planted-mail.test",
  first_name: "Plantedfirst",
  last_name: "Plantedlast",
  phone: "+4917699988877",
  postal_code: "10117",
}
export const PASSWORD = "planted-password-of-the-account"
const PURCHASE = { ...ONE_HUNDRED, person: PLANTED }
const CALLS = [
  "createSession",
  "readSession",
  "placeOrder",
  "readOrder",
  "captureOrder",
  "refundOrder",
  "cancelOrder",
] as const

export function secrets(store: () => Store): void {
  it("shows no name, address, token or password in logs, session data, messages and its own tables", async () => {
    const logger = store().container().resolve("logger")
    const heard = listenToOutput(logger)
    const messages: string[] = []
    const failing = async (act: () => Promise<unknown>) => {
      for (const kind of ["reset", "html"] as const) {
        const fault = kind === "html" ? { kind, status: 401 } : { kind }
        for (const endpoint of CALLS)
          store().sandbox.control.addFault({ ...fault, count: 5, endpoint })
        await act().catch((error: unknown) => messages.push(String(error)))
        store().sandbox.control.clearFaults()
      }
    }
    await failing(() => openPayment(store(), PURCHASE))
    const payment = await openPayment(store(), PURCHASE)
    await confirm(store(), payment, PLANTED)
    await failing(() => complete(store(), payment))
    const order = await complete(store(), payment)
    expect(order.type).toBe("order")
    const paymentId = await onlyPayment()
    await failing(() => capture(store().admin, paymentId, 30))
    await capture(store().admin, paymentId, 30)
    await failing(() => refund(store().admin, paymentId, 10))
    await refund(store().admin, paymentId, 10)
    const output = heard.stop()
    expect(output).toMatch(/klarna eu captureOrder 201/)

    const token = onlyKlarnaOrder(store()).authorization_token
    if (token === null) throw new Error("The order has no authorization token")
    const secrets = [
      ...Object.values<string>({ ...PLANTED }).filter((value) => value.length > 5),
      PASSWORD,
      token,
    ]
    const places = { data: await ownRows(), messages: messages.join("\n"), output }
    for (const secret of secrets) {
      for (const [place, text] of Object.entries(places)) {
        expect({ found: text.includes(secret), place, secret }).toEqual({
          found: false,
          place,
          secret,
        })
      }
    }
  })

  async function onlyPayment(): Promise<string> {
    const [payment] = await store().container().resolve(Modules.PAYMENT).listPayments({})
    return payment?.id ?? ""
  }

  /** Everything that this plugin stored, and what it made Medusa store of payments. */
  async function ownRows(): Promise<string> {
    const klarna = store().klarnaModule()
    const payments = store().container().resolve(Modules.PAYMENT)
    const rows = [
      await klarna.listKlarnaSessions({}),
      await klarna.listKlarnaOrders({}),
      await klarna.listKlarnaOperations({}),
      await klarna.listKlarnaEvents({}),
      (await payments.listPaymentSessions({})).map(({ data }) => data),
      (await payments.listPayments({})).map(({ data }) => data),
    ]
    return JSON.stringify(rows)
  }
}
