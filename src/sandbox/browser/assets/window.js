/** The last page of a window: says to the page that opened it that the shopper has decided, and goes away. */
{
  const script = document.currentScript
  const attempt = script instanceof HTMLElement ? script.dataset.attempt : undefined
  const opener = window.opener ?? window.parent
  opener.postMessage({ klarnaSandboxAttempt: attempt }, "*")
  window.close()
}
