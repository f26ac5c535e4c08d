import { inStore } from "../support/in-store"
import { CHARGING } from "../support/recurring"
import { resetClock } from "../support/sync"
import { admin } from "./subscriptions/admin"
import { beginning } from "./subscriptions/beginning"
import { life } from "./subscriptions/life"
import { missed, storeCode } from "./subscriptions/missed"
import { methods } from "./subscriptions/methods"
import { newMethods } from "./subscriptions/new-methods"
import { owners } from "./subscriptions/owners"
import { paying } from "./subscriptions/paying"
import { unsold } from "./subscriptions/unsold"

inStore((store) => {
  afterEach(() => resetClock(store()))
  describe("a subscription's beginning", () => beginning(store))
  describe("a subscription's beginning", () => missed(store))
  describe("a subscription of the store's code", () => storeCode(store))
  describe("a subscription", () => life(store))
  describe("a subscription whose first order comes to nothing", () => unsold(store))
  describe("a change of the payment method", () => methods(store))
  describe("a payment method that was just agreed to", () => newMethods(store))
  describe("a customer's payment of an open charge", () => paying(store))
  describe("customers", () => owners(store))
  describe("the merchant", () => admin(store))
}, CHARGING)
