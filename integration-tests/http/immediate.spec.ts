import { ONE_HUNDRED } from "../../demo/check/purchases"
import { inStore } from "../support/in-store"
import { klarnaCalls, openPayment } from "../support/payment"
import { REDIRECT } from "./provider/hosted-page"
import { capturingAtOnce } from "./provider/immediate"

inStore(
  (store) => {
    describe('capture: "immediately"', () => capturingAtOnce(store))

    it("refuses Klarna's page in a sentence when the store has no storefrontUrl to return to", async () => {
      const refusal = openPayment(store(), ONE_HUNDRED, REDIRECT)
      await expect(refusal).rejects.toThrow(/answered 400: .*MISSING_RETURN_URL/)
      expect(klarnaCalls(store())).toEqual([])
    })
  },
  { KLARNA_CAPTURE: "immediately" },
)
