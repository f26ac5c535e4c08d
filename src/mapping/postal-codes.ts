/** How a country writes its postal codes. */
interface Form {
  /** Without spaces and hyphens. */
  readonly compact: RegExp
  /** Where it is divided, from the end where that is negative, and by what; nowhere where that is missing. */
  readonly divided?: readonly [at: number, by: string]
  /** Written with and without the space, and Klarna's own examples have both: either stays. */
  readonly eitherWay?: true
  /** What people put before it, besides the country's code; from the plates of cars. */
  readonly plate?: string
}

const digits = (count: number, plate?: string): Form => ({
  compact: new RegExp(`^\\d{${String(count)}}$`),
  ...(plate === undefined ? {} : { plate }),
})
const FIVE_WITH_SPACE = { compact: /^\d{5}$/, divided: [3, " "], eitherWay: true } as const

/** @see klarna: sample data of each country */
const FORMS: Readonly<Record<string, Form>> = {
  AT: digits(4, "A"),
  AU: digits(4),
  BE: digits(4, "B"),
  CA: { compact: /^[A-Z]\d[A-Z]\d[A-Z]\d$/, divided: [3, " "] },
  CH: digits(4),
  CZ: FIVE_WITH_SPACE,
  DE: digits(5, "D"),
  DK: digits(4),
  ES: digits(5, "E"),
  FI: digits(5, "FIN"),
  FR: digits(5, "F"),
  GB: { compact: /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/, divided: [-3, " "], plate: "UK" },
  GR: FIVE_WITH_SPACE,
  HU: digits(4, "H"),
  IE: { compact: /^[A-Z]\d[\dW][A-Z\d]{4}$/, divided: [3, " "] },
  IT: digits(5, "I"),
  MX: digits(5),
  NL: { compact: /^\d{4}[A-Z]{2}$/, divided: [4, " "] },
  NO: digits(4, "N"),
  NZ: digits(4),
  PL: { compact: /^\d{5}$/, divided: [2, "-"] },
  PT: { compact: /^\d{7}$/, divided: [4, "-"], plate: "P" },
  RO: digits(6),
  SE: { ...FIVE_WITH_SPACE, plate: "S" },
  SK: FIVE_WITH_SPACE,
  US: { compact: /^\d{5}(\d{4})?$/, divided: [5, "-"] },
}

const AS_PEOPLE_WRITE_IT = /^[\d ]+$/

/**
 * A postal code in its country's form: without the country before it, divided as it is divided there. One that isn't of that form
 * stays as it was typed: nobody knows better than who lives there.
 * @param country ISO 3166-1 alpha-2, upper case
 */
export function toPostalCode(typed: string, country = ""): string {
  const form = FORMS[country]
  if (!form || (form.eitherWay && AS_PEOPLE_WRITE_IT.test(typed))) return typed
  const bare = typed.toUpperCase().replace(/[\s\-–.]/g, "")
  const compact = [bare, ...withoutPrefix(bare, country, form)].find((code) =>
    form.compact.test(code),
  )
  return compact === undefined ? typed : divide(compact, form)
}

function withoutPrefix(bare: string, country: string, { plate }: Form): string[] {
  const prefixes = plate === undefined ? [country] : [country, plate]
  return prefixes.flatMap((prefix) => (bare.startsWith(prefix) ? [bare.slice(prefix.length)] : []))
}

function divide(compact: string, { divided: [at, by] = [compact.length, ""] }: Form): string {
  const end = compact.slice(at)
  return end === "" ? compact : `${compact.slice(0, at)}${by}${end}`
}
