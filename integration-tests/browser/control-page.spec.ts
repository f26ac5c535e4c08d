import type { Page } from "playwright-core"

import { merchantOf, aPurchase, aPurchaseBy } from "../sandbox/support/shop"
import { isTooWide, NARROW, shoot } from "./support/chromium"
import { click, entry, notice, subscribe, tab } from "./support/control-page"
import { inBrowser } from "./support/scene"

const scene = inBrowser()

async function open(path = "/_sandbox"): Promise<Page> {
  const page = await scene().context.newPage()
  await page.goto(scene().sandbox.url + path)
  return page
}

describe("the page at /_sandbox", () => {
  it.each(["/_sandbox", "/_sandbox/"])("is there for browsers, at %s", async (path) => {
    const page = await open(path)
    await page.getByText("2026-01-01 10:00:00 UTC").waitFor()
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Klarna sandbox")
  })

  it("moves and stops the clock", async () => {
    const page = await open()
    await click(page, "+28 days")
    await page.getByText("2026-01-29 10:00:00 UTC").waitFor()
    await click(page, "+10 minutes")
    await page.getByText("2026-01-29 10:10:00 UTC").waitFor()
    await click(page, "Run")
    await page.getByText("runs", { exact: true }).waitFor()
    expect(scene().sandbox.control.clock().frozen).toBe(false)
    await click(page, "Freeze")
    await page.getByText("stands still", { exact: true }).waitFor()
  })

  it("decides about a pending order", async () => {
    const id = await scene().shop.order(aPurchaseBy("customer+pend-accept-30@email.de"))
    const page = await open()
    await click(page, "Risk rejects")
    await entry(page, id).getByText("REJECTED").waitFor()
    expect((await scene().shop.read(id)).fraud_status).toBe("REJECTED")
    expect(await page.getByRole("button", { name: "Risk rejects" }).count()).toBe(0)
  })

  it("captures and refunds as the portal does, in amounts as people write them", async () => {
    const id = await scene().shop.order()
    const page = await open()
    await page.getByLabel("Amount").fill("60,5")
    await click(page, "Capture")
    await entry(page, id).getByText("captured €60.50").waitFor()
    await page.getByLabel("Amount").fill("0.5")
    await click(page, "Refund")
    await entry(page, id).getByText("refunded €0.50").waitFor()
    await click(page, "Release")
    await entry(page, id).getByText("CAPTURED", { exact: true }).waitFor()
    expect(await scene().shop.read(id)).toMatchObject({
      captured_amount: 6_050,
      refunded_amount: 50,
    })
  })

  it("shows the refusals of the control API, and its own, as sentences", async () => {
    await scene().shop.order()
    const page = await open()
    await page.getByLabel("Amount").fill("200")
    await click(page, "Capture")
    const alert = page.getByRole("alert")
    await alert
      .getByText("Captured amount is higher than the remaining authorized amount")
      .waitFor()
    await page.getByLabel("Amount").fill("12.345")
    await click(page, "Capture")
    await alert.getByText('Amount must be a number of EUR, like 12.00; got "12.345".').waitFor()
  })

  it("adds faults for calls and for callbacks, and clears them", async () => {
    const page = await open()
    await page.getByText("None: everything works.").waitFor()
    await page.getByLabel("Where").selectOption("captureOrder")
    await page.getByRole("combobox", { name: "What" }).selectOption("error")
    await page.getByRole("spinbutton", { name: "Status" }).fill("503")
    await page.getByLabel("Times").fill("2")
    await click(page, "Add fault")
    await page.getByText("error, status 503 at captureOrder, 2 left").waitFor()
    await page.getByLabel("Where").selectOption("authorizationCallback")
    await page.getByRole("combobox", { name: "What" }).selectOption("duplicate")
    await page.getByLabel("Copies").fill("3")
    await click(page, "Add fault")
    await page.getByText("duplicate, times 3 at authorizationCallback, 2 left").waitFor()
    const { shop, sandbox } = scene()
    expect((await shop.capture(await shop.order(), 1)).status).toBe(503)
    await click(page, "Clear faults")
    await page.getByText("None: everything works.").waitFor()
    expect(sandbox.control.faults()).toEqual([])
  })

  it("forgets everything, if one is sure", async () => {
    await scene().shop.order()
    const page = await open()
    await page.getByRole("article").waitFor()
    page.once("dialog", (dialog) => void dialog.dismiss())
    await click(page, "Reset …")
    expect(scene().sandbox.control.orders()).toHaveLength(1)
    page.once("dialog", (dialog) => void dialog.accept())
    await click(page, "Reset …")
    await page.getByText("Nothing yet.").waitFor()
    expect(scene().sandbox.control.orders()).toEqual([])
  })
})

