import { inStore } from "../support/in-store"
import { health, WRONG_PASSWORD } from "./accounts/health"
import { PASSWORD, secrets } from "./accounts/secrets"

inStore(
  (store) => {
    describe("the health of accounts", () => health(store))
    describe("what an account's calls leave", () => secrets(store))
  },
  {
    KLARNA_PASSWORD: PASSWORD,
    KLARNA_SELLS_IN_OCEANIA: "true",
    KLARNA_US_PASSWORD: WRONG_PASSWORD,
  },
)
