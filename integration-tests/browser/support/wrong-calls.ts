import type { Call } from "./shop-page"
import { INIT, loadOf } from "./shop-page"

const HIDDEN = { show_form: false }
const REFUSED = { approved: false, show_form: false }
const LATER = { payment_method_category: "pay_later" }
const IN_KLARNA = { container: "#klarna", ...LATER }
const LOAD = loadOf("pay_later")

/** What a page may get wrong: the error by its name, what went before, the call, and what its callback was told. */
export const WRONG_CALLS: readonly [error: string, setup: Call[], wrong: Call, told: unknown][] = [
  ["InvalidClientTokenError", [], ["init", { client_token: "nothing" }], undefined],
  ["InvalidClientTokenError", [], ["init", {}], undefined],
  ["ApplicationNotInitializedError", [], LOAD, HIDDEN],
  ["ApplicationNotInitializedError", [], ["reauthorize", LATER], REFUSED],
  ["ApplicationNotInitializedError", [], ["finalize", LATER], REFUSED],
  ["ApplicationNotInitializedError", [], ["loadPaymentReview", {}], HIDDEN],
  ["ApplicationNotLoadedError", [], ["authorize", LATER], REFUSED],
  ["ApplicationNotLoadedError", [INIT], ["authorize", LATER], REFUSED],
  [
    "ApplicationNotLoadedError",
    [INIT, LOAD],
    ["authorize", { payment_method_category: "pay_now" }],
    REFUSED,
  ],
  ["ApplicationNotLoadedError", [INIT, LOAD, INIT], ["authorize", LATER], REFUSED],
  ["ApplicationNotLoadedError", [INIT], ["finalize", LATER], REFUSED],
  ["InvalidContainerSelectorError", [INIT], ["load", { ...IN_KLARNA, container: "#none" }], HIDDEN],
  ["InvalidContainerSelectorError", [INIT], ["load", { ...IN_KLARNA, container: "##" }], HIDDEN],
  ["InvalidContainerSelectorError", [INIT], ["load", LATER], HIDDEN],
  ["PaymentMethodCategoryNotProvidedError", [INIT], ["load", { container: "#klarna" }], HIDDEN],
  ["PaymentMethodCategoryNotProvidedError", [INIT, LOAD], ["authorize", {}], REFUSED],
  ["PaymentMethodCategoryNotSupportedError", [INIT], loadOf("pay_never"), HIDDEN],
  [
    "PaymentMethodCategoryNotSupportedError",
    [INIT, LOAD],
    ["authorize", { payment_method_category: "pay_never" }],
    REFUSED,
  ],
  [
    "PreferredPaymentMethodNotSupportedError",
    [INIT],
    ["load", { ...IN_KLARNA, preferred_payment_method: "cash" }],
    HIDDEN,
  ],
  ["OperationNotSupportedError", [INIT], ["loadPaymentReview", { container: "#klarna" }], HIDDEN],
  ["EventNotSupportedError", [], ["off", "clicked"], undefined],
]
