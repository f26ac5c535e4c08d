import { KlarnaError } from "../../../src/klarna/errors/klarna-error"
import type { Store } from "../../support/in-store"

export function keys(store: () => Store): void {
  const intent = { amount: 100, kind: "refund", subject: "an order", wish: "a refund" } as const

  /** The same refund again, whose call ends like this. Answers the key that Klarna was given. */
  const ask = async (error?: KlarnaError): Promise<string> => {
    let used = ""
    const klarna = store().klarnaModule()
    await klarna
      .perform(klarna.account("eu"), intent, async (key) => {
        used = key
        if (error) throw error
        return "a Klarna id"
      })
      .catch(() => undefined)
    return used
  }

  it("keeps its key when the answer was lost and the repeats were throttled or unauthorized", async () => {
    const call = "refundOrder"
    const first = await ask(new KlarnaError({ call, effectPossible: true, kind: "unreachable" }))
    for (const kind of ["rate_limited", "unauthorized"] as const) {
      expect(await ask(new KlarnaError({ call, effectPossible: false, kind }))).toBe(first)
    }
    expect(await ask()).toBe(first)
    const [operation] = await store().klarnaModule().listKlarnaOperations({ subject: "an order" })
    expect(operation).toMatchObject({ attempt: 1, state: "done" })
  })

  it("gets another key after Klarna refused it", async () => {
    const code = "REFUND_NOT_ALLOWED"
    const refusal = { call: "refundOrder", code, effectPossible: false, kind: "rejected" } as const
    const first = await ask(new KlarnaError(refusal))
    expect(await ask()).not.toBe(first)
  })
}
