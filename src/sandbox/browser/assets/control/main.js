import { refreshClock, setUpClock } from "./clock.js"
import { call, newest } from "./control-api.js"
import { byId } from "./dom.js"
import { refreshFaults, setUpFaults } from "./faults.js"
import { CALLBACKS, HOSTED_PAGES, JOURNAL, SESSIONS, TOKENS } from "./kinds.js"
import { createList } from "./list.js"
import { complain, say } from "./notice.js"
import { ORDERS } from "./orders.js"
import { createTabs } from "./tabs.js"

/** How long after an update the next one begins. */
const POLL_MS = 1_000

const KINDS = [ORDERS, SESSIONS, TOKENS, HOSTED_PAGES, CALLBACKS, JOURNAL]
const lists = KINDS.map((kind) => createList(kind, refresh))
let chosen = 0
const tabs = createTabs(
  KINDS.map(({ label }) => label),
  (index) => {
    chosen = index
    void refresh()
  },
)

/** @param {number} index */
async function refreshTab(index) {
  const kind = KINDS[index]
  if (!kind) return
  const total =
    index === chosen ? await lists[index]?.refresh() : (await newest(kind.path, 0)).total
  tabs.setCount(index, total ?? 0)
}

let isLost = false

async function readAll() {
  try {
    await Promise.all([
      refreshClock(),
      refreshFaults(),
      ...KINDS.map((_, index) => refreshTab(index)),
    ])
    if (isLost) say("The sandbox answers again.")
    isLost = false
  } catch (error) {
    isLost = true
    complain(error)
  }
}

/** @type {Promise<void>} */
let last = Promise.resolve()

/** Brings everything up to date: one after the other, so that the latest state is shown last. */
function refresh() {
  last = last.then(readAll)
  return last
}

async function poll() {
  if (document.visibilityState === "visible") await refresh()
  setTimeout(poll, POLL_MS)
}

function reset() {
  if (!window.confirm("Forget all sessions, orders, tokens, callbacks, faults and the journal?"))
    return
  call("POST", "reset")
    .then(() => say("Everything is forgotten."))
    .catch(complain)
    .finally(refresh)
}

setUpClock(refresh)
setUpFaults(refresh)
byId("reset").addEventListener("click", reset)
byId("more").addEventListener("click", () => {
  lists[chosen]?.more()
  void refresh()
})
tabs.choose(chosen)
setTimeout(poll, POLL_MS)
