import { FIELDS, personOf } from "./people.js"
import { callStore } from "./store-api.js"

const form = document.getElementById("purchase")
const regionSelect = document.getElementById("region")

/** An element with text, never with markup. */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

export const money = (amount, currency) =>
  new Intl.NumberFormat("en", { currency, style: "currency" }).format(amount)

let regions = []

const regionNow = () => regions.find(({ id }) => id === regionSelect.value)
const countryNow = () => regionNow().countries[0].iso_2

function showPerson() {
  const person = personOf(countryNow())
  const inputs = Object.entries(FIELDS).map(([name, label]) =>
    element("label", {}, label, element("input", { name, value: person[name] ?? "" })),
  )
  document.getElementById("person").replaceChildren(...inputs)
}

const priceOf = ({ calculated_price: { calculated_amount } }) => calculated_amount

/** Of a product with variants the cheapest is for sale here: the store answers them in no order. */
function toProduct(product, currency) {
  const [variant] = [...product.variants].sort((one, other) => priceOf(one) - priceOf(other))
  const price = money(priceOf(variant), currency)
  const quantity = element("input", {
    defaultValue: "0",
    max: 9,
    min: 0,
    name: `item:${variant.id}`,
    type: "number",
  })
  const picture = element("img", { alt: "", src: product.thumbnail ?? "data:," })
  return element("li", {}, picture, element("label", {}, `${product.title}, ${price}`, quantity))
}

async function showProducts() {
  const { currency_code, id } = regionNow()
  const fields = "title,thumbnail,*variants.calculated_price"
  const { products } = await callStore(
    `/store/products?region_id=${id}&limit=12&order=title&fields=${fields}`,
  )
  const items = products.map((product) => toProduct(product, currency_code))
  items[0].querySelector("input").value = "1"
  document.getElementById("products").replaceChildren(...items)
}

async function showRegion() {
  showPerson()
  await showProducts()
}

/** Fills the form with what the store sells and calls back whenever another purchase is wanted. */
export async function openForm({ onChange, onSubmit, onError }) {
  regions = (await callStore("/store/regions")).regions
  regionSelect.replaceChildren(
    ...regions.map(({ id, name }) => element("option", { value: id }, name)),
  )
  regionSelect.addEventListener("change", () => showRegion().catch(onError))
  form.addEventListener("input", onChange)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    onSubmit(readPurchase())
  })
  await showRegion()
}

function readPurchase() {
  const data = Object.fromEntries(new FormData(form))
  const items = Object.entries(data)
    .filter(([name, quantity]) => name.startsWith("item:") && Number(quantity) > 0)
    .map(([name, quantity]) => ({ quantity: Number(quantity), variant_id: name.slice(5) }))
  const fields = Object.keys(FIELDS).filter((name) => name !== "email" && data[name])
  const address = Object.fromEntries(fields.map((name) => [name, data[name]]))
  return {
    address: { ...address, country_code: countryNow() },
    checkout: data.checkout,
    email: data.email,
    items,
    regionId: data.region,
    shipping: data.shipping,
  }
}
