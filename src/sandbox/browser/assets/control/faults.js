import { call, isItem, textAt } from "./control-api.js"
import { byId, element } from "./dom.js"
import { complain, say } from "./notice.js"

/** The kinds of faults and the number that each needs besides. */
const OF_CALLS = {
  error: "status",
  lost: "",
  reset: "",
  timeout: "",
  delay: "ms",
  rate_limited: "",
  truncated: "",
  html: "status",
}
const OF_CALLBACKS = { lost: "", duplicate: "times", delay: "ms", reorder: "" }

/** @param {HTMLFormElement} form @param {string} name */
function valueOf(form, name) {
  const value = new FormData(form).get(name)
  return typeof value === "string" ? value : ""
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} */
function kindsFor(form) {
  const select = form.elements.namedItem("endpoint")
  const option = select instanceof HTMLSelectElement ? select.selectedOptions[0] : undefined
  return option?.dataset.of === "callback" ? OF_CALLBACKS : OF_CALLS
}

/** Offers the kinds that fit the endpoint. @param {HTMLFormElement} form */
function offerKinds(form) {
  const select = form.elements.namedItem("kind")
  if (!(select instanceof HTMLSelectElement)) return
  const before = select.value
  const kinds = Object.keys(kindsFor(form))
  select.replaceChildren(...kinds.map((kind) => element("option", { value: kind }, kind)))
  select.value = kinds.includes(before) ? before : (kinds[0] ?? "")
}

/** Shows the field that the kind needs. @param {HTMLFormElement} form */
function showFields(form) {
  const wanted = kindsFor(form)[valueOf(form, "kind")]
  for (const label of form.querySelectorAll("label")) {
    if (label.dataset.of !== undefined) label.hidden = label.dataset.of !== wanted
  }
}

/** @param {HTMLFormElement} form */
function faultIn(form) {
  const kind = valueOf(form, "kind")
  const extra = kindsFor(form)[kind] ?? ""
  return {
    count: Number(valueOf(form, "count")),
    endpoint: valueOf(form, "endpoint"),
    kind,
    ...(extra === "" ? {} : { [extra]: Number(valueOf(form, extra)) }),
  }
}

/** @param {import("./control-api.js").Item} fault */
function describe(fault) {
  const details = ["status", "ms", "times"]
    .filter((key) => fault[key] !== undefined)
    .map((key) => `${key} ${String(fault[key])}`)
  const place = textAt(fault, "endpoint") || "*"
  const what = [textAt(fault, "kind"), ...details].join(", ")
  return `${what} at ${place === "*" ? "any call" : place}, ${String(fault.remaining)} left`
}

/** Shows the faults that wait. */
export async function refreshFaults() {
  const { json } = await call("GET", "faults")
  const faults = Array.isArray(json) ? json.filter(isItem) : []
  const texts = faults.length === 0 ? ["None: everything works."] : faults.map(describe)
  const now = texts.join("\n")
  const list = byId("faults")
  if (list.dataset.shown === now) return
  list.dataset.shown = now
  list.replaceChildren(...texts.map((text) => element("li", {}, text)))
}

/** @param {() => Promise<void>} refresh */
export function setUpFaults(refresh) {
  const form = byId("fault-form")
  if (!(form instanceof HTMLFormElement)) return
  const adapt = () => {
    offerKinds(form)
    showFields(form)
  }
  adapt()
  form.addEventListener("change", adapt)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    call("POST", "faults", faultIn(form))
      .then(() => say("Fault added."))
      .catch(complain)
      .finally(refresh)
  })
  byId("clear-faults").addEventListener("click", () => {
    call("DELETE", "faults")
      .then(() => say("Faults cleared."))
      .catch(complain)
      .finally(refresh)
  })
}
