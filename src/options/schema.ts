import { z } from "zod"

import { AcquiringChannel } from "../klarna/contract/session"
import { MARKETS } from "../klarna/markets"
import { ENVIRONMENTS, REGIONS } from "../klarna/regions"
import type { ExtraMerchantDataHook, LocaleHook, TokenizeHook } from "../mapping/settings"
import { WebUrl } from "./web-url"

/** Where the shopper confirms: in the storefront's own page, or on Klarna's. */
export const CHECKOUTS = ["widget", "redirect"] as const
export type Checkout = (typeof CHECKOUTS)[number]

const filled = z.string().min(1).meta({ expected: "a text that is not empty" })

/** One Klarna merchant account: its credentials work in one region and one environment only. */
export const AccountOptions = z
  .strictObject({
    region: z.enum(REGIONS).meta({ description: "Klarna's API region of this account" }),
    merchantId: filled
      .optional()
      .meta({ description: "Klarna's merchant id, as its portal shows it" }),
    username: filled.meta({ description: "user name of the API credential" }),
    password: filled.meta({ description: "password of the API credential" }),
    apiUrl: WebUrl.optional().meta({
      description: "another address for the API, such as the sandbox's; playground only",
      expected: "an address that begins with http:// or https://",
    }),
  })
  .meta({ expected: "an object with region, username and password" })
export type AccountOptions = z.infer<typeof AccountOptions>

const perSecond = z
  .int()
  .min(1)
  .max(10_000)
  .optional()
  .meta({ expected: "a whole number from 1 to 10000" })

/** A store with several servers gives each its share. */
const RateLimitOptions = z.strictObject({ createSession: perSecond, other: perSecond })

const AccountId = z.string().regex(/^[a-z][a-z0-9-]*$/)

const isFunction = (value: unknown) => typeof value === "function"

/** A language, or a language and a country. */
const LanguageTag = z.string().regex(/^[a-z]{2}(?:[-_][a-z]{2})?$/i)

const SellingCountry = z.string().refine((code) => Object.hasOwn(MARKETS, code))
const COUNTRIES_EXPECTED = "an array of countries where Klarna sells, in capitals"

const Secret = z.string().min(32).meta({ expected: "at least 32 characters" })

