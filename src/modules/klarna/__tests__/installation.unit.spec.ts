import { formerInstallationOf, installationOf, siteOf } from "../secrets/installation"

describe("the name of an installation", () => {
  const live = installationOf("https://shop.example", { id: "eu", merchantId: "K1" })

  it.each(["https://shop.example/", "https://SHOP.example:443", "https://shop.example//"])(
    "is the same for the same address, written as %s",
    (backendUrl) => {
      expect(installationOf(backendUrl, { id: "eu", merchantId: "K1" })).toBe(live)
    },
  )

  it.each([
    ["another host", "https://staging.shop.example", { id: "eu", merchantId: "K1" }],
    ["a path on the same host", "https://shop.example/staging", { id: "eu", merchantId: "K1" }],
    ["another port", "https://shop.example:8443", { id: "eu", merchantId: "K1" }],
    ["http in place of https", "http://shop.example", { id: "eu", merchantId: "K1" }],
    ["another merchant id", "https://shop.example", { id: "eu", merchantId: "K2" }],
    ["another account", "https://shop.example", { id: "us", merchantId: "K1" }],
  ])("is another one for %s", (_name, backendUrl, account) => {
    expect(installationOf(backendUrl, account)).not.toBe(live)
  })

  it("is the one that version 0.1.0 gave to a store on https without a path", () => {
    expect(formerInstallationOf("https://shop.example", { id: "eu", merchantId: "K1" })).toBe(live)
    expect(live).toBe("6d9b6fbae0ea01947c053bb9986fe496")
  })
})

describe("the name of the place where a store runs", () => {
  it("doesn't change with the merchant id, so that naming one later loses no purchase", () => {
    expect(siteOf("https://shop.example/", "eu")).toBe(siteOf("https://shop.example", "eu"))
  })

  it("is another one for a copy below a path of the same host", () => {
    expect(siteOf("https://shop.example/staging", "eu")).not.toBe(
      siteOf("https://shop.example", "eu"),
    )
  })
})
