import type { InputConfig } from "@medusajs/framework/types"

import { withKlarna, withKlarnaFromSource } from "../config"
import { anAccount, someOptions } from "../options/__tests__/builders"

const DEPENDENCIES = ["klarna", "query", "locking"]
const EU = {
  id: "eu",
  options: { account: "eu" },
  resolve: "medusa-plugin-klarna/providers/klarna",
}
const PLUGIN = { options: someOptions(), resolve: "medusa-plugin-klarna" }
const PAYMENT = {
  dependencies: DEPENDENCIES,
  options: { providers: [EU] },
  resolve: "@medusajs/medusa/payment",
}
const STRIPE = {
  id: "stripe",
  options: { apiKey: "sk" },
  resolve: "@medusajs/medusa/payment-stripe",
}
const OTHER = { resolve: "./src/modules/brand" }

const modulesOf = (modules: unknown, options = someOptions()) =>
  withKlarna({ modules } as InputConfig, options).modules

describe("withKlarna", () => {
  it("adds plugin and payment module to an empty configuration", () => {
    expect(withKlarna({}, someOptions())).toEqual({ modules: [PAYMENT], plugins: [PLUGIN] })
  })

  it("keeps everything else of the configuration", () => {
    const http = { adminCors: "a", authCors: "b", storeCors: "c" }
    const config = {
      admin: { disable: true },
      featureFlags: { rbac: "true" },
      projectConfig: { databaseUrl: "db", http },
    }
    expect(withKlarna(config, someOptions())).toEqual({
      ...config,
      modules: [PAYMENT],
      plugins: [PLUGIN],
    })
  })

  it("adds its plugin behind those that are there", () => {
    const plugins = ["plugin-one", { options: {}, resolve: "plugin-two" }]
    expect(withKlarna({ plugins }, someOptions()).plugins).toEqual([...plugins, PLUGIN])
  })

  it("registers one provider per account: pp_klarna_eu and pp_klarna_us", () => {
    const accounts = { eu: anAccount(), us: anAccount({ region: "na" }) }
    expect(modulesOf(undefined, someOptions({ accounts }))).toEqual([
      {
        ...PAYMENT,
        options: {
          providers: [
            EU,
            {
              id: "us",
              options: { account: "us" },
              resolve: "medusa-plugin-klarna/providers/klarna",
            },
          ],
        },
      },
    ])
  })

  it("refuses wrong options, so that the boot stops there", () => {
    expect(() => withKlarna({}, { ...someOptions(), accounts: {} })).toThrow(
      /^medusa-plugin-klarna: options\.accounts is empty/,
    )
  })
})

describe("a store without a payment module of its own", () => {
  it.each<[string, unknown, unknown]>([
    ["no modules", undefined, [PAYMENT]],
    ["modules as an array", [OTHER], [OTHER, PAYMENT]],
    ["modules as an object", { brand: OTHER }, { brand: OTHER, payment: PAYMENT }],
    ["a switch for its payment module", { payment: true }, { payment: PAYMENT }],
  ])("gets one: %s", (_what, modules, expected) => {
    expect(modulesOf(modules)).toEqual(expected)
  })
})

describe("a store with a payment module of its own", () => {
  const own = (more: object) => ({
    dependencies: ["event_bus", "query"],
    options: { providers: [STRIPE], webhook_delay: 5 },
    ...more,
  })
  const extended = (more: object) => ({
    dependencies: ["event_bus", "query", "klarna", "locking"],
    options: { providers: [STRIPE, EU], webhook_delay: 5 },
    ...more,
  })

  it.each([
    ["the key", { key: "payment", resolve: "./src/modules/payment" }],
    ["@medusajs/medusa/payment", { resolve: "@medusajs/medusa/payment" }],
    ["@medusajs/payment", { resolve: "@medusajs/payment" }],
  ])("keeps its providers, order, options and dependencies, when named by %s", (_what, name) => {
    expect(modulesOf([own(name), OTHER])).toEqual([extended(name), OTHER])
  })

  it.each<[string, object]>([
    ["key", { payment: own({ resolve: "@medusajs/payment" }) }],
    ["key alone", { payment: own({}) }],
  ])("is extended in an object of modules by its %s", (_what, modules) => {
    const [entry] = Object.values(modules) as [object]
    const resolve = "resolve" in entry ? entry.resolve : "@medusajs/medusa/payment"
    expect(modulesOf({ ...modules, brand: OTHER })).toEqual({
      brand: OTHER,
      payment: extended({ resolve }),
    })
  })

  it("is extended at its last entry, which is the one that Medusa uses", () => {
    const first = { key: "payment", resolve: "@medusajs/payment" }
    const last = { options: {}, resolve: "@medusajs/medusa/payment" }
    expect(modulesOf([first, OTHER, last])).toEqual([first, OTHER, PAYMENT])
  })

  it("isn't confused by providers of other modules", () => {
    const fulfillment = { options: { providers: [] }, resolve: "@medusajs/medusa/fulfillment" }
    expect(modulesOf([fulfillment])).toEqual([fulfillment, PAYMENT])
  })
})

describe("the caller's own objects", () => {
  const scene = () => ({
    config: {
      modules: [{ options: { providers: [STRIPE] }, resolve: "@medusajs/medusa/payment" }],
      plugins: ["one"],
    },
    options: someOptions({ secret: ["a-secret-that-is-longer-than-32-characters"] }),
  })

  it("stay as they were", () => {
    const { config, options } = scene()
    withKlarna(config, options)
    expect({ config, options }).toEqual(scene())
  })

  it("aren't reached by what Medusa writes into the plugin's options", () => {
    const { config, options } = scene()
    const plugin: unknown = withKlarna(config, options).plugins.at(-1)
    const given = (plugin as { options: ReturnType<typeof someOptions> }).options
    Object.assign(given, { database: { clientUrl: "postgres://" } })
    Object.assign(given.accounts["eu"] ?? {}, { password: "overwritten" })
    given.accounts["us"] = anAccount()
    if (Array.isArray(given.secret)) given.secret.push("another")
    expect(options).toEqual(scene().options)
  })

  it("may be frozen", () => {
    const { config, options } = scene()
    Object.freeze(options)
    Object.freeze(options.accounts)
    const plugin: unknown = withKlarna(Object.freeze(config), options).plugins.at(-1)
    expect(Object.isFrozen((plugin as { options: object }).options)).toBe(false)
  })
})

describe("withKlarnaFromSource", () => {
  it("registers module and provider by path, and no plugin, which would load everything twice", () => {
    expect(withKlarnaFromSource({}, someOptions())).toEqual({
      modules: [
        {
          ...PAYMENT,
          options: { providers: [{ ...EU, resolve: "./src/providers/klarna" }] },
        },
        { options: someOptions(), resolve: "./src/modules/klarna" },
      ],
    })
  })

  it("does so in an object of modules too", () => {
    const { modules } = withKlarnaFromSource({ modules: {} }, someOptions())
    expect(Object.keys(modules ?? {})).toEqual(["payment", "klarna"])
  })
})
