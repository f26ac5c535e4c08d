/** Titles that Klarna takes, by country, or by language where a country has several. @see klarna: Payments, address.title */
const TITLES: Readonly<Record<string, readonly string[]>> = {
  AT: ["Herr", "Frau"],
  BE: ["Dhr.", "Mevr."],
  DE: ["Herr", "Frau"],
  GB: ["Mr", "Ms"],
  NL: ["Dhr.", "Mevr."],
  "de-CH": ["Herr", "Frau"],
  "fr-CH": ["M", "Mme"],
  "it-CH": ["Sig.", "Sig.ra"],
}

/** A title as Klarna spells it; undefined for one that it doesn't take there. */
export function toTitle(
  value: unknown,
  { country = "", locale }: { readonly country: string | undefined; readonly locale: string },
): string | undefined {
  if (typeof value !== "string") return undefined
  const allowed = TITLES[country] ?? TITLES[locale] ?? []
  return allowed.find((title) => bare(title) === bare(value))
}

function bare(title: string): string {
  return title.trim().toLowerCase().replace(/\.$/, "")
}
