import type { Address } from "../klarna/contract/address"
import { MappingError } from "./mapping-error"
import type { MedusaAddress } from "./medusa/people"
import { toPostalCode } from "./postal-codes"
import { toState } from "./states"
import { toText } from "./text"
import { toTitle } from "./titles"

const TEXT_LIMIT = 99
const POSTAL_CODE_LIMIT = 10
/** Where Klarna doesn't take an address without its state. @see klarna: Payments, address.region */
const REGION_COUNTRIES = new Set(["US", "AU"])
const ONLY_DIGITS = /^\d+$/
/** What people write into a phone number; anything else in it makes Klarna refuse the whole address. */
const PHONE = /^\+?[\d\s()./-]+$/
const PHONE_DIGITS = { max: 20, min: 5 }

/** Whose address it is. */
export interface Addressee {
  readonly email: string | null | undefined
  /** Language and country, e.g. `fr-CH`: titles are in it. */
  readonly locale: string
  /** Of a company that buys. */
  readonly organization: string | undefined
}

/**
 * Klarna's form of a Medusa address. Empty fields are left out: Klarna takes an empty one for a different one. So are names
 * and phones that Klarna would refuse: it asks the shopper for what is missing.
 * @throws MappingError when the state is missing where Klarna needs it or isn't one of the country's, or a field that can't be
 *   cut is too long
 */
export function toKlarnaAddress(address: MedusaAddress, addressee: Addressee): Address {
  const country = toCountry(address)
  return {
    city: toText(address.city, TEXT_LIMIT),
    country,
    email: whole(addressee.email, { field: "e-mail", limit: TEXT_LIMIT }),
    family_name: toName(address.last_name),
    given_name: toName(address.first_name),
    organization_name:
      addressee.organization && (toText(address.company, TEXT_LIMIT) ?? addressee.organization),
    phone: toPhone(address.phone),
    postal_code: whole(address.postal_code && toPostalCode(address.postal_code, country), {
      field: "postal code",
      limit: POSTAL_CODE_LIMIT,
    }),
    region: toRegion(address, country),
    street_address: toText(address.address_1, TEXT_LIMIT),
    street_address2: toText(address.address_2, TEXT_LIMIT),
    title: toTitle(address.metadata?.["title"], { country, locale: addressee.locale }),
  }
}

function toCountry({ country_code }: MedusaAddress): string | undefined {
  const code = country_code?.trim().toUpperCase()
  if (!code) return undefined
  if (/^[A-Z]{2}$/.test(code)) return code
  throw new MappingError(
    `The address has country "${code}"; Klarna expects a code of two letters, as "DE".`,
  )
}

/** A text of which no part may be missing: a cut postal code is another place's, a cut e-mail another person's. */
function whole(
  value: string | null | undefined,
  { field, limit }: { readonly field: string; readonly limit: number },
): string | undefined {
  const text = toText(value, Infinity) ?? ""
  if (text.length <= limit) return text || undefined
  throw new MappingError(
    `The ${field} has ${String(text.length)} characters; Klarna expects at most ${String(limit)}.`,
  )
}

/** @see klarna: Payments, address.given_name: more than one character, not digits alone */
function toName(value: string | null | undefined): string | undefined {
  const name = toText(value, TEXT_LIMIT)
  return name && name.length > 1 && !ONLY_DIGITS.test(name) ? name : undefined
}

function toPhone(value: string | null | undefined): string | undefined {
  const phone = toText(value, TEXT_LIMIT) ?? ""
  const digits = phone.replace(/\D/g, "").length
  const fits = digits >= PHONE_DIGITS.min && digits <= PHONE_DIGITS.max
  return fits && PHONE.test(phone) ? phone : undefined
}

/** The state by its code where it has one, without the country that Medusa's tax regions put before it: `us-ny` is NY. */
function toRegion({ province }: MedusaAddress, country = ""): string | undefined {
  const region = toText(province, TEXT_LIMIT)
  const coded = region?.toUpperCase().match(/^([A-Z]{2})-([A-Z0-9]{1,3})$/)
  if (coded?.[1] === country && coded[2] !== undefined) return toState(coded[2], country)
  if (region) return toState(region, country)
  if (!REGION_COUNTRIES.has(country)) return undefined
  throw new MappingError(
    `The address in ${country} has no province; Klarna expects a state there, as "NY" or "NSW".`,
  )
}
