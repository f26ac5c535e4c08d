import { MARKETS } from "../../klarna/markets"
import { organizationOf } from "../organization"
import { aCart } from "./builders"

const VAT = { vat_id: "DE123456789" }
const company = { company: "Muster GmbH" }
const declared = { klarna_customer_type: "organization" }

describe("organizationOf", () => {
  it.each([
    ["a company with a VAT id in its address", aCart().withBilling({ ...company, metadata: VAT })],
    ["a company with one in the cart", aCart().withBilling(company).with({ metadata: VAT })],
    [
      "a company with one in the customer",
      aCart()
        .withBilling(company)
        .with({ customer: { id: "cus_1", metadata: VAT } }),
    ],
    [
      "a company with a registration id",
      aCart()
        .withBilling(company)
        .with({ metadata: { organization_registration_id: "HRB 1" } }),
    ],
    ["one that is said to be", aCart().withBilling(company).with({ metadata: declared })],
    [
      "one that is said to be, by the customer's company name",
      aCart()
        .withBilling()
        .with({ customer: { company_name: "Muster GmbH", id: "cus_1", metadata: declared } }),
    ],
    [
      "one whose only address is for shipping",
      aCart().withShippingAddress({ ...company, metadata: VAT }),
    ],
  ])("is %s", (_what, cart) => {
    expect(organizationOf(cart.build(), "DE")?.name).toBe("Muster GmbH")
  })

  it.each([
    ["somebody who has the parcel sent to work", aCart().withBilling(company)],
    ["somebody with a VAT id and no company", aCart().withBilling({ metadata: VAT })],
    [
      "a company's customer who buys at home",
      aCart()
        .withBilling()
        .with({ customer: { company_name: "M", id: "c", metadata: VAT } }),
    ],
    [
      "one who says so",
      aCart()
        .withBilling({ ...company, metadata: VAT })
        .with({ metadata: { klarna_customer_type: "person" } }),
    ],
    ["a company without a name", aCart().withBilling().with({ metadata: declared })],
  ])("is none for %s", (_what, cart) => {
    expect(organizationOf(cart.build(), "DE")).toBeUndefined()
  })

  const buyer = aCart()
    .withBilling({ ...company, metadata: VAT })
    .build()
  it.each(Object.keys(MARKETS))(
    "is none in %s unless Klarna sells to companies there",
    (country) => {
      const business = "AT CH DE DK ES FI FR GB IT NL NO SE".split(" ").includes(country)
      expect(organizationOf(buyer, country) !== undefined).toBe(business)
    },
  )

  it("has its ids and its kind, if it is one that Klarna knows", () => {
    const metadata = {
      ...VAT,
      organization_entity_type: "LIMITED_COMPANY",
      organization_registration_id: "HRB 1",
    }
    expect(
      organizationOf(
        aCart()
          .withBilling({ ...company, metadata })
          .build(),
        "DE",
      ),
    ).toEqual({
      entityType: "LIMITED_COMPANY",
      name: "Muster GmbH",
      registrationId: "HRB 1",
      vatId: "DE123456789",
    })
    const odd = { ...metadata, organization_entity_type: "CLUB" }
    const found = organizationOf(
      aCart()
        .withBilling({ ...company, metadata: odd })
        .build(),
      "DE",
    )
    expect(found?.entityType).toBeUndefined()
  })
})
