import { ONE_HUNDRED, type Person } from "../../../demo/check/purchases"
import type { Store } from "../../support/in-store"
import { listenToOutput } from "../../support/listen-to-output"
import { complete, onlyKlarnaOrder, openPayment } from "../../support/payment"
import { actOnPage, pageOf, REDIRECT } from "../provider/hosted-page"
import { delivered, hook, json, recorded, send } from "./hooks"

/** Values that occur nowhere else, so that finding one means that it leaked. */
const PLANTED: Person = {
  ...ONE_HUNDRED.person,
  email: "planted.person@planted-mail.test",
  first_name: "Plantedfirst",
  last_name: "Plantedlast",
}

export function secrecy(store: () => Store): void {
  it("of calls, good and bad, are in no table and no log", async () => {
    const heard = listenToOutput(store().container().resolve("logger"))
    const payment = await openPayment(store(), { ...ONE_HUNDRED, person: PLANTED }, REDIRECT)
    await actOnPage(store(), payment, "complete")
    await delivered(store(), "status_update")
    const { id } = await pageOf(store(), payment.data)
    const statuses = await sendPlanted(id)
    expect(statuses).toEqual([200, 200, 400, 401, 404])
    expect((await complete(store(), payment)).type).toBe("order")
    await delivered(store(), "push")
    const output = heard.stop()
    const klarna = store().klarnaModule()
    const kept = JSON.stringify([
      await recorded(store()),
      await klarna.listKlarnaCallbackRefusals({}),
      await klarna.listKlarnaEvents({}),
    ])
    const tokens = Object.values(klarna.callbackUrls(id)).map((url) => url.split("token=")[1] ?? "")
    const authorization = onlyKlarnaOrder(store()).authorization_token ?? ""
    expect(authorization).not.toBe("")
    expect(output.split("\n").filter((line) => line.includes("lanted"))).toEqual([])
    for (const secret of ["lanted", authorization, ...tokens]) {
      expect({ found: kept.includes(secret), secret }).toEqual({ found: false, secret })
      expect({ found: output.includes(secret), secret }).toEqual({ found: false, secret })
    }
  })

  /** The shopper's name wherever a call has room for it. */
  async function sendPlanted(id: string): Promise<number[]> {
    const notification = hook(store(), "notification", id)
    const calls = [
      send(`${hook(store(), "push", id)}&order_id=${PLANTED.email}&name=${PLANTED.last_name}`),
      send(
        notification,
        json({ event_type: PLANTED.email, name: PLANTED.last_name, order_id: "1" }),
      ),
      send(notification, json({ order_id: PLANTED.email })),
      send(`${notification}${PLANTED.last_name}`, json({ order_id: "1" })),
      send(notification.replace("/notification?", `/unknown?name=${PLANTED.last_name}&`)),
    ]
    return (await Promise.all(calls)).map(({ status }) => status)
  }
}
