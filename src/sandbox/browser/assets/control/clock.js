import { call, isItem, textAt } from "./control-api.js"
import { button, byId } from "./dom.js"
import { time } from "./money.js"
import { complain, say } from "./notice.js"

const JUMPS = { "+10 minutes": "PT10M", "+1 hour": "PT1H", "+1 day": "P1D", "+28 days": "P28D" }

let isFrozen = false

/** Shows the sandbox's time. */
export async function refreshClock() {
  const { json } = await call("GET", "clock")
  const reading = isItem(json) ? json : {}
  isFrozen = reading.frozen === true
  byId("now").textContent = `${time(textAt(reading, "now"))} UTC`
  byId("running").textContent = isFrozen ? "stands still" : "runs"
  byId("freeze").textContent = isFrozen ? "Run" : "Freeze"
}

/** @param {() => Promise<void>} refresh */
export function setUpClock(refresh) {
  /** @param {import("./control-api.js").Item} change @param {string} sentence */
  const change = (change, sentence) =>
    call("POST", "clock", change)
      .then(() => say(sentence))
      .catch(complain)
      .finally(refresh)
  const jumps = Object.entries(JUMPS).map(([label, advance]) =>
    button(label, () => change({ advance }, `Clock: ${label}.`)),
  )
  const freeze = button("Freeze", () =>
    change({ frozen: !isFrozen }, isFrozen ? "The clock runs." : "The clock stands still."),
  )
  freeze.id = "freeze"
  byId("clock-buttons").append(...jumps, freeze)
}
