import { type Offer, readOffer } from "../../demo/check/shopper"
import { inStore } from "../support/in-store"
import { complaints } from "./lines/complaints"
import { openShop } from "./lines/open-shop"
import { ordersToPay } from "./lines/orders"
import { parts } from "./lines/parts"
import { purchases } from "./lines/purchases"
import { refusedReferences } from "./lines/refused-references"

/** Carts of a real store, bought at Klarna, and the order lines that Klarna has of them. */
inStore(
  (store) => {
    let offer: Offer | undefined
    beforeAll(async () => {
      await openShop(store().admin)
      offer = await readOffer(store().store)
    })
    const shop = () => ({ ...store(), offer: offer ?? store().offer })
    describe("an order at Klarna", () => purchases(shop))
    describe("a capture or a refund", () => parts(shop))
    describe("a payment of an order", () => ordersToPay(shop))
    describe("references that Klarna refuses for their length", () => refusedReferences(shop))
    describe("what others complain about", () => complaints(shop))
  },
  { KLARNA_SELLS_IN_OCEANIA: "true" },
)
