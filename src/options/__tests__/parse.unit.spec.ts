import { parseOptions } from "../parse"
import { account, anAccount, live, PASSWORD, SECRET, set, someOptions } from "./builders"

describe("parseOptions", () => {
  it("fills in the defaults", () => {
    expect(parseOptions(someOptions())).toEqual({
      accounts: { eu: { password: PASSWORD, region: "eu", username: "PK12345" } },
      acquiringChannel: "ECOMMERCE",
      afterFailedCharge: "past_due",
      backendUrl: "https://shop.test",
      cancelOrderOnRejection: true,
      capture: "manual",
      chargeRetryDays: [1, 3, 5, 7],
      checkout: "widget",
      environment: "playground",
      expiryWarningDays: 3,
      extendExpiring: false,
      fallbackPlaceOrderMode: "NONE",
      followSandboxClock: false,
      maxTries: 3,
      requestTimeoutMs: 10_000,
      secret: SECRET,
      separateSalesTax: ["US"],
    })
  })

  it.each([
    ["two secrets, newest first", set("secret", [SECRET, `${SECRET}-old`])],
    [
      "an account of each region",
      set("accounts", {
        eu: anAccount(),
        oc: anAccount({ region: "oc" }),
        "us-2": anAccount({ region: "na" }),
      }),
    ],
    ["the sandbox's address in the playground", account({ apiUrl: "http://127.0.0.1:9300" })],
    [
      "Klarna's own address in live",
      live({ accounts: { eu: anAccount({ apiUrl: "https://api.klarna.com/" }) } }),
    ],
    ["no address in live", live()],
    ["options that are undefined", { ...someOptions(), storefrontUrl: undefined }],
    ["the shortest time-out", set("requestTimeoutMs", 100)],
    ["the longest time-out", set("requestTimeoutMs", 60_000)],
    ["a single try", set("maxTries", 1)],
    ["a fixed locale", set("locale", "en-DE")],
    ["a language", set("locale", "en")],
    ["a function that chooses the locale", set("locale", () => "en-DE")],
    ["no country with a line for tax", set("separateSalesTax", [])],
    ["several countries with a line for tax", set("separateSalesTax", ["US", "CA"])],
    ["a hook for extra merchant data", set("extraMerchantData", () => undefined)],
    ["no day on which a charge is tried again", set("chargeRetryDays", [])],
    ["a hook that asks for a token", set("tokenize", () => true)],
    [
      "the sandbox's clock with the sandbox's address",
      {
        ...account({ apiUrl: "http://127.0.0.1:9300" }),
        followSandboxClock: true,
      },
    ],
    ["one rate limit", set("rateLimits", { other: 20 })],
    ["both rate limits", set("rateLimits", { createSession: 2, other: 20 })],
  ])("accepts %s", (_what, options) => {
    expect(() => parseOptions(options)).not.toThrow()
  })

  it.each(["https://shop.test/", "https://shop.test///"])("cuts the end of %s", (backendUrl) => {
    expect(parseOptions(someOptions({ backendUrl })).backendUrl).toBe("https://shop.test")
  })
})
