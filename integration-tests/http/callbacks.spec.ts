import { inStore } from "../support/in-store"
import { addresses } from "./callbacks/addresses"
import { arriving } from "./callbacks/arriving"
import { secrecy } from "./callbacks/secrecy"
import { SECRETS } from "./callbacks/hooks"
import { refusing } from "./callbacks/refusing"

const ENVIRONMENT = {
  KLARNA_OLD_SECRET: SECRETS.old,
  KLARNA_SECRET: SECRETS.newest,
  STOREFRONT_URL: "http://shop.test",
}

inStore(
  (store) => {
    describe("the addresses that Klarna gets", () => addresses(store))
    describe("a call of Klarna's", () => arriving(store))
    describe("a call that isn't Klarna's", () => refusing(store))
    describe("secrets", () => secrecy(store))
  },
  ENVIRONMENT,
  { callbacks: true },
)
