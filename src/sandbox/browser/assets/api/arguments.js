import { klarnaError } from "./errors.js"

/** @typedef {Record<string, unknown>} Fields */
/** @typedef {(result: Fields) => void} Callback */
/** @typedef {{ options: Fields, data: Fields | undefined, callback: Callback }} Arguments */
/** @typedef {{ key: string, categories: string[] }} Choice */

/** Documented: Payments, payment_method_categories. */
const CATEGORIES = [
  "direct_bank_transfer",
  "direct_debit",
  "klarna",
  "pay_later",
  "pay_now",
  "pay_over_time",
]

/** Documented: Payments, authorized_payment_method. */
const METHODS = [
  "alternative_payment_method",
  "b2b_invoice",
  "base_account",
  "card",
  "direct_bank_transfer",
  "direct_debit",
  "fixed_amount",
  "fixed_sum_credit",
  "invoice",
  "pay_by_card",
  "pay_later_by_card",
  "slice_it_by_card",
]

/**
 * @param {unknown} value
 * @returns {value is Fields}
 */
export function isFields(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/**
 * Options, then data, which may be left out, then the callback, which may be left out too.
 * @param {unknown[]} given
 * @returns {Arguments}
 */
export function readArguments(given) {
  const [options, second, third] = given
  const callback = [second, third].find((value) => typeof value === "function")
  return {
    callback: (result) => callback?.(result),
    data: isFields(second) ? second : undefined,
    options: isFields(options) ? options : {},
  }
}

/**
 * @param {unknown} category
 * @returns {string}
 */
function supported(category) {
  if (typeof category === "string" && CATEGORIES.includes(category)) return category
  throw klarnaError("PaymentMethodCategoryNotSupportedError", String(category))
}

/**
 * Which widget is meant: one category is its own name, several are known by `instance_id`.
 * @param {Fields} options
 * @returns {Choice}
 */
export function readChoice({ instance_id, payment_method_categories, payment_method_category }) {
  if (payment_method_category !== undefined) {
    const category = supported(payment_method_category)
    return { categories: [category], key: category }
  }
  if (Array.isArray(payment_method_categories) && payment_method_categories.length > 0) {
    const categories = payment_method_categories.map(supported)
    const key = typeof instance_id === "string" ? instance_id : categories.join(" ")
    return { categories, key: `instance ${key}` }
  }
  throw klarnaError("PaymentMethodCategoryNotProvidedError")
}

/** @param {Fields} options */
export function requirePreferredMethod({ preferred_payment_method: method }) {
  if (method === undefined || METHODS.some((known) => known === method)) return
  throw klarnaError("PreferredPaymentMethodNotSupportedError", String(method))
}

/** @param {string} selector */
function find(selector) {
  try {
    return document.querySelector(selector)
  } catch {
    return null
  }
}

/**
 * The element that a widget goes into.
 * @param {Fields} options
 * @returns {HTMLElement}
 */
export function findContainer({ container }) {
  const element = typeof container === "string" ? find(container) : container
  if (element instanceof HTMLElement) return element
  throw klarnaError("InvalidContainerSelectorError", String(container))
}
