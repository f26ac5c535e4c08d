import { z } from "zod"

/** ISO 3166-1 alpha-2; Klarna takes either case. @see klarna: Payments, address.country */
export const CountryCode = z.string().regex(/^[A-Za-z]{2}$/)

/** ISO 4217; Klarna takes either case. @see klarna: Payments, purchase_currency */
export const CurrencyCode = z.string().regex(/^[A-Za-z]{3}$/)

/** Language and country, e.g. `de-DE`. @see klarna: Payments, locale */
export const Locale = z.string().regex(/^[A-Za-z]{2}(?:-[A-Za-z]{2})*$/)

/** Largest amount of a line or of an Order Management request, in minor units. */
export const MAX_AMOUNT = 200_000_000

/** Largest amount of a line of a customer token's order, in minor units. */
export const MAX_TOKEN_LINE_AMOUNT = 100_000_000

/** An amount in minor units, zero or more. */
export const Amount = z.int().min(0)

/** An amount in minor units of an Order Management request. */
export const CappedAmount = z.int().min(0).max(MAX_AMOUNT)

/** A text of at most `max` characters, the empty one included. */
export const text = (max: number) => z.string().max(max)

/**
 * A text of an answer that no answer fails for: a number reads as a text, and a value of another kind as if it were
 * missing. Empty texts stay: Klarna writes them for what is missing. @see docs/klarna-surprises.md, "Empty strings"
 */
export const answerText = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(undefined)
