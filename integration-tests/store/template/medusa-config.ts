import { defineConfig } from "@medusajs/framework/utils"
import { withKlarna } from "medusa-plugin-klarna"

const {
  ADMIN_CORS = "",
  AUTH_CORS = "",
  BACKEND_URL = "",
  COOKIE_SECRET,
  DATABASE_URL,
  JWT_SECRET,
  KLARNA_API_URL,
  KLARNA_PASSWORD = "",
  KLARNA_SECRET = "",
  KLARNA_USERNAME = "",
  STORE_CORS = "",
  STOREFRONT_URL,
} = process.env

const credentials = {
  apiUrl: KLARNA_API_URL,
  password: KLARNA_PASSWORD,
  username: KLARNA_USERNAME,
}

/** A store that has a payment provider of its own and adds Klarna, as the README says. */
module.exports = defineConfig(
  withKlarna(
    {
      admin: { disable: true },
      modules: [
        {
          resolve: "@medusajs/medusa/payment",
          options: { providers: [{ resolve: "./src/modules/manual-pay", id: "pay" }] },
        },
      ],
      projectConfig: {
        databaseUrl: DATABASE_URL,
        http: {
          adminCors: ADMIN_CORS,
          authCors: AUTH_CORS,
          cookieSecret: COOKIE_SECRET,
          jwtSecret: JWT_SECRET,
          storeCors: STORE_CORS,
        },
      },
    },
    {
      environment: "playground",
      accounts: {
        eu: { region: "eu", ...credentials },
        us: { region: "na", ...credentials },
      },
      backendUrl: BACKEND_URL,
      secret: KLARNA_SECRET,
      storefrontUrl: STOREFRONT_URL,
    },
  ),
)
