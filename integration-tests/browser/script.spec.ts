import { anAddress, aPurchase, aPurchaseBy } from "../sandbox/support/shop"
import { isTooWide, NARROW, shoot } from "./support/chromium"
import { inBrowser } from "./support/scene"
import type { Call, ShopPage } from "./support/shop-page"
import { allSaid, CLIENT_TOKEN, INIT, loadOf, said } from "./support/shop-page"
import { WRONG_CALLS } from "./support/wrong-calls"

const scene = inBrowser()
const open = (page: ShopPage = {}) => scene().site.open(scene().context, page)

const HIDDEN = { show_form: false }
const SHOWN = { show_form: true }
const LATER = { payment_method_category: "pay_later" }
const IN_KLARNA = { container: "#klarna", ...LATER }
const LOAD = loadOf("pay_later")
/** A token of the right form that no sandbox made: `{"alg":"HS256"}`, `{"foo":"bar"}`. */
const FOREIGN_TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJmb28iOiJiYXIifQ.c2lnbmF0dXJl"

describe("the script", () => {
  it("comes without credentials and calls klarnaAsyncCallback, which was there before", async () => {
    const page = await open({ setup: [] })
    expect(await page.evaluate("Object.keys(Klarna.Payments).sort().join()")).toBe(
      "authorize,finalize,init,load,loadPaymentReview,off,on,reauthorize",
    )
  })

  it("is there for the next script when it is not loaded async", async () => {
    const page = await open({ setup: [] })
    const src = `${scene().sandbox.url}/kp/lib/v1/api.js`
    await page.setContent(
      `<script src="${src}"></script><script>document.title = typeof Klarna.Payments.init</script>`,
    )
    expect(await page.title()).toBe("function")
  })

  it("leaves the journal of the API alone", async () => {
    const page = await open()
    await said(page, "load")
    const paths = scene()
      .sandbox.control.journal()
      .map(({ path }) => path)
    expect(paths).toEqual(["/payments/v1/sessions"])
  })
})

describe("load()", () => {
  it.each([NARROW, { height: 900, width: 1280 }])("fills its container on %j", async (size) => {
    await scene().resize(size)
    const page = await open({ setup: [["on", "heightChanged"], INIT, LOAD] })
    expect(await said(page, "load")).toEqual(SHOWN)
    const panel = page.getByRole("region", { name: "Sandbox – Pay later" })
    expect(await panel.innerText()).toContain("No real money")
    expect(await said(page, "heightChanged")).toBe(
      Math.ceil((await panel.boundingBox())?.height ?? 0),
    )
    await shoot(page, `panel-${size.width}`)
    expect(await isTooWide(page)).toBe(false)
  })

  it("takes an element, data, and a callback that isn't there", async () => {
    const page = await open({ setup: [] })
    const data = { merchant_reference2: "two" }
    await page.evaluate(
      `Klarna.Payments.init({ client_token: document.querySelector("[data-token]").dataset.token })`,
    )
    await page.evaluate(
      `Klarna.Payments.load({ container: document.querySelector("#klarna"), payment_method_category: "klarna" }, ${JSON.stringify(data)})`,
    )
    await page.getByText("Sandbox – Pay later / Pay over time / Pay now").waitFor()
    expect(scene().sandbox.control.sessions()[0]?.purchase).toMatchObject(data)
  })

  it.each([
    ["a shopper who is customer+red@email.de", aPurchaseBy("customer+red@email.de"), LOAD],
    [
      "a billing country with another currency",
      aPurchase({ billing_address: anAddress({ country: "SE" }) }),
      LOAD,
    ],
    ["a category that the session doesn't offer", aPurchase(), loadOf("direct_debit")],
  ])("hides the form for %s", async (_what, purchase, load) => {
    const page = await open({ purchase, setup: [INIT, load] })
    expect(await said(page, "load")).toEqual(HIDDEN)
    expect(await page.locator("#klarna").innerHTML()).toBe("")
  })

  it("names what has to be corrected", async () => {
    const data = { billing_address: anAddress({ email: "nobody" }) }
    const page = await open({ setup: [INIT, ["load", IN_KLARNA, data]] })
    const error = { invalid_fields: ["billing_address.email"] }
    expect(await said(page, "load")).toEqual({ error, show_form: true })
  })

  it.each([
    ["unknown", FOREIGN_TOKEN, ""],
    ["older than 48 hours", CLIENT_TOKEN, "PT48H"],
  ])("shows nothing for a client token that is %s", async (_what, client_token, age) => {
    const page = await open({
      setup: [],
      buttons: { Load: LOAD, Start: ["init", { client_token }] },
    })
    if (age !== "") scene().sandbox.control.changeClock({ advance: age })
    await page.getByRole("button", { name: "Start" }).click()
    await page.getByRole("button", { name: "Load" }).click()
    const error = { invalid_fields: ["client_token"] }
    expect(await said(page, "load")).toEqual({ error, show_form: false })
  })
})

