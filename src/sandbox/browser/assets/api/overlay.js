import { element, sheltered } from "./elements.js"
import { emit } from "./events.js"

/** @param {string} url */
function frameOf(url) {
  const frame = element("iframe")
  frame.src = url
  frame.title = "Klarna sandbox"
  return frame
}

/**
 * A dialog over the page, for browsers that open no window.
 * @param {string} url what it shows
 * @param {() => void} onClosed when the shopper closes it
 * @returns {() => void} takes it away
 */
export function showOverlay(url, onClosed) {
  const close = element("button", "Close")
  const dialog = element("dialog")
  const content = element("div", close, frameOf(url))
  content.className = "frame"
  dialog.append(content)
  dialog.setAttribute("aria-label", "Klarna sandbox")
  const host = sheltered(dialog)
  const hide = () => {
    dialog.close()
    host.remove()
    emit("fullscreenOverlayHidden")
  }
  close.addEventListener("click", onClosed)
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault()
    onClosed()
  })
  document.body.append(host)
  dialog.showModal()
  emit("fullscreenOverlayShown")
  return hide
}