describe("its lists", () => {
  it("count all kinds, and follow what happens without a reload", async () => {
    const page = await open()
    await tab(page, /^Orders \(0\)/).waitFor()
    const id = await scene().shop.order()
    await entry(page, id).waitFor()
    await tab(page, /^Orders \(1\)/).waitFor()
    await tab(page, /^Journal \([1-9]/).waitFor()
  })

  it("keep what was typed and opened while they follow", async () => {
    const { sandbox, shop } = scene()
    const id = await shop.order()
    const page = await open()
    await page.getByLabel("Amount").fill("12")
    await page.getByText("JSON", { exact: true }).click()
    const second = await shop.order()
    await entry(page, second).waitFor()
    const first = entry(page, id)
    expect(await first.getByLabel("Amount").inputValue()).toBe("12")
    expect(await first.locator("pre").innerText()).toContain(`"order_id": "${id}"`)
    sandbox.control.actInPortal(id, "capture", { amount: 100 })
    await first.locator("pre").getByText('"captured_amount": 100').first().waitFor()
  })

  it("are reached by keyboard, and show text as text", async () => {
    const { shop } = scene()
    const url = "<b>https://shop.test</b>"
    await shop.openSession(aPurchase({ merchant_reference1: "<b>bold</b>" }))
    const call = merchantOf(scene().sandbox)
    await call("GET", `/payments/v1/sessions/${encodeURIComponent(url)}`)
    const page = await open()
    await tab(page, /^Orders/).focus()
    await page.keyboard.press("ArrowLeft")
    await page.getByRole("article").first().waitFor()
    expect(await tab(page, /^Journal/).getAttribute("aria-selected")).toBe("true")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await page.getByText("JSON", { exact: true }).first().click()
    await page.locator("pre").getByText("<b>bold</b>").waitFor()
    expect(await page.locator("#panel b").count()).toBe(0)
  })

  it("show the newest hundred of many, and more on demand", async () => {
    const { sandbox, shop } = scene()
    for (let index = 0; index < 130; index += 1) await shop.openSession()
    const page = await open()
    await tab(page, /^Sessions/).click()
    const newest = sandbox.control.sessions().at(-1)?.session_id ?? ""
    await entry(page, newest).waitFor()
    expect(await page.getByRole("article").count()).toBe(100)
    await click(page, "Show more")
    await page.getByRole("article").nth(129).waitFor()
    expect(await page.getByRole("button", { name: "Show more" }).count()).toBe(0)
  })

  it("fit on a phone", async () => {
    await scene().resize(NARROW)
    const { sandbox, shop } = scene()
    const urls = {
      authorization:
        "https://127.0.0.1:9/a-rather-long-address-of-a-shop?secret=0123456789012345678901",
    }
    await shop.order(aPurchase({ merchant_urls: urls }))
    await shop.capture(await shop.order(aPurchaseBy("customer+pend-accept-30@email.de")), 100)
    sandbox.control.addFault({ endpoint: "captureOrder", kind: "error", status: 503 })
    const page = await open()
    for (const name of [/^Callbacks/, /^Journal/, /^Sessions/, /^Orders/]) {
      await tab(page, name).click()
      await page.getByRole("article").first().waitFor()
      expect([name, await isTooWide(page)]).toEqual([name, false])
    }
    await shoot(page, "control-narrow")
    await page.setViewportSize({ height: 900, width: 1280 })
    await shoot(page, "control-wide")
  })
})

describe("tokens and callbacks", () => {
  it("have buttons too", async () => {
    const { sandbox, shop } = scene()
    const id = await subscribe(shop)
    const page = await open()
    await tab(page, /^Tokens/).click()
    await click(page, "Suspend")
    await entry(page, id).getByText("SUSPENDED").waitFor()
    await tab(page, /^Callbacks/).click()
    await click(page, "Send again")
    await notice(page, "Send again: done.")
    expect(sandbox.control.callbacks()).toHaveLength(2)
  })
})

describe("other web pages", () => {
  it("may not change the sandbox", async () => {
    await scene().shop.order()
    const page = await scene().context.newPage()
    await page.goto(scene().site.url)
    const reset = `${scene().sandbox.url}/_sandbox/reset`
    const sent = `fetch("${reset}", { method: "POST", mode: "no-cors" }).then(() => true)`
    expect(await page.evaluate(sent)).toBe(true)
    expect(scene().sandbox.control.orders()).toHaveLength(1)
  })
})
