import { readAuthorizePayload, recordAuthorization } from "./cart.js"
import { element } from "./purchase-form.js"
import { sandboxUrl } from "./store-api.js"

/** Klarna's script, once. */
function loadScript() {
  return new Promise((resolve, reject) => {
    if (window.Klarna) return resolve(window.Klarna.Payments)
    window.klarnaAsyncCallback = () => resolve(window.Klarna.Payments)
    const fail = () => reject(new Error("Klarna's script could not be loaded."))
    const script = element("script", { onerror: fail, src: `${sandboxUrl}/kp/lib/v1/api.js` })
    document.head.append(script)
  })
}

const load = (payments, category) =>
  new Promise((resolve) => {
    const settings = { container: "#klarna", payment_method_category: category }
    payments.load(settings, {}, ({ show_form }) => resolve(show_form))
  })

const authorize = (payments, category, payload) =>
  new Promise((resolve) => {
    payments.authorize({ payment_method_category: category }, payload, resolve)
  })

function toChoice(category, onChoice) {
  const input = element("input", { name: "category", onchange: onChoice, type: "radio" })
  input.value = category.identifier
  return element("label", { className: "choice" }, input, ` ${category.name}`)
}

/** Shows Klarna's payment methods. Answers what a click on the pay button does: it resolves once the store knows the yes. */
export async function openWidget(payment) {
  const payments = await loadScript()
  payments.init({ client_token: payment.data.client_token })
  const payload = await readAuthorizePayload(payment)
  const categories = payment.data.payment_method_categories ?? []
  if (categories.length === 0) throw new Error("Klarna offers nothing for this purchase.")
  let chosen = categories[0].identifier
  const choose = (event) => {
    chosen = event.target.value
    return load(payments, chosen)
  }
  const choices = categories.map((category) => toChoice(category, choose))
  choices[0].querySelector("input").checked = true
  document.getElementById("methods").replaceChildren(...choices)
  if (!(await load(payments, chosen))) throw new Error("Klarna can't be used for this purchase.")
  return () => pay(payments, { chosen, payload, payment })
}

async function pay(payments, { chosen, payload, payment }) {
  const answer = await authorize(payments, chosen, payload)
  if (!answer.show_form) throw new Error("Klarna declined. Please pay in another way.")
  if (!answer.approved) throw new Error("The purchase was not confirmed.")
  await recordAuthorization(payment, answer.authorization_token)
}
