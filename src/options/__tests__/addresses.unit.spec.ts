import { parseOptions } from "../parse"
import { account, anAccount, live, sentenceFor, set, someOptions } from "./builders"

describe("an address of a store", () => {
  it.each([
    ["https://münchen.example", "https://xn--mnchen-3ya.example"],
    ["https://shop.test/my shop/", "https://shop.test/my%20shop"],
    ["HTTPS://Shop.Test:443", "https://shop.test"],
    [" https://shop.test/größe ", "https://shop.test/gr%C3%B6%C3%9Fe"],
    ["https://shop.test///", "https://shop.test"],
    ["https://shop.test/#/", "https://shop.test/#"],
  ])("%s is what a URL makes of it: %s", (storefrontUrl, expected) => {
    expect(parseOptions(someOptions({ storefrontUrl })).storefrontUrl).toBe(expected)
  })

  it.each([
    ["https://münchen.example", "https://xn--mnchen-3ya.example"],
    ["https://shop.test:443/medusa/", "https://shop.test/medusa"],
  ])("is the same where Klarna calls: %s is %s", (backendUrl, expected) => {
    expect(parseOptions(someOptions({ backendUrl })).backendUrl).toBe(expected)
  })

  const CREDENTIALS = "holds credentials; expected an address without them"
  const QUERY = "holds a query; expected an address without one"
  const FRAGMENT = "holds a fragment (#); expected an address without one"
  it.each<[string, unknown, string]>([
    [
      "credentials where Klarna calls",
      set("backendUrl", "https://user:hunter2@shop.test"),
      `options.backendUrl ${CREDENTIALS}`,
    ],
    [
      "a user alone where Klarna calls",
      set("backendUrl", "https://hunter2@shop.test"),
      `options.backendUrl ${CREDENTIALS}`,
    ],
    [
      "a query where Klarna calls",
      set("backendUrl", "https://shop.test/?key=hunter2"),
      `options.backendUrl ${QUERY}`,
    ],
    [
      "an empty query where Klarna calls",
      set("backendUrl", "https://shop.test/?"),
      `options.backendUrl ${QUERY}`,
    ],
    [
      "a fragment where Klarna calls",
      set("backendUrl", "https://shop.test/#hunter2"),
      `options.backendUrl ${FRAGMENT}`,
    ],
    [
      "credentials in front of the storefront",
      set("storefrontUrl", "https://user:hunter2@shop.test"),
      `options.storefrontUrl ${CREDENTIALS}`,
    ],
    [
      "a query behind the storefront",
      set("storefrontUrl", "https://shop.test?theme=hunter2"),
      `options.storefrontUrl ${QUERY}`,
    ],
    [
      "credentials in front of the API",
      account({ apiUrl: "http://user:hunter2@127.0.0.1:9300" }),
      `options.accounts.eu.apiUrl ${CREDENTIALS}`,
    ],
    [
      "a query behind the API",
      account({ apiUrl: "http://127.0.0.1:9300/?hunter2" }),
      `options.accounts.eu.apiUrl ${QUERY}`,
    ],
    [
      "credentials in an address of another kind",
      set("backendUrl", "ftp://user:hunter2@shop.test"),
      'options.backendUrl is "ftp://…@shop.test"; expected an address that begins with http:// or https://',
    ],
  ])("is refused, and what is secret isn't printed: %s", (_what, options, sentence) => {
    expect(sentenceFor(options)).toBe(`medusa-plugin-klarna: ${sentence}.`)
    expect(sentenceFor(options)).not.toContain("hunter2")
  })
})

describe("Klarna's live address", () => {
  it.each([
    "https://api.klarna.com",
    "https://api.klarna.com.",
    "https://API.Klarna.COM",
    "https://api.klarna.com:443",
    "http://api.klarna.com",
    "http://api.klarna.com:443",
    "https://api.klarna.com:8443",
    "https://api.klarna.com/payments",
    "https://api%2eklarna.com",
    "https://api。klarna。com",
    "https://api-na.klarna.com..",
    "https://api-global.klarna.com",
    "https://klarna.com",
  ])("is refused in the playground however it is written: %s", (apiUrl) => {
    expect(sentenceFor(account({ apiUrl }))).toMatch(/which is Klarna's live address; expected/)
  })

  it.each([
    "https://api.playground.klarna.com",
    "https://api-na.playground.klarna.com",
    "https://api-global.test.klarna.com",
    "https://klarna.com.shop.test",
    "https://notklarna.com",
  ])("isn't %s", (apiUrl) => {
    expect(() => parseOptions(account({ apiUrl }))).not.toThrow()
  })

  it.each(["https://API.klarna.com/", "https://api.klarna.com:443"])(
    "is taken in live as %s",
    (apiUrl) => {
      const { accounts } = parseOptions(live({ accounts: { eu: anAccount({ apiUrl }) } }))
      expect(accounts["eu"]?.apiUrl).toBe("https://api.klarna.com")
    },
  )

  it("isn't taken in live with a dot behind it, because certificates name none", () => {
    expect(
      sentenceFor(live({ accounts: { eu: anAccount({ apiUrl: "https://api.klarna.com." }) } })),
    ).toMatch(/expected "https:\/\/api\.klarna\.com" or nothing in environment "live"/)
  })
})
