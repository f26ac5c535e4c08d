import { ONE_HUNDRED, type Person } from "../../../demo/check/purchases"
import type { Store } from "../../support/in-store"
import { complete, confirm, onlyKlarnaOrder, openPayment } from "../../support/payment"

/** Klarna's test shopper whose order stays undecided for an hour, unless somebody decides. */
export const UNDECIDED: Person = {
  ...ONE_HUNDRED.person,
  email: "anna+pend-accept-60@shopper.test",
}

/** A purchase on which Klarna still decides. Answers Medusa's order. */
export async function buyUndecided(store: Store): Promise<string> {
  const payment = await openPayment(store, { ...ONE_HUNDRED, person: UNDECIDED })
  await confirm(store, payment, UNDECIDED)
  const { order } = await complete(store, payment)
  return order?.id ?? ""
}

type Decision = Parameters<Store["sandbox"]["control"]["decideOrder"]>[1]

export const decide = (decision: Decision) => (store: Store) =>
  store.sandbox.control.decideOrder(onlyKlarnaOrder(store).order_id, decision)
