import { CustomerTokenCreateRequest } from "../../../klarna/contract/customer-token"
import { toTokenRequest } from "../token-request"

const SESSION = { locale: "de-DE", purchase_country: "DE", purchase_currency: "EUR" }
const line = (name: string) => ({
  subscription: { interval: "MONTH" as const, interval_count: 1, name },
})

describe("toTokenRequest", () => {
  it("says what the shopper agrees to, each subscription once", () => {
    const request = toTokenRequest(SESSION, [line("Tea"), {}, line("Coffee"), line("Tea")])
    expect(request).toEqual({
      ...SESSION,
      description: "Tea, Coffee",
      intended_use: "SUBSCRIPTION",
    })
  })

  it("is about later purchases where nothing is sold as a subscription", () => {
    expect(toTokenRequest(SESSION, [{}]).description).toBe("Later purchases in this store")
  })

  it("passes Klarna's strict contract, however many there are", () => {
    const lines = Array.from({ length: 40 }, (_, index) => line(`Subscription ${String(index)}`))
    const request = toTokenRequest(SESSION, lines)
    expect(request.description).toHaveLength(255)
    expect(CustomerTokenCreateRequest.safeParse(request).error).toBeUndefined()
  })
})
