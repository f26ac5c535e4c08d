import type { ConfigModule } from "@medusajs/framework/types"
import { defineConfig, Modules } from "@medusajs/framework/utils"

import { withKlarna } from "../index"
import { someOptions } from "../options/__tests__/builders"

const DEPENDENCIES = ["klarna", "query", "locking"]
const EU = {
  id: "eu",
  options: { account: "eu" },
  resolve: "medusa-plugin-klarna/providers/klarna",
}
const STRIPE = { id: "stripe", options: {}, resolve: "@medusajs/medusa/payment-stripe" }
const projectConfig = {
  databaseUrl: "postgres://localhost/store",
  http: { adminCors: "a", authCors: "b", storeCors: "c" },
}

const paymentOf = ({ modules }: ConfigModule) => modules?.[Modules.PAYMENT]

/** Types are part of these tests: `defineConfig` is overloaded, and takes what `withKlarna` gives only if it is generic. */
describe("defineConfig of Medusa's takes what withKlarna gives", () => {
  it("for a store that configures nothing but its project", () => {
    const config = defineConfig(withKlarna({ projectConfig }, someOptions()))
    expect(paymentOf(config)).toEqual({
      dependencies: DEPENDENCIES,
      options: { providers: [EU] },
      resolve: "@medusajs/medusa/payment",
    })
    expect(config.plugins).toContainEqual({
      options: someOptions(),
      resolve: "medusa-plugin-klarna",
    })
    expect(config.projectConfig.databaseUrl).toBe("postgres://localhost/store")
  })

  it.each([
    [
      "an array of modules",
      () => ({
        modules: [{ options: { providers: [STRIPE] }, resolve: "@medusajs/medusa/payment" }],
        projectConfig,
      }),
    ],
    [
      "two payment entries",
      () => ({
        modules: [
          { resolve: "@medusajs/medusa/payment" },
          { options: { providers: [STRIPE] }, resolve: "@medusajs/payment" },
        ],
        projectConfig,
      }),
    ],
  ])("for a store with %s and another payment provider", (_what, makeConfig) => {
    const config = defineConfig(withKlarna(makeConfig(), someOptions()))
    expect(paymentOf(config)).toMatchObject({
      dependencies: DEPENDENCIES,
      options: { providers: [STRIPE, EU] },
    })
  })

  it("for a store with an object of modules", () => {
    const modules = { [Modules.PAYMENT]: { options: { providers: [STRIPE] } } }
    const config = defineConfig(withKlarna({ modules, projectConfig }, someOptions()))
    expect(paymentOf(config)).toMatchObject({
      dependencies: DEPENDENCIES,
      options: { providers: [STRIPE, EU] },
    })
  })

  it("the same as for a store that writes it all down, as docs/operation.md shows", () => {
    const byHand = defineConfig({
      modules: [
        {
          dependencies: ["klarna", "query", "locking"],
          options: {
            providers: [
              {
                id: "eu",
                options: { account: "eu" },
                resolve: "medusa-plugin-klarna/providers/klarna",
              },
            ],
          },
          resolve: "@medusajs/medusa/payment",
        },
      ],
      plugins: [{ options: { ...someOptions() }, resolve: "medusa-plugin-klarna" }],
      projectConfig,
    })
    const { modules, plugins } = defineConfig(withKlarna({ projectConfig }, someOptions()))
    expect({ modules, plugins }).toEqual({ modules: byHand.modules, plugins: byHand.plugins })
  })
})
