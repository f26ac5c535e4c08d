import type { Address } from "../klarna/contract/address"
import { MappingError } from "./mapping-error"
import type { MedusaAddress } from "./medusa/priced"
import { cut } from "./text"

const TEXT_LIMIT = 99
/** Where Klarna doesn't take an address without its state. @see klarna: Payments, address.region */
const REGION_COUNTRIES = new Set(["US", "AU"])

/**
 * Klarna's form of a Medusa address. Empty fields are left out: Klarna takes an empty one for a different one.
 * @throws MappingError when the state is missing where Klarna needs it
 */
export function toKlarnaAddress(address: MedusaAddress, email: string | null | undefined): Address {
  refuseMissingRegion(address)
  return {
    city: toText(address.city),
    country: address.country_code?.toUpperCase(),
    email: toText(email),
    family_name: toText(address.last_name),
    given_name: toText(address.first_name),
    phone: toText(address.phone),
    postal_code: toText(address.postal_code),
    region: toText(address.province),
    street_address: toText(address.address_1),
    street_address2: toText(address.address_2),
  }
}

function refuseMissingRegion({ country_code, province }: MedusaAddress): void {
  const country = country_code?.toUpperCase() ?? ""
  if (!REGION_COUNTRIES.has(country) || toText(province)) return
  throw new MappingError(
    `The address in ${country} has no province; Klarna expects a state there, as "NY" or "NSW".`,
  )
}

function toText(value: string | null | undefined): string | undefined {
  const text = cut(value?.trim() ?? "", TEXT_LIMIT)
  return text === "" ? undefined : text
}
