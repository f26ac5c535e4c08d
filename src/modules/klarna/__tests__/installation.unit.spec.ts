import { installationOf } from "../secrets/installation"

describe("the name of an installation", () => {
  const live = installationOf("https://shop.example", { id: "eu", merchantId: "K1" })

  it("is the same for the same store, whatever the path", () => {
    expect(installationOf("https://shop.example/", { id: "eu", merchantId: "K1" })).toBe(live)
  })

  it.each([
    ["another address", "https://staging.shop.example", { id: "eu", merchantId: "K1" }],
    ["another merchant id", "https://shop.example", { id: "eu", merchantId: "K2" }],
    ["another account", "https://shop.example", { id: "us", merchantId: "K1" }],
  ])("is another one for %s", (_name, backendUrl, account) => {
    expect(installationOf(backendUrl, account)).not.toBe(live)
  })
})
