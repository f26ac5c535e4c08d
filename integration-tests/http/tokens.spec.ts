import { inStore } from "../support/in-store"
import { CHARGING } from "../support/recurring"
import { administering } from "./tokens/administering"
import { askedByCode, checkingOut } from "./tokens/checking-out"
import { claiming } from "./tokens/claiming"
import { losingAnswers } from "./tokens/losing-answers"
import { managing } from "./tokens/managing"
import { savedMethods } from "./tokens/saved-methods"
import { secrecy } from "./tokens/secrecy"
import { signingUp } from "./tokens/signing-up"
import { whoseSignUp } from "./tokens/whose-sign-up"

/** How customers agree to be charged later, and what becomes of it. */
inStore(
  (store) => {
    describe("a checkout that asks to be charged later", () => checkingOut(store))
    describe("a checkout that the store's code asks for", () => askedByCode(store))
    describe("a customer token whose answer is lost", () => losingAnswers(store))
    describe("a sign-up without a payment", () => signingUp(store))
    describe("a sign-up", () => whoseSignUp(store))
    describe("core's calls for saved payment methods", () => savedMethods(store))
    describe("a customer's own", () => managing(store))
    describe("a guest's", () => claiming(store))
    describe("the merchant's view", () => administering(store))
    describe("a customer token", () => secrecy(store))
  },
  { ...CHARGING, STOREFRONT_URL: "http://shop.test" },
)
