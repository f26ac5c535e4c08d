import { register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { settled } from "../../support/sync"
import { agree, cartOf, myTokens, openSignUp } from "./scene"

export function closedBrowsers(store: () => Store): void {
  it.each([["widget"], ["redirect"]])("is finished by Klarna's call: %s", async (checkout) => {
    const { api } = await register(store())
    const signUp = await openSignUp(api, { cart_id: await cartOf(store(), api), checkout })
    if (checkout === "widget") await agree(store(), signUp)
    else {
      const row = await store().klarnaModule().sessions.find(signUp.id)
      store().sandbox.control.actOnHostedPage(row?.hosted_page_id ?? "", "complete")
    }
    await settled(store())
    expect(await myTokens(api)).toHaveLength(1)
    expect((await store().klarnaModule().sessions.find(signUp.id))?.state).toBe("closed")
    expect(store().sandbox.control.tokens()).toHaveLength(1)
  })
}
