import { HostedPageUrls } from "../../klarna/contract/hosted-page"
import { MerchantUrls } from "../../klarna/contract/session"
import { toHostedPageUrls, toMerchantUrls } from "../merchant-urls"

const at = (kind: string) => `https://backend.test/hooks/klarna/klses_1/${kind}?token=t-${kind}`
const URLS = {
  authorization: at("authorization"),
  notification: at("notification"),
  push: at("push"),
  status_update: at("status_update"),
}

describe("toMerchantUrls", () => {
  it("has Klarna name the order where it calls about one, in single braces", () => {
    expect(toMerchantUrls(URLS, "https://shop.test")).toEqual({
      authorization: at("authorization"),
      confirmation: "https://shop.test/checkout?klarna=success",
      notification: `${at("notification")}&order_id={order.id}`,
      push: `${at("push")}&order_id={order.id}`,
    })
  })

  it("knows no way back without a storefront", () => {
    expect(JSON.stringify(toMerchantUrls(URLS))).not.toContain("confirmation")
  })

  it("says nothing that Klarna doesn't take", () => {
    expect(MerchantUrls.safeParse(toMerchantUrls(URLS, "https://shop.test")).success).toBe(true)
    const page = toHostedPageUrls(URLS, "https://shop.test")
    expect(HostedPageUrls.safeParse(page).success).toBe(true)
  })
})

describe("toHostedPageUrls", () => {
  it("adds where Klarna tells what became of the page", () => {
    expect(toHostedPageUrls(URLS, "https://shop.test")).toMatchObject({
      status_update: at("status_update"),
      success: "https://shop.test/checkout?klarna=success",
    })
  })
})
