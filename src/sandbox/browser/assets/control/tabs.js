import { byId, element } from "./dom.js"

/** @type {Record<string, 1 | -1>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1 }

/**
 * @param {string[]} labels
 * @param {(index: number) => void} onChosen
 */
export function createTabs(labels, onChosen) {
  const counts = labels.map(() => element("span", { className: "count" }, "(0)"))
  const tabs = labels.map((label, index) => {
    const tab = element("button", { id: `tab-${index}`, type: "button" }, `${label} `)
    tab.append(counts[index] ?? "")
    tab.setAttribute("role", "tab")
    tab.setAttribute("aria-controls", "panel")
    tab.addEventListener("click", () => choose(index))
    return tab
  })
  /** @param {number} chosen */
  const choose = (chosen) => {
    tabs.forEach((tab, index) => {
      tab.setAttribute("aria-selected", String(index === chosen))
      tab.tabIndex = index === chosen ? 0 : -1
    })
    byId("panel").setAttribute("aria-labelledby", `tab-${chosen}`)
    onChosen(chosen)
  }
  byId("tabs").append(...tabs)
  byId("tabs").addEventListener("keydown", (event) => {
    const step = STEPS[event.key]
    if (step === undefined) return
    const here = tabs.findIndex((tab) => tab === document.activeElement)
    const next = (here + step + tabs.length) % tabs.length
    tabs[next]?.focus()
    choose(next)
  })
  return {
    choose,
    /** @param {number} index @param {number} count */
    setCount: (index, count) => {
      const shown = counts[index]
      if (shown) shown.textContent = `(${count})`
    },
  }
}
