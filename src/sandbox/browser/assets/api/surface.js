import { showOverlay } from "./overlay.js"

/**
 * Where the shopper is asked: a window, or a dialog over the page.
 * @typedef {object} Surface
 * @property {(path: string) => void} show
 * @property {() => void} focus
 * @property {() => boolean} isClosed whether the shopper closed it
 * @property {() => void} remove
 */

/**
 * @param {Window} popup
 * @param {string} base
 * @returns {Surface}
 */
const inWindow = (popup, base) => ({
  focus: () => popup.focus(),
  isClosed: () => popup.closed,
  remove: () => popup.close(),
  show: (path) => {
    if (!popup.closed) popup.location.href = base + path
  },
})

/**
 * @param {string} base
 * @returns {Surface}
 */
function overPage(base) {
  let closed = false
  let hide = () => {}
  return {
    focus: () => {},
    isClosed: () => closed,
    remove: () => hide(),
    show: (path) => {
      hide = showOverlay(base + path, () => {
        closed = true
      })
    },
  }
}

/**
 * Opens the place where the shopper is asked. To be called in the click itself: later, browsers open no window.
 * @param {string} base
 * @returns {Surface}
 */
export function openSurface(base) {
  const place = `${base}/eu/kp/v1/windows/opening`
  const popup = window.open(place, "_blank", "popup,width=480,height=720")
  return popup && !popup.closed ? inWindow(popup, base) : overPage(base)
}
