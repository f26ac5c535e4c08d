import { secretsOf } from "../secrets"

describe("what no error may repeat of a request", () => {
  it("is its tokens and the shopper's data, wherever they stand", () => {
    const params = { authorization_token: "token-1", order_id: "order-1", session_id: "session-1" }
    const body = {
      billing_address: { city: "Berlin", email: "erika@example.de", given_name: "Erika" },
      customer: { customer_token: "token-2", date_of_birth: "1970-07-10", type: "person" },
      order_lines: [{ name: "Shoe", total_amount: 1 }],
      shipping_address: null,
    }
    expect(secretsOf(params, body)).toEqual([
      "token-1",
      "erika@example.de",
      "Erika",
      "token-2",
      "1970-07-10",
    ])
    expect(secretsOf({ customer_token: "token-3" }, undefined)).toEqual(["token-3"])
  })
})
