/** What a shop's page and the browser script share. */
interface Window {
  Klarna?: { Payments?: unknown }
  klarnaAsyncCallback?: unknown
}
