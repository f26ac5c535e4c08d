/** What Klarna.Payments can complain about. Documented: SDK reference; the sentences are the sandbox's. */
const SENTENCES = {
  ApplicationNotInitializedError: "Call init() first.",
  ApplicationNotLoadedError: "Call load() first.",
  EventNotSupportedError: "There is no such event.",
  InvalidClientTokenError: "client_token must be the token that a new session came with.",
  InvalidContainerSelectorError:
    "container must be an element, or a selector of an element of this page.",
  OperationNotSupportedError: "This works in the United States only.",
  PaymentMethodCategoryNotProvidedError:
    "payment_method_category, or payment_method_categories, must be given.",
  PaymentMethodCategoryNotSupportedError: "There is no such payment method category.",
  PreferredPaymentMethodNotSupportedError: "There is no such payment method.",
}

/**
 * An error by one of Klarna's names.
 * @param {keyof typeof SENTENCES} name
 * @param {string} [detail] what was given instead
 */
export function klarnaError(name, detail) {
  const tail = detail === undefined ? "" : ` Got: ${detail}`
  const error = new Error(`Klarna sandbox: ${SENTENCES[name]}${tail}`)
  error.name = name
  return error
}
