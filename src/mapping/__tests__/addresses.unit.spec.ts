import { Address } from "../../klarna/contract/address"
import { type Addressee, toKlarnaAddress } from "../addresses"
import { MappingError } from "../mapping-error"
import { MedusaAddress } from "../medusa/people"
import { anAddress } from "./builders"

const ANNA = { email: "anna@shopper.test", locale: "de-DE", organization: undefined }
const klarnaAddress = (more = {}, addressee: Partial<Addressee> = {}) =>
  toKlarnaAddress(MedusaAddress.parse(anAddress(more)), { ...ANNA, ...addressee })

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
    expect(klarnaAddress({}, { email: null }).email).toBeUndefined()
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
    const address = klarnaAddress({
      address_1: long,
      address_2: long,
      city: long,
      first_name: long,
      last_name: long,
      province: long,
    })
    expect(Address.safeParse(address).error).toBeUndefined()
  })

  it("refuses a long postal code, because a cut one is another place's", () => {
    const refused = () => klarnaAddress({ postal_code: "12345-678901" })
    expect(refused).toThrow(MappingError)
    expect(refused).toThrow("The postal code has 12 characters; Klarna expects at most 10.")
  })

  it("refuses a long e-mail, because a cut one is another person's", () => {
    const refused = () => klarnaAddress({}, { email: `${"x".repeat(90)}@shopper.test` })
    expect(refused).toThrow("The e-mail has 103 characters; Klarna expects at most 99.")
  })

  it("refuses a country that is no code", () => {
    expect(() => klarnaAddress({ country_code: "Germany" })).toThrow(
      'The address has country "GERMANY"; Klarna expects a code of two letters, as "DE".',
    )
  })

  it.each([
    ["A", undefined],
    ["4711", undefined],
    ["Bo", "Bo"],
    ["O'Hara-Müller", "O'Hara-Müller"],
  ])("leaves a name out that Klarna refuses, so that it asks for it: %p", (name, kept) => {
    const address = klarnaAddress({ first_name: name, last_name: name })
    expect([address.given_name, address.family_name]).toEqual([kept, kept])
  })

  it.each([
    ["+49 (0)30 / 901-820", "+49 (0)30 / 901-820"],
    [" 0176 1428 4340 ", "0176 1428 4340"],
    ["1234", undefined],
    ["call me", undefined],
    ["030 901820 (evenings)", undefined],
    ["+".padEnd(30, "1"), undefined],
  ])("leaves a phone out that is none: %p", (phone, kept) => {
    expect(klarnaAddress({ phone }).phone).toBe(kept)
  })

  it.each([
    ["us", "us-ny", "NY"],
    ["us", "NY", "NY"],
    ["au", "au-nsw", "NSW"],
    ["us", "New York", "NY"],
    ["de", "us-ny", "us-ny"],
  ])("has in %s for Medusa's province %p the region %p", (country_code, province, region) => {
    expect(klarnaAddress({ country_code, province }).region).toBe(region)
  })

  it.each([
    ["gb", "en-GB", "mr.", "Mr"],
    ["de", "de-DE", "Frau", "Frau"],
    ["de", "de-DE", "Dr.", undefined],
    ["be", "nl-BE", "mevr", "Mevr."],
    ["ch", "fr-CH", "Mme", "Mme"],
    ["ch", "it-CH", "Mme", undefined],
    ["se", "sv-SE", "Herr", undefined],
    ["de", "de-DE", 5, undefined],
  ])("takes only Klarna's titles in %s, %s: %p", (country_code, locale, title, taken) => {
    const address = klarnaAddress({ country_code, metadata: { title } }, { locale })
    expect(address.title).toBe(taken)
  })

  it("names no organization for a person, though the parcel goes to a company", () => {
    expect(klarnaAddress({ company: "Muster GmbH" }).organization_name).toBeUndefined()
  })

  it.each([
    ["its own", { company: "Muster Lager GmbH" }, "Muster Lager GmbH"],
    ["the buyer's", { company: " " }, "Muster GmbH"],
  ])("names an organization in every address: %s", (_whose, more, name) => {
    const address = klarnaAddress(more, { organization: "Muster GmbH" })
    expect(address.organization_name).toBe(name)
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
