/** Path parameters with which whoever holds them can act. */
const TOKENS = new Set(["authorization_token", "customer_token"])

/** Fields of a request that say who the shopper is. City, postal code, country and the like don't. */
const PERSONAL = new Set([
  "attention",
  "customer_token",
  "date_of_birth",
  "email",
  "family_name",
  "given_name",
  "last_four_ssn",
  "national_identification_number",
  "organization_name",
  "organization_registration_id",
  "phone",
  "street_address",
  "street_address2",
  "vat_id",
])

/** Every text of a request that no error may repeat: tokens in its path, the shopper's data in its body. */
export function secretsOf(params: Readonly<Record<string, string>>, body: unknown): string[] {
  const tokens = Object.entries(params).flatMap(([name, value]) =>
    TOKENS.has(name) ? [value] : [],
  )
  return [...tokens, ...personalValues(body)]
}

function personalValues(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === "string" ? (PERSONAL.has(name) ? [inner] : []) : personalValues(inner),
  )
}
