import { Address } from "../../klarna/contract/address"
import { toKlarnaAddress } from "../addresses"
import { MappingError } from "../mapping-error"
import { MedusaAddress } from "../medusa/priced"
import { anAddress } from "./builders"

const klarnaAddress = (more = {}, email: string | null = "anna@shopper.test") =>
  toKlarnaAddress(MedusaAddress.parse(anAddress(more)), email)

describe("toKlarnaAddress", () => {
  it("puts each field of Medusa's where Klarna has it", () => {
    expect(klarnaAddress({ province: "Berlin" })).toEqual({
      city: "Berlin",
      country: "DE",
      email: "anna@shopper.test",
      family_name: "Muster",
      given_name: "Anna",
      phone: "+4930901820",
      postal_code: "10117",
      region: "Berlin",
      street_address: "Unter den Linden 17",
      street_address2: "2. OG",
    })
  })

  it.each([[null], [undefined], [""], ["   "]])(
    "leaves a field that is %p out, which Klarna would compare",
    (empty) => {
      expect(JSON.parse(JSON.stringify(klarnaAddress({ address_2: empty })))).not.toHaveProperty(
        "street_address2",
      )
    },
  )

  it("leaves an absent e-mail out", () => {
    expect(klarnaAddress({}, null).email).toBeUndefined()
  })

  it("cuts spaces around a text, and what is longer than Klarna takes", () => {
    expect(klarnaAddress({ city: " Berlin ", address_1: "x".repeat(120) })).toMatchObject({
      city: "Berlin",
      street_address: "x".repeat(99),
    })
  })

  it("keeps no half of an emoji at the cut", () => {
    expect(klarnaAddress({ address_1: `${"x".repeat(98)}🏠` }).street_address).toBe("x".repeat(98))
  })

  it("passes Klarna's strict contract, long texts included", () => {
    const long = "x".repeat(500)
    const address = klarnaAddress(
      { address_1: long, address_2: long, city: long, first_name: long, last_name: long },
      long,
    )
    expect(Address.safeParse(address).error).toBeUndefined()
  })

  it("never shortens a postal code, because a cut one is another place's", () => {
    const address = klarnaAddress({ postal_code: "12345-678901" })
    expect(address.postal_code).toBe("12345-678901")
    expect(Address.safeParse(address).success).toBe(false)
  })

  it.each([
    ["us", null],
    ["au", "  "],
    ["AU", undefined],
  ])("refuses an address in %s whose state is %p", (country_code, province) => {
    const refused = () => klarnaAddress({ country_code, province })
    expect(refused).toThrow(MappingError)
    expect(refused).toThrow(`The address in ${country_code.toUpperCase()} has no province`)
  })

  it.each([
    ["us", "NY"],
    ["ca", null],
  ])("takes one in %s whose state is %p", (country_code, province) => {
    expect(klarnaAddress({ country_code, province }).region).toBe(province ?? undefined)
  })
})
