import type { Data } from "../data"
import { dataAt, listAt, numberAt, textAt } from "../data"
import type { Category } from "../rules/methods"
import { PLAIN_NAMES } from "./choices"
import type { Html } from "./html"
import { html } from "./html"

function formatterFor(locale: string, currency: string): Intl.NumberFormat {
  const options = { currency, style: "currency" } as const
  try {
    return new Intl.NumberFormat(locale === "" ? "en-US" : locale, options)
  } catch {
    // A locale of the right form that no language has.
    return new Intl.NumberFormat("en-US", options)
  }
}

/** Writes minor units of a purchase as its locale does, e.g. `100,00 €`. */
function moneyOf(purchase: Data): (amount: number) => string {
  const currency = textAt(purchase, "purchase_currency").toUpperCase()
  const formatter = formatterFor(textAt(purchase, "locale"), currency)
  const { maximumFractionDigits: digits = 2 } = formatter.resolvedOptions()
  return (amount) => formatter.format(amount / 10 ** digits)
}

function lineRow(line: Data, money: (amount: number) => string): Html {
  const quantity = numberAt(line, "quantity")
  const times = quantity === 1 ? undefined : html` <span class="times">× ${quantity}</span>`
  return html`<tr>
    <th scope="row">${textAt(line, "name")}${times}</th>
    <td>${money(numberAt(line, "total_amount"))}</td>
  </tr>`
}

/** What is bought, line by line, and by which e-mail address. */
export function purchaseSummary(purchase: Data): Html {
  const money = moneyOf(purchase)
  const email = textAt(dataAt(purchase, "billing_address") ?? {}, "email")
  const shopper = email === "" ? undefined : html`<p class="shopper">Shopper: <b>${email}</b></p>`
  return html`<table>
      <caption>
        What is bought
      </caption>
      <tbody>
        ${listAt(purchase, "order_lines").map((line) => lineRow(line, money))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td>${money(numberAt(purchase, "order_amount"))}</td>
        </tr>
      </tfoot>
    </table>
    ${shopper}`
}

const radio = (category: Category, index: number): Html =>
  html`<label class="choice"
    ><input
      type="radio"
      name="category"
      value="${category}"
      ${index === 0 ? html`checked` : undefined}
    />
    ${PLAIN_NAMES[category]}</label
  >`

/** Radio buttons where there is something to choose. */
export function categoryChoice(choices: readonly Category[]): Html {
  const [only] = choices
  return choices.length === 1
    ? html`<input type="hidden" name="category" value="${only}" />`
    : html`<fieldset>
        <legend>How to pay</legend>
        ${choices.map(radio)}
      </fieldset>`
}
