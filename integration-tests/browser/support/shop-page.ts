import type { Server } from "node:http"
import { createServer } from "node:http"

import type { BrowserContext, Page } from "playwright-core"

import type { Data } from "../../../src/sandbox/data"
import { isData, parseJson, textAt } from "../../../src/sandbox/data"
import type { Shop } from "../../sandbox/support/shop"
import { aPurchase, SESSIONS } from "../../sandbox/support/shop"

/** A method of `Klarna.Payments` and what it is given; the page adds the callback. */
export type Call = readonly [method: string, ...given: unknown[]]

export interface ShopPage {
  readonly purchase?: Data
  /** What the page does when the script has come; default: init with the session's token, load pay_later. */
  readonly setup?: readonly Call[]
  /** A button for each. */
  readonly buttons?: Readonly<Record<string, Call>>
}

/** Stands for the session's client token in what a page calls. */
export const CLIENT_TOKEN = "(the client token)"
export const INIT: Call = ["init", { client_token: CLIENT_TOKEN }]
export const loadOf = (category: string): Call => [
  "load",
  { container: "#klarna", payment_method_category: category },
]

const inScript = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c")

const script = (page: ShopPage, token: string): string => `
  const log = document.querySelector("ol")
  const say = (of, value) => {
    const line = document.createElement("li")
    line.dataset.of = of
    line.textContent = JSON.stringify(value ?? null)
    log.append(line)
  }
  const filled = (given) => JSON.parse(JSON.stringify(given).replace(${inScript(CLIENT_TOKEN)}, ${inScript(token)}))
  const call = ([method, ...given]) => {
    try {
      Klarna.Payments[method](...filled(given), (result) => say(method, result))
    } catch (error) {
      say("thrown", error.name)
    }
  }
  for (const [label, wish] of Object.entries(${inScript(page.buttons ?? {})})) {
    const button = document.createElement("button")
    button.textContent = label
    button.addEventListener("click", () => call(wish))
    document.querySelector("#buttons").append(button)
  }
  window.klarnaAsyncCallback = () => {
    for (const wish of ${inScript(page.setup ?? [INIT, loadOf("pay_later")])}) {
      if (wish[0] === "on") Klarna.Payments.on(wish[1], (value) => say(wish[1], value))
      else call(wish)
    }
    say("ready")
  }`

const document = (page: ShopPage, token: string, sandbox: string): string => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A shop</title></head>
  <body data-token="${token}">
    <h1>A shop</h1><div id="klarna"></div><p id="buttons"></p><ol></ol>
    <script>${script(page, token)}</script>
    <script src="${sandbox}/kp/lib/v1/api.js" async></script>
  </body>
</html>`

/** A shop on a port of its own, so that its pages are strangers to the sandbox. */
export class ShopSite {
  private html = ""
  private readonly server: Server
  url = ""

  constructor(private readonly shop: Shop) {
    this.server = createServer((_request, response) => {
      response.writeHead(200, { "Content-Type": "text/html" }).end(this.html)
    })
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve))
    const address = this.server.address()
    if (typeof address !== "object" || !address) throw new Error("the shop has no address")
    this.url = `http://127.0.0.1:${address.port}`
    return this
  }

  /** Makes a session on the server, as shops do, and shows the page that uses it. */
  async open(context: BrowserContext, page: ShopPage = {}): Promise<Page> {
    const session = await this.shop.call("POST", SESSIONS, page.purchase ?? aPurchase())
    this.html = document(page, textAt(session.body, "client_token"), this.shop.sandbox.url)
    const tab = await context.newPage()
    await tab.goto(this.url)
    await said(tab, "ready")
    return tab
  }

  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }
}

/** What the page's callback of a method, or its handler of an event, was given: the first time, or the nth. */
export async function said(page: Page, of: string, nth = 0): Promise<unknown> {
  return parseJson((await page.locator(`li[data-of="${of}"]`).nth(nth).textContent()) ?? "")
}

/** All that was said of a kind so far. */
export async function allSaid(page: Page, of: string): Promise<unknown[]> {
  return (await page.locator(`li[data-of="${of}"]`).allTextContents()).map(parseJson)
}

/** The authorization token of a callback's result. */
export const tokenIn = (result: unknown): string =>
  isData(result) ? textAt(result, "authorization_token") : ""

/** Clicks a button of the shop and waits for the window that it opens. */
export async function popupOf(page: Page, button: string): Promise<Page> {
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: button }).click(),
  ])
  await popup.getByRole("button", { name: "Approve" }).waitFor()
  return popup
}
