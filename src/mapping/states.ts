import { MappingError } from "./mapping-error"

/** States by the code that Klarna takes, with the names that shoppers type. @see klarna: Payments, address.region */
const STATES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AU: {
    ACT: "Australian Capital Territory",
    NSW: "New South Wales",
    NT: "Northern Territory",
    QLD: "Queensland",
    SA: "South Australia",
    TAS: "Tasmania",
    VIC: "Victoria",
    WA: "Western Australia",
  },
  CA: {
    AB: "Alberta",
    BC: "British Columbia|Colombie-Britannique",
    MB: "Manitoba",
    NB: "New Brunswick|Nouveau-Brunswick",
    NL: "Newfoundland and Labrador|Newfoundland|Terre-Neuve-et-Labrador",
    NS: "Nova Scotia|Nouvelle-Écosse",
    NT: "Northwest Territories|Territoires du Nord-Ouest",
    NU: "Nunavut",
    ON: "Ontario",
    PE: "Prince Edward Island|Île-du-Prince-Édouard",
    QC: "Québec",
    SK: "Saskatchewan",
    YT: "Yukon",
  },
  US: {
    AA: "Armed Forces Americas",
    AE: "Armed Forces Europe",
    AK: "Alaska",
    AL: "Alabama",
    AP: "Armed Forces Pacific",
    AR: "Arkansas",
    AS: "American Samoa",
    AZ: "Arizona",
    CA: "California",
    CO: "Colorado",
    CT: "Connecticut",
    DC: "District of Columbia|Washington DC",
    DE: "Delaware",
    FL: "Florida",
    GA: "Georgia",
    GU: "Guam",
    HI: "Hawaii",
    IA: "Iowa",
    ID: "Idaho",
    IL: "Illinois",
    IN: "Indiana",
    KS: "Kansas",
    KY: "Kentucky",
    LA: "Louisiana",
    MA: "Massachusetts",
    MD: "Maryland",
    ME: "Maine",
    MI: "Michigan",
    MN: "Minnesota",
    MO: "Missouri",
    MP: "Northern Mariana Islands",
    MS: "Mississippi",
    MT: "Montana",
    NC: "North Carolina",
    ND: "North Dakota",
    NE: "Nebraska",
    NH: "New Hampshire",
    NJ: "New Jersey",
    NM: "New Mexico",
    NV: "Nevada",
    NY: "New York",
    OH: "Ohio",
    OK: "Oklahoma",
    OR: "Oregon",
    PA: "Pennsylvania",
    PR: "Puerto Rico",
    RI: "Rhode Island",
    SC: "South Carolina",
    SD: "South Dakota",
    TN: "Tennessee",
    TX: "Texas",
    UT: "Utah",
    VA: "Virginia",
    VI: "Virgin Islands|US Virgin Islands",
    VT: "Vermont",
    WA: "Washington",
    WI: "Wisconsin",
    WV: "West Virginia",
    WY: "Wyoming",
  },
}

const EXAMPLES: Readonly<Record<string, string>> = { AU: "NSW", CA: "ON", US: "NY" }

/** The codes of a country's states by everything that they are called. */
const CODES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(STATES).map(([country, states]) => {
    const calls = ([code, names]: [string, string]) =>
      [code, ...names.split("|")].map((name): [string, string] => [bare(name), code])
    return [country, new Map(Object.entries(states).flatMap(calls))]
  }),
)

/**
 * The code of a state, by its code or its name; the text itself in countries whose states aren't listed here.
 * @param country ISO 3166-1 alpha-2, upper case
 * @throws MappingError for a state that the country doesn't have
 */
export function toState(text: string, country: string): string {
  const codes = CODES.get(country)
  if (!codes) return text
  const code = codes.get(bare(text))
  if (code !== undefined) return code
  throw new MappingError(
    `The address in ${country} has the province "${text}"; Klarna expects a state there, as "${EXAMPLES[country] ?? ""}".`,
  )
}

/** As people mean it: without accents, dots and the like, in lower case. */
function bare(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\p{M}.,'’]/gu, "")
    .replaceAll("&", "and")
    .toLowerCase()
    .replace(/[\s-]+/g, " ")
    .trim()
}
