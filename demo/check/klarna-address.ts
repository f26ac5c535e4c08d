import type { Person } from "./purchases"

/** What a storefront hands to Klarna's widget for `authorize`: who buys and where it goes. The lines are in the session. */
export function toAuthorizePayload(person: Person) {
  const address = {
    given_name: person.first_name,
    family_name: person.last_name,
    email: person.email,
    street_address: person.address_1,
    postal_code: person.postal_code,
    city: person.city,
    ...(person.province ? { region: person.province.split("-").at(-1)?.toUpperCase() } : {}),
    country: person.country_code.toUpperCase(),
    phone: person.phone,
  }
  return { billing_address: address, shipping_address: address }
}
