/** Shoppers of Klarna's test data, by country. */
const PEOPLE = {
  de: {
    email: "customer@email.de",
    first_name: "Mock",
    last_name: "Mock",
    address_1: "Neue Schönhauser Str. 2",
    postal_code: "10178",
    city: "Berlin",
    phone: "+49017614284340",
  },
  gb: {
    email: "customer@email.uk",
    first_name: "John",
    last_name: "Doe",
    address_1: "10 New Burlington Street Apt. 214",
    postal_code: "W1S 3BE",
    city: "London",
    phone: "+447755564318",
  },
  se: {
    email: "customer@email.se",
    first_name: "Alice",
    last_name: "Test",
    address_1: "Södra Blasieholmshamnen 2",
    postal_code: "11148",
    city: "Stockholm",
    phone: "+46701740615",
  },
  us: {
    email: "customer@email.us",
    first_name: "John",
    last_name: "Doe",
    address_1: "509 Amsterdam Ave",
    postal_code: "10024-3941",
    city: "New York",
    province: "NY",
    phone: "+13106683312",
  },
}

export const FIELDS = {
  email: "E-mail",
  first_name: "First name",
  last_name: "Last name",
  address_1: "Street",
  postal_code: "Postal code",
  city: "City",
  province: "State",
  phone: "Phone",
}

/** Everybody can be changed by hand; a country without an entry starts empty. */
export const personOf = (country) => PEOPLE[country] ?? {}
