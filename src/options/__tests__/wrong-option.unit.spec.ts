import { account, anAccount, FILLED, live, NAMES, sentenceFor, set, without } from "./builders"

const ADDRESS = "an address that begins with http:// or https://"

describe("the sentence about a wrong option", () => {
  it.each<[string, unknown, string]>([
    ["no options", undefined, "options is missing; expected an object"],
    ["a text for options", "eu", "options is a text; expected an object"],
    [
      "an unknown option",
      set("enviroment", "live"),
      "options.enviroment is not an option of this plugin",
    ],
    [
      "an unknown option of an account",
      account({ passwort: "x" }),
      "options.accounts.eu.passwort is not an option of this plugin",
    ],
    [
      "a wrong environment",
      set("environment", "prod"),
      'options.environment is "prod"; expected one of "playground", "live"',
    ],
    [
      "no environment",
      without("environment"),
      'options.environment is missing; expected one of "playground", "live"',
    ],
    [
      "a wrong region",
      account({ region: "us" }),
      'options.accounts.eu.region is "us"; expected one of "eu", "na", "oc"',
    ],
    ["no accounts", without("accounts"), `options.accounts is missing; expected ${NAMES}`],
    ["empty accounts", set("accounts", {}), `options.accounts is empty; expected ${NAMES}`],
    [
      "accounts as an array",
      set("accounts", [anAccount()]),
      `options.accounts is an array; expected ${NAMES}`,
    ],
    [
      "an account in capitals",
      set("accounts", { EU: anAccount() }),
      `options.accounts has the name "EU"; expected ${NAMES}`,
    ],
    [
      "an account that begins with a digit",
      set("accounts", { "1": anAccount() }),
      `options.accounts has the name "1"; expected ${NAMES}`,
    ],
    [
      "an account without anything",
      set("accounts", { eu: undefined }),
      "options.accounts.eu is missing; expected an object with region, username and password",
    ],
    [
      "no user name",
      account({ username: undefined }),
      `options.accounts.eu.username is missing; expected ${FILLED}`,
    ],
    [
      "an empty merchant id",
      account({ merchantId: "" }),
      `options.accounts.eu.merchantId is ""; expected ${FILLED}`,
    ],
    [
      "an address without a scheme",
      account({ apiUrl: "localhost:9300" }),
      `options.accounts.eu.apiUrl is "localhost:9300"; expected ${ADDRESS}`,
    ],
    [
      "another scheme",
      set("backendUrl", "ftp://shop.test"),
      `options.backendUrl is "ftp://shop.test"; expected ${ADDRESS}`,
    ],
    [
      "no backend address",
      without("backendUrl"),
      `options.backendUrl is missing; expected ${ADDRESS}`,
    ],
    [
      "a wrong storefront address",
      set("storefrontUrl", "shop"),
      `options.storefrontUrl is "shop"; expected ${ADDRESS}`,
    ],
    [
      "a wrong channel",
      set("acquiringChannel", "MAIL"),
      'options.acquiringChannel is "MAIL"; expected one of "ECOMMERCE", "IN_STORE", "TELESALES"',
    ],
    [
      "a time-out as text",
      set("requestTimeoutMs", "5000"),
      'options.requestTimeoutMs is "5000"; expected a whole number from 100 to 60000',
    ],
    [
      "a time-out too short",
      set("requestTimeoutMs", 99),
      "options.requestTimeoutMs is 99; expected a whole number from 100 to 60000",
    ],
    [
      "a time-out too long",
      set("requestTimeoutMs", 60_001),
      "options.requestTimeoutMs is 60001; expected a whole number from 100 to 60000",
    ],
    [
      "half a millisecond",
      set("requestTimeoutMs", 500.5),
      "options.requestTimeoutMs is 500.5; expected a whole number from 100 to 60000",
    ],
    [
      "no try at all",
      set("maxTries", 0),
      "options.maxTries is 0; expected a whole number from 1 to 5",
    ],
    [
      "rate limits as a number",
      set("rateLimits", 50),
      "options.rateLimits is 50; expected an object with createSession, other or both",
    ],
    [
      "an unknown rate limit",
      set("rateLimits", { capture: 5 }),
      "options.rateLimits.capture is not an option of this plugin",
    ],
    [
      "a rate limit of nothing",
      set("rateLimits", { other: 0 }),
      "options.rateLimits.other is 0; expected a whole number from 1 to 10000",
    ],
    [
      "a wrong capture",
      set("capture", "auto"),
      'options.capture is "auto"; expected one of "manual", "immediately"',
    ],
    [
      "a wrong checkout",
      set("checkout", null),
      'options.checkout is null; expected one of "widget", "redirect"',
    ],
    [
      "a checkout on Klarna's page without a way back",
      set("checkout", "redirect"),
      'options.storefrontUrl is missing; expected an address that begins with http:// or https:// with checkout "redirect"',
    ],
    [
      "a locale that is none",
      set("locale", "English"),
      'options.locale is "English"; expected a locale, such as "en-DE", or a function that chooses one',
    ],
    [
      "a country where Klarna doesn't sell",
      set("separateSalesTax", ["US", "BR"]),
      'options.separateSalesTax.1 is "BR"; expected an array of countries where Klarna sells, in capitals',
    ],
    [
      "a country in lower case",
      set("separateSalesTax", "us"),
      'options.separateSalesTax is "us"; expected an array of countries where Klarna sells, in capitals',
    ],
    [
      "extra merchant data in place of a hook for it",
      set("extraMerchantData", { event: [] }),
      "options.extraMerchantData is an object; expected a function",
    ],
    [
      "a foreign API address in live",
      live({ accounts: { us: anAccount({ apiUrl: "http://127.0.0.1:9300", region: "na" }) } }),
      'options.accounts.us.apiUrl is "http://127.0.0.1:9300"; expected "https://api-na.klarna.com" or nothing in environment "live"',
    ],
    [
      "the playground's API address in live",
      live({ accounts: { eu: anAccount({ apiUrl: "https://api.playground.klarna.com" }) } }),
      'options.accounts.eu.apiUrl is "https://api.playground.klarna.com"; expected "https://api.klarna.com" or nothing in environment "live"',
    ],
    [
      "the live API address in the playground",
      set("accounts", { eu: anAccount({ apiUrl: "https://api.klarna.com" }) }),
      'options.accounts.eu.apiUrl is "https://api.klarna.com", which is Klarna\'s live address; expected another one or nothing in environment "playground"',
    ],
    [
      "plain HTTP in live",
      live({ backendUrl: "http://shop.test" }),
      'options.backendUrl is "http://shop.test"; expected an address that begins with https:// in environment "live"',
    ],
  ])("for %s", (_what, options, sentence) => {
    expect(sentenceFor(options)).toBe(`medusa-plugin-klarna: ${sentence}.`)
  })
})
