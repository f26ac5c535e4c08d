import { findContainer, readArguments, readChoice, requirePreferredMethod } from "./arguments.js"
import { askLoad, askReview } from "./calls.js"
import { claimsOf } from "./client-token.js"
import { askShopper } from "./consent.js"
import { klarnaError } from "./errors.js"
import { off, on } from "./events.js"
import { openSurface } from "./surface.js"
import { fill, forgetWidgets, rememberWidget, requireLoaded } from "./widgets.js"

/** @typedef {import("./arguments.js").Fields} Fields */
/** @typedef {import("./arguments.js").Arguments} Arguments */
/** @typedef {import("./arguments.js").Choice} Choice */

const HIDDEN = { show_form: false }
const REFUSED = { approved: false, show_form: false }

/** Where this script came from; a page that inlines it is told by the client token. */
const SOURCE = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : ""

/** @type {{ token: string, claims: Fields } | undefined} */
let session
/** Where the shopper is being asked. @type {import("./surface.js").Surface | undefined} */
let asking

function requireSession() {
  if (session) return session
  throw klarnaError("ApplicationNotInitializedError")
}

/** The sandbox's address and the proof that this page may speak for a session. */
function line() {
  const { claims, token } = requireSession()
  return { base: new URL(SOURCE === "" ? String(claims.base_url) : SOURCE).origin, token }
}

/**
 * Documented: when a call throws, its callback has been told before.
 * @template Read
 * @param {Arguments} given
 * @param {Fields} answer
 * @param {() => Read} read
 * @returns {Read}
 */
function checked({ callback }, answer, read) {
  try {
    return read()
  } catch (error) {
    callback(answer)
    throw error
  }
}

/** @param {unknown} [options] */
function init(options) {
  const token = readArguments([options]).options.client_token
  session = { claims: claimsOf(token), token: String(token) }
  forgetWidgets()
}

/** @param {...unknown} given */
function load(...given) {
  const called = readArguments(given)
  const { callback, data, options } = called
  const { choice, container } = checked(called, HIDDEN, () => {
    requireSession()
    const read = { choice: readChoice(options), container: findContainer(options) }
    requirePreferredMethod(options)
    return read
  })
  rememberWidget(choice)
  const asked = askLoad(line(), { categories: choice.categories, data })
  const text =
    "A stand-in for Klarna's widget. No real money. You decide in a window, when you pay."
  void fill(container, { asked, text }).then(callback)
}

/** @param {...unknown} given */
function loadPaymentReview(...given) {
  const called = readArguments(given)
  const container = checked(called, HIDDEN, () => {
    const country = String(requireSession().claims.purchase_country).toUpperCase()
    if (country !== "US") throw klarnaError("OperationNotSupportedError", country)
    return findContainer(called.options)
  })
  const text = "The way to pay that was agreed to. A stand-in for Klarna's payment review."
  void fill(container, { asked: askReview(line()), text }).then(called.callback)
}

/**
 * Asks one shopper at a time: a second call, of a double click say, is answered like a closed window, and the first goes on.
 * @param {Arguments} called
 * @param {Choice} choice
 * @param {string} kind
 */
function consent({ callback, data, options }, { categories }, kind) {
  if (asking) {
    asking.focus()
    callback({ approved: false, show_form: true })
    return
  }
  const { auto_finalize } = options
  const { base, token } = line()
  asking = openSurface(base)
  void askShopper({ base, token }, { auto_finalize, categories, data, kind }, asking).then(
    (result) => {
      asking = undefined
      callback(result)
    },
  )
}

/** @param {...unknown} given */
function authorize(...given) {
  const called = readArguments(given)
  const choice = checked(called, REFUSED, () => {
    requireLoaded()
    const read = readChoice(called.options)
    requireLoaded(read)
    return read
  })
  consent(called, choice, "authorize")
}

/** @param {...unknown} given */
function reauthorize(...given) {
  const called = readArguments(given)
  const choice = checked(called, REFUSED, () => {
    requireSession()
    return readChoice(called.options)
  })
  consent(called, choice, "reauthorize")
}

/** @param {...unknown} given */
function finalize(...given) {
  const called = readArguments(given)
  const choice = checked(called, REFUSED, () => {
    requireSession()
    requireLoaded()
    const read = readChoice(called.options)
    requireLoaded(read)
    return read
  })
  consent(called, choice, "finalize")
}

const Payments = { authorize, finalize, init, load, loadPaymentReview, off, on, reauthorize }

if (window.Klarna?.Payments === undefined) window.Klarna = { ...window.Klarna, Payments }

// After the page's other scripts of this moment, so that it doesn't matter which came first.
setTimeout(() => {
  if (typeof window.klarnaAsyncCallback === "function") window.klarnaAsyncCallback()
})