describe("loadPaymentReview()", () => {
  const inTheUs = aPurchase({
    billing_address: anAddress({ country: "US", region: "NY" }),
    purchase_country: "US",
    purchase_currency: "USD",
  })
  const REVIEW: Call = ["loadPaymentReview", { container: "#klarna" }]

  it("shows in the US how the shopper agreed to pay", async () => {
    const page = await open({ buttons: { Review: REVIEW }, purchase: inTheUs, setup: [INIT] })
    const [session] = scene().sandbox.control.sessions()
    scene().sandbox.control.authorizeSession(session?.session_id ?? "", { category: "pay_now" })
    await page.getByRole("button", { name: "Review" }).click()
    expect(await said(page, "loadPaymentReview")).toEqual(SHOWN)
    await page.getByText("Sandbox – Pay now").waitFor()
  })

  it("has nothing to show before", async () => {
    const page = await open({ purchase: inTheUs, setup: [INIT, REVIEW] })
    expect(await said(page, "loadPaymentReview")).toEqual(HIDDEN)
  })
})

describe("a wrong call throws, after its callback was told:", () => {
  it("each by its name", async () => {
    const found: unknown[] = []
    for (const setup of new Set(WRONG_CALLS.map(([, setup]) => JSON.stringify(setup)))) {
      const cases = WRONG_CALLS.filter((one) => JSON.stringify(one[1]) === setup)
      const buttons = Object.fromEntries(
        cases.map(([, , wrong], index) => [`case ${index}`, wrong]),
      )
      const page = await open({ buttons, setup: cases[0]?.[1] })
      for (const [index, [error, , wrong]] of cases.entries()) {
        await page.getByRole("button", { exact: true, name: `case ${index}` }).click()
        const thrown = await said(page, "thrown", index)
        found.push([wrong, thrown, (await allSaid(page, wrong[0])).at(-1)])
        expect(found.at(-1)).toEqual([wrong, error, cases[index]?.[3]])
      }
    }
    expect(found).toHaveLength(WRONG_CALLS.length)
  })

  it("on() for an event that there isn't", async () => {
    const page = await open({ setup: [] })
    const name = await page.evaluate(
      `(() => { try { Klarna.Payments.on("clicked", () => {}) } catch (error) { return error.name } })()`,
    )
    expect(name).toBe("EventNotSupportedError")
  })
})

describe("off()", () => {
  it("forgets one handler, or all of an event", async () => {
    const page = await open({ setup: [INIT] })
    const heard = await page.evaluate(`(async () => {
      const heard = []
      const one = () => heard.push("one"), two = () => heard.push("two")
      const { load, off, on } = Klarna.Payments
      const loaded = () => new Promise((resolve) => {
        on("heightChanged", resolve)
        load({ container: "#klarna", payment_method_category: "pay_later" })
      })
      on("heightChanged", one); on("heightChanged", two); off("heightChanged", one)
      await loaded()
      off("heightChanged")
      await loaded()
      return heard.join()
    })()`)
    expect(heard).toBe("two")
  })
})
