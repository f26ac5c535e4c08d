import { authorize, complete, confirmOnPage, startPayment } from "../../../demo/check/checkout"
import { Anything, call } from "../../../demo/check/http"
import { fillCart } from "../../../demo/check/shopper"
import type { Basket } from "../../../demo/check/purchases"
import type { Dice } from "../dice"
import type { Stage } from "../stage/stage"
import { persist } from "./persistence"

/** The steps of one shopper with one cart. Each may fail. */
export class Visit {
  readonly #stage: Stage
  readonly #basket: Basket

  private constructor(
    stage: Stage,
    basket: Basket,
    private readonly cartId: string,
    private readonly dice: Dice,
  ) {
    this.#stage = stage
    this.#basket = basket
  }

  /** A shopper with a cart that is filled up to the payment. */
  static async begin(stage: Stage, basket: Basket, dice: Dice): Promise<Visit> {
    const fill = () => fillCart(stage.store, stage.offer, basket)
    return new Visit(stage, basket, await persist(stage, dice, fill), dice)
  }

  /** Chooses Klarna. @returns the payment session */
  start(checkout: "widget" | "redirect" = "widget") {
    const cart = { id: this.cartId, purchase: this.#basket }
    return this.#again(() => startPayment(this.#stage.store, cart, checkout))
  }

  /** Says yes in the widget. @returns the authorization token, if Klarna says yes too */
  approve({ klarna_session_id }: { klarna_session_id: string }): Promise<string | undefined> {
    return authorize(this.#stage.klarna, klarna_session_id, this.#basket.person)
  }

  async approveOnPage({ redirect_url }: { redirect_url: string | null }): Promise<void> {
    await confirmOnPage(this.#stage.klarna, redirect_url)
  }

  /** Closes the widget without a yes. */
  async close({ klarna_session_id }: { klarna_session_id: string }): Promise<void> {
    const path = `/_sandbox/sessions/${klarna_session_id}/authorize`
    await call(this.#stage.klarna, { answer: Anything, body: { outcome: "close" }, path })
  }

  /** The storefront hands the token to the store, as the kit does. */
  async handOver(id: string, token: string | undefined): Promise<void> {
    const body = { authorization_token: token, cart_id: this.cartId }
    const path = `/store/klarna/payment-sessions/${id}/authorization`
    await this.#again(() => call(this.#stage.store, { answer: Anything, body, path }))
  }

  finish(): Promise<string> {
    return this.#again(() => complete(this.#stage.store, this.cartId))
  }

  /** Sends the order off, and closes the browser before the answer is there. */
  async finishAndLeave(): Promise<void> {
    const { baseUrl, headers } = this.#stage.store
    const signal = AbortSignal.timeout(this.dice.between(20, 400))
    await fetch(`${baseUrl}/store/carts/${this.cartId}/complete`, {
      headers,
      method: "POST",
      signal,
    })
  }

  /** What was approved is for another shopper now, for the same sum. */
  changeEmail(): Promise<void> {
    return this.#change("", { email: `other-${this.#basket.person.email}` })
  }

  /** What was approved is another sum now. */
  addGoods(): Promise<void> {
    const variant_id = this.#stage.offer.variantId("MUG-BLUE")
    return this.#change("/line-items", { quantity: this.dice.between(1, 2), variant_id })
  }

  async #change(what: string, body: object): Promise<void> {
    const path = `/store/carts/${this.cartId}${what}`
    await this.#again(() => call(this.#stage.store, { answer: Anything, body, path }))
  }

  #again<T>(act: () => Promise<T>): Promise<T> {
    return persist(this.#stage, this.dice, act)
  }
}
