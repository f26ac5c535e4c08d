import { completeCart, startPayment } from "./cart.js"
import { openWidget } from "./klarna-widget.js"
import { money, openForm } from "./purchase-form.js"

const section = document.getElementById("payment")
const button = document.getElementById("pay")
const message = document.getElementById("message")

function say(text) {
  message.textContent = text
  message.hidden = text === ""
}

const complain = (error) => say(error.message)

/** What each way back from Klarna's page means. */
const RETURNS = {
  back: "You came back from Klarna. Nothing was bought.",
  cancel: "You cancelled at Klarna. Nothing was bought.",
  error: "Something went wrong at Klarna. Nothing was bought.",
  failure: "Klarna declined. Please pay in another way.",
}

async function finish() {
  const order = await completeCart()
  section.hidden = true
  say(`Thank you! Order ${order.display_id}, ${money(order.total, order.currency_code)}.`)
}

/** One click, one attempt. */
function onPay(act) {
  button.onclick = () => {
    button.disabled = true
    act()
      .catch(complain)
      .finally(() => (button.disabled = false))
  }
}

async function submit(purchase) {
  say("")
  const payment = await startPayment(purchase)
  document.getElementById("total").textContent = money(payment.amount, payment.currency)
  document.getElementById("methods").replaceChildren()
  document.getElementById("klarna").replaceChildren()
  section.hidden = false
  if (purchase.checkout === "redirect") {
    return onPay(async () => location.assign(payment.data.redirect_url))
  }
  const authorize = await openWidget(payment)
  onPay(() => authorize().then(finish))
}

const outcome = new URLSearchParams(location.search).get("klarna")
history.replaceState(null, "", location.pathname)
if (outcome === "success") await finish().catch(complain)
else if (outcome !== null) say(RETURNS[outcome] ?? "")

await openForm({
  onChange: () => (section.hidden = true),
  onError: complain,
  onSubmit: (purchase) => submit(purchase).catch(complain),
}).catch(complain)
document.querySelector("main").hidden = false
