import { toKlarnaAddress } from "../addresses"
import { toKlarnaCustomer } from "../customer"
import { MappingError } from "../mapping-error"
import { MedusaAddress } from "../medusa/people"
import { aCart, anAddress } from "./builders"

const addressee = { email: undefined, locale: "en-US", organization: undefined }
const addressIn = (country_code: string, more: Record<string, unknown>) =>
  toKlarnaAddress(MedusaAddress.parse(anAddress({ country_code, ...more })), addressee)

describe("a birthday", () => {
  const birthdayOf = (date_of_birth: unknown) => {
    const customer = { has_account: true, id: "cus_1", metadata: { date_of_birth } }
    return toKlarnaCustomer(aCart().with({ customer }).build(), undefined, true)?.date_of_birth
  }

  it.each(["1970-07-10", "2000-02-29", "1999-12-31", " 1970-07-10 "])("is sent: %s", (born) => {
    expect(birthdayOf(born)).toBe(born.trim())
  })

  it.each([
    "2090-13-45",
    "1970-02-30",
    "1999-02-29",
    "1900-02-29",
    "1970-00-10",
    "1970-07-00",
    "0000-01-01",
    "1970-7-10",
    "10.07.1970",
    "1970-07-10T00:00:00Z",
    19_700_710,
    null,
  ])("is left out where there is no such day: %p", (born) => {
    expect(birthdayOf(born)).toBeUndefined()
  })
})

describe("a state", () => {
  it.each([
    ["us", "New York", "NY"],
    ["us", " new  york ", "NY"],
    ["us", "ny", "NY"],
    ["us", "us-ny", "NY"],
    ["us", "US-NY", "NY"],
    ["us", "N.Y.", "NY"],
    ["us", "Washington, D.C.", "DC"],
    ["us", "District of Columbia", "DC"],
    ["us", "Washington", "WA"],
    ["us", "West-Virginia", "WV"],
    ["us", "Puerto Rico", "PR"],
    ["us", "AE", "AE"],
    ["ca", "Québec", "QC"],
    ["ca", "Quebec", "QC"],
    ["ca", "ca-qc", "QC"],
    ["ca", "Colombie-Britannique", "BC"],
    ["ca", "British Columbia", "BC"],
    ["ca", "Île-du-Prince-Édouard", "PE"],
    ["ca", "Newfoundland & Labrador", "NL"],
    ["ca", "", undefined],
    ["au", "New South Wales", "NSW"],
    ["au", "au-nsw", "NSW"],
    ["au", "victoria", "VIC"],
    ["au", "ACT", "ACT"],
    ["de", "Bayern", "Bayern"],
    ["mx", "Nuevo León", "Nuevo León"],
    ["gb", "Greater London", "Greater London"],
  ])("in %s that a shopper calls %p is %p", (country, province, region) => {
    expect(addressIn(country, { province }).region).toBe(region)
  })

  it.each([
    ["us", "Bavaria"],
    ["us", "XX"],
    ["us", "ca-on"],
    ["ca", "New York"],
    ["au", "NY"],
  ])("in %s that is none is refused with a sentence: %p", (country, province) => {
    const refused = () => addressIn(country, { province })
    const code = { au: "NSW", ca: "ON", us: "NY" }[country] ?? ""
    expect(refused).toThrow(MappingError)
    expect(refused).toThrow(
      `The address in ${country.toUpperCase()} has the province "${province}"; Klarna expects a state there, as "${code}".`,
    )
  })
})

describe("a postal code", () => {
  it.each([
    ["de", "D-10117", "10117"],
    ["de", "DE 10117", "10117"],
    ["de", "10 117", "10117"],
    ["at", "A-1060", "1060"],
    ["ch", "CH-8001", "8001"],
    ["be", "B 1000", "1000"],
    ["fr", "F-75009", "75009"],
    ["fi", "FIN-00100", "00100"],
    ["se", "SE-111 48", "111 48"],
    ["se", "S11148", "111 48"],
    ["nl", "1068sr", "1068 SR"],
    ["nl", "NL-1068 SR", "1068 SR"],
    ["gb", "w1s3be", "W1S 3BE"],
    ["gb", "EC1A1BB", "EC1A 1BB"],
    ["gb", "m1  1ae", "M1 1AE"],
    ["ie", "d02c838", "D02 C838"],
    ["ca", "v7h1l9", "V7H 1L9"],
    ["ca", "V7H-1L9", "V7H 1L9"],
    ["pl", "01460", "01-460"],
    ["pl", "PL 01 460", "01-460"],
    ["pt", "1990 094", "1990-094"],
    ["us", "100243941", "10024-3941"],
    ["us", "10024 - 3941", "10024-3941"],
    ["us", "US-10024", "10024"],
    ["cz", "CZ-15500", "155 00"],
    ["gr", "GR 15123", "151 23"],
    ["dk", "DK-1556", "1556"],
    ["no", "N-0194", "0194"],
    ["es", "E-28012", "28012"],
    ["it", "I-00146", "00146"],
    ["ro", "RO-061357", "061357"],
    ["hu", "H-1083", "1083"],
    ["sk", "SK-81006", "810 06"],
  ])("is brought into the form of %s: %p is %p", (country, typed, sent) => {
    expect(addressIn(country, { postal_code: typed, province: stateOf(country) }).postal_code).toBe(
      sent,
    )
  })

  it.each([
    ["se", "11148"],
    ["se", "111 48"],
    ["se", "11 148"],
    ["cz", "15500"],
    ["gr", "151 23"],
    ["us", "10024-3941"],
    ["us", "1002"],
    ["au", "4877"],
    ["au", "QLD 4877"],
    ["de", "1011"],
    ["de", "101170"],
    ["gb", "London"],
    ["gb", "W1S 3BE"],
    ["pt", "1990"],
    ["mx", "03000"],
    ["nz", "6011"],
    ["jp", "100-0001"],
    ["li", "FL-9490"],
  ])(
    "is left as it was typed where that may be right, or nobody knows: in %s %p",
    (country, typed) => {
      expect(
        addressIn(country, { postal_code: typed, province: stateOf(country) }).postal_code,
      ).toBe(typed)
    },
  )

  it("is long or short as it is sent: a prefix doesn't count", () => {
    expect(addressIn("de", { postal_code: "DE  -  10117" }).postal_code).toBe("10117")
  })

  const stateOf = (country: string) => ({ au: "QLD", ca: "BC", us: "NY" })[country] ?? null
})
