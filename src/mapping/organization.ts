import { type Customer, OrganizationEntityType } from "../klarna/contract/customer"
import { marketOf } from "../klarna/markets"
import type { MedusaSale } from "./medusa/sale"
import type { Metadata } from "./medusa/text"
import { toText } from "./text"

const NAME_LIMIT = 99
const ID_LIMIT = 255

/** A company that buys. */
export interface Organization {
  readonly name: string
  readonly registrationId: string | undefined
  readonly vatId: string | undefined
  readonly entityType: Customer["organization_entity_type"]
}

/**
 * The company that buys; undefined for a person. A filled-in company alone is none: people have parcels sent to work, and a
 * private purchase sent as a company's ends at Klarna. See docs/decisions/0005.
 * @param country of the purchase, ISO 3166-1 alpha-2
 */
export function organizationOf(sale: MedusaSale, country: string): Organization | undefined {
  if (!marketOf(country)?.business) return undefined
  const billing = sale.billing_address ?? sale.shipping_address
  const said = [sale.metadata, billing?.metadata, sale.customer?.metadata]
  const type = firstText(said, "klarna_customer_type")
  const registrationId = firstText(said, "organization_registration_id")
  const vatId = firstText(said, "vat_id")
  const named = toText(billing?.company, NAME_LIMIT)
  const declared = type === "organization"
  const name = named ?? (declared ? otherNameOf(sale) : undefined)
  if (!name || type === "person" || !(declared || registrationId || vatId)) return undefined
  const entity = OrganizationEntityType.safeParse(firstText(said, "organization_entity_type"))
  return { entityType: entity.data, name, registrationId, vatId }
}

function otherNameOf({ shipping_address, customer }: MedusaSale): string | undefined {
  return toText(shipping_address?.company, NAME_LIMIT) ?? toText(customer?.company_name, NAME_LIMIT)
}

function firstText(said: readonly (Metadata | undefined)[], key: string): string | undefined {
  return said.map((metadata) => toText(metadata?.[key], ID_LIMIT)).find((text) => text)
}
