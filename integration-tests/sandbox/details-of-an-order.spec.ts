import { dataAt } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { anAddress, aSandbox, Shop, refusal } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("changing details", () => {
  it("keeps a reference that is left out and clears an empty one", async () => {
    const id = await shop.order()
    await shop.patch(id, "merchant-references", { merchant_reference2: "two" })
    expect(await shop.read(id)).toMatchObject({
      merchant_reference1: "cart-1",
      merchant_reference2: "two",
    })
    await shop.patch(id, "merchant-references", { merchant_reference1: "" })
    expect(await shop.read(id)).not.toHaveProperty("merchant_reference1")
  })

  it("does not change the references of a cancelled order", async () => {
    const id = await shop.order()
    await shop.act(id, "cancel")
    const reply = await shop.patch(id, "merchant-references", { merchant_reference1: "x" })
    expect(refusal(reply)).toEqual([403, "NOT_ALLOWED", ["Update not allowed."]])
  })

  it("changes fields of the shipping address, never the billing address", async () => {
    const id = await shop.order()
    const change = { shipping_address: { street_address: "Alexanderplatz 1" } }
    expect((await shop.patch(id, "customer-details", change)).status).toBe(204)
    const order = await shop.read(id)
    expect(dataAt(order, "shipping_address")).toMatchObject({
      city: "Berlin",
      street_address: "Alexanderplatz 1",
    })
    expect(dataAt(order, "billing_address")?.street_address).toBe("Neue Schönhauser Str. 2")
    const billing = { billing_address: anAddress() }
    expect(refusal(await shop.patch(id, "customer-details", billing))).toEqual([
      403,
      "NOT_ALLOWED",
      [
        "Billing address cannot be updated for user account order. Customer details cannot be updated.",
      ],
    ])
  })

  it("does not clear a street", async () => {
    const change = { shipping_address: { street_address: "" } }
    const reply = await shop.patch(await shop.order(), "customer-details", change)
    expect(refusal(reply)).toEqual([
      422,
      "INVALID_ADDRESS",
      ["The shipping and/or billing address is invalid"],
    ])
  })

  it("adds parcels to the order and takes a number for a tracking number (recorded)", async () => {
    const id = await shop.order()
    const parcel = { shipping_company: "DHL DE", tracking_number: 1245, tracking_url: "https://x" }
    expect((await shop.act(id, "shipping-info", { shipping_info: [parcel] })).status).toBe(204)
    expect((await shop.read(id)).shipping_info).toEqual([
      { shipping_company: "DHL DE", tracking_number: "1245" },
    ])
  })
})