/** Everything a store can set. The table in `docs/options.md` is generated from here. */
export const Options = z.strictObject({
  environment: z
    .enum(ENVIRONMENTS)
    .meta({ description: "which of Klarna's two worlds the store talks to" }),
  accounts: z
    .record(AccountId, AccountOptions)
    .refine((accounts) => Object.keys(accounts).length > 0)
    .meta({
      description:
        "one per Klarna merchant account; the key `eu` gives the payment provider `pp_klarna_eu`",
      expected:
        "at least one account, each under a name of lower-case letters, digits and hyphens that begins with a letter",
    }),
  backendUrl: WebUrl.meta({
    description: "where Klarna reaches this Medusa server; without credentials, query and fragment",
    expected: "an address that begins with http:// or https://",
  }),
  storefrontUrl: WebUrl.optional().meta({
    description:
      "the storefront's address: shoppers return from Klarna's page to `/checkout` below it, and Klarna's app links to `/products/<handle>`",
    expected: "an address that begins with http:// or https://",
  }),
  secret: z.union([Secret, z.tuple([Secret], Secret)]).meta({
    description:
      "keys are derived from it, so in `live` it has to be a random one, such as `openssl rand -base64 32` makes; an array rotates, newest first",
    expected: "a text of at least 32 characters, or an array of such texts",
  }),
  acquiringChannel: AcquiringChannel.default("ECOMMERCE").meta({
    description: "the channel in which the store sells",
  }),
  locale: z
    .union([LanguageTag, z.custom<LocaleHook>(isFunction)])
    .optional()
    .meta({
      description:
        "the language in which Klarna speaks to the shopper, before the cart's and the customer's; see [order lines](docs/order-lines.md#language)",
      expected: 'a locale, such as "en-DE", or a function that chooses one',
    }),
  separateSalesTax: z
    .array(SellingCountry.meta({ expected: COUNTRIES_EXPECTED }))
    .default(["US"])
    .meta({
      description: "where tax is a line of its own and all other lines are without tax",
      expected: COUNTRIES_EXPECTED,
    }),
  extraMerchantData: z.custom<ExtraMerchantDataHook>(isFunction).optional().meta({
    description:
      "answers the extra merchant data that Klarna asks of some stores; see [order lines](docs/order-lines.md#extra-merchant-data)",
    expected: "a function",
  }),
  requestTimeoutMs: z.int().min(100).max(60_000).default(10_000).meta({
    description: "how long one call of Klarna's API may take, in milliseconds",
    expected: "a whole number from 100 to 60000",
  }),
  maxTries: z.int().min(1).max(5).default(3).meta({
    description: "how often a call that can be repeated safely is made at most",
    expected: "a whole number from 1 to 5",
  }),
  rateLimits: RateLimitOptions.optional().meta({
    description:
      "calls per second and account that the store keeps to; by default what Klarna allows: `createSession` 40 live and 5 in the playground, `other` 200 and 50",
    expected: "an object with createSession, other or both",
  }),
  capture: z.enum(["manual", "immediately"]).default("manual").meta({
    description:
      "when money is captured: `manual`, by the merchant in the admin, or `immediately`, with the order, for goods delivered at once",
  }),
  cancelOrderOnRejection: z.boolean().default(true).meta({
    description:
      "whether an order that Klarna rejects, or that turns out to have no money behind it, is cancelled in Medusa as well",
    expected: "true or false",
  }),
  expiryWarningDays: z.int().min(0).max(28).default(3).meta({
    description:
      "how many days before an authorization ends `klarna.payment.expiring` is sent; 0 sends none",
    expected: "a whole number from 0 to 28",
  }),
  extendExpiring: z.boolean().default(false).meta({
    description: "whether an authorization of an open order is extended before it ends",
    expected: "true or false",
  }),
  tokenize: z.custom<TokenizeHook>(isFunction).optional().meta({
    description:
      "says of a purchase whether Klarna also asks the shopper to be charged later; goods that are sold as a subscription ask by themselves; see [recurring charges](docs/recurring.md)",
    expected: "a function",
  }),
  chargeRetryDays: z
    .array(z.int().min(1).max(60))
    .max(10)
    .refine((days) => days.every((day, at) => at === 0 || day > (days[at - 1] ?? 0)))
    .default([1, 3, 5, 7])
    .meta({
      description:
        "when a charge that failed is tried again, in days after it first failed; an empty array never tries again",
      expected: "an array of up to 10 rising whole numbers from 1 to 60",
    }),
  afterFailedCharge: z.enum(["past_due", "cancel"]).default("past_due").meta({
    description:
      "what becomes of a subscription whose charge failed to the last: `past_due`, the customer can still pay, or `cancel`",
  }),
  captureRenewals: z.enum(["manual", "on_fulfillment", "immediately"]).optional().meta({
    description:
      "when the order of a renewal is captured, `on_fulfillment` once all of its goods are fulfilled; by default as `capture` says",
  }),
  fallbackPlaceOrderMode: z.enum(["NONE", "PLACE_ORDER"]).default("NONE").meta({
    description:
      "who places the order when a customer pays a failed renewal on Klarna's page: the store (`NONE`), or Klarna (`PLACE_ORDER`)",
  }),
  followSandboxClock: z.boolean().default(false).meta({
    description:
      "whether the store's renewals and deadlines go by the clock of the sandbox at `apiUrl`, so that a month passes when it is told to; playground only",
    expected: "true or false",
  }),
  checkout: z.enum(CHECKOUTS).default("widget").meta({
    description:
      "how the shopper meets Klarna: `widget`, in the storefront's own page, or `redirect`, on Klarna's page, which needs `storefrontUrl`; `data.checkout` of a payment session overrides it",
  }),
})

/** Options as a store writes them. */
export type KlarnaOptionsInput = z.input<typeof Options>
/** Options with their defaults. */
export type KlarnaOptions = z.output<typeof Options>
