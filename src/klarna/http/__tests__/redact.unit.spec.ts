import { redact } from "../redact"

const ID = "d8bcb0ac-1234-325b-8472-12345678901"

describe("a text of Klarna's in an error", () => {
  it.each([
    ["field names stay", "Bad value: order_lines[3].total_tax_amount", undefined],
    [
      "amounts stay",
      "Resulting authorization amount 7000 cannot be less than the captured amount 8000",
      undefined,
    ],
    ["ids stay", `Order ${ID} cannot be found.`, undefined],
    [
      "an e-mail address goes",
      "billing_address.email: erika@example.de is wrong",
      "billing_address.email: [e-mail] is wrong",
    ],
    ["a phone number goes", "phone +49 (0)176/1428-4340 too long", "phone [number] too long"],
    ["a date of birth goes", "date_of_birth 1970-07-10", "date_of_birth [number]"],
    ["an identity number goes", "19870815-84932", "[number]"],
    ["a card number goes", "card 4111 1111 1111 1111", "card [number]"],
    ["lines become one", "first\r\nsecond\u2028third", "first second third"],
  ])("%s", (_what, text, expected) => {
    expect(redact(text)).toBe(expected ?? text)
  })

  it("is as long as a message is, not as long as a page", () => {
    expect(redact("x".repeat(100_000))).toHaveLength(300)
  })

  it("loses what the request said of the shopper, in any letter case, as whole words only", () => {
    const secrets = ["Erika", "Muster-Frau (jun.)", "70850a20-a2a0-5c70-810c-096fa6f850bb", "x", ""]
    expect(
      redact(
        "ERIKA Muster-Frau (jun.) of Erikasville, token 70850a20-a2a0-5c70-810c-096fa6f850bb",
        secrets,
      ),
    ).toBe("[redacted] [redacted] of Erikasville, token [redacted]")
  })
})
